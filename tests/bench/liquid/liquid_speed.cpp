// Parses and renders one fixture as often as the time allows: `rehearsal_liquid_speed FOLDER SECONDS
// [OUTPUT]`. Prints nanoseconds for one parse of all its templates and for one rendering of `index`.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "liquid/template.h"

using namespace rehearsal;

namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Nanoseconds a call takes, over calls that fill the time.
template <class Call>
double measure(double seconds, Call call) {
    using Clock = std::chrono::steady_clock;
    std::size_t calls = 0;
    std::size_t batch = 1;
    const auto begin = Clock::now();
    double spent = 0;
    while (spent < seconds) {
        for (std::size_t i = 0; i < batch; ++i) call();
        calls += batch;
        spent = std::chrono::duration<double>(Clock::now() - begin).count();
        if (spent < seconds / 100) batch *= 2;
    }
    return spent / static_cast<double>(calls) * 1e9;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "rehearsal_liquid_speed FOLDER SECONDS [OUTPUT]\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    const double seconds = std::stod(arguments[2]);
    std::map<std::string, std::string> sources;
    for (const auto& file : std::filesystem::directory_iterator(folder / "templates"))
        sources[file.path().filename().string()] = read(file.path());
    const auto json = nlohmann::ordered_json::parse(read(folder / "data.json"));
    const std::vector<liquid::Root> roots = liquid::rootsOf(base::toValue(json));

    std::map<std::string, liquid::Template, std::less<>> parsed;
    for (const auto& [name, source] : sources) {
        auto each = liquid::Template::parse(source, name);
        if (!each) {
            std::cerr << name << ": " << each.error().text << "\n";
            return 1;
        }
        parsed.emplace(name, std::move(*each));
    }
    liquid::RenderOptions options;
    options.mode = liquid::Mode::Send;
    options.now = base::parseInstant("2026-03-14T10:00:00Z");
    options.partial = [&](std::string_view name) -> base::Expected<const liquid::Template*> {
        auto found = parsed.find(name);
        if (found == parsed.end()) found = parsed.find(std::string(name) + ".liquid");
        return found == parsed.end() ? nullptr : &found->second;
    };
    const liquid::Template& index = parsed.at("index.liquid");
    const liquid::RenderResult first = index.render(roots, options);
    for (const auto& problem : first.problems) std::cerr << problem.text << "\n";
    if (count > 3) std::ofstream(arguments[3], std::ios::binary) << first.output;

    std::size_t kept = 0;  // Keeps the work from being left out.
    const double parse = measure(seconds, [&] {
        for (const auto& [name, source] : sources) kept += liquid::Template::parse(source, name).has_value();
    });
    const double render = measure(seconds, [&] { kept += index.render(roots, options).output.size(); });
    std::printf("{\"parse_ns\": %.1f, \"render_ns\": %.1f, \"bytes\": %zu, \"kept\": %zu}\n", parse, render,
                first.output.size(), kept % 2);
    return first.failed ? 1 : 0;
}
