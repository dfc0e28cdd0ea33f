// Makes a stream of a shop's events to measure with, the same bytes for the same numbers on every machine.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <string>

#include "line_writer.h"
#include "planner.h"

using namespace rehearsal::bench;

namespace {

constexpr std::size_t kBlock = std::size_t{4} << 20;

bool write(const Size& size, std::ostream& out) {
    LineWriter writer(size.seed, size.days);
    std::string block;
    block.reserve(kBlock + 4096);
    for (const PlannedEvent& event : plan(size)) {
        writer.append(block, event);
        if (block.size() < kBlock) continue;
        out.write(block.data(), static_cast<std::streamsize>(block.size()));
        block.clear();
    }
    out.write(block.data(), static_cast<std::streamsize>(block.size()));
    out.flush();
    return out.good();
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Makes a stream of Segment events of a shop");
    Size size;
    std::string file;
    app.add_option("--events", size.events, "How many lines")->required()->check(CLI::Range(1, 100'000'000));
    app.add_option("--people", size.people, "How many people")->required()->check(CLI::Range(1, 10'000'000));
    app.add_option("--days", size.days, "Over how many days")->check(CLI::Range(1, 45));
    app.add_option("--seed", size.seed, "Another one, another stream");
    app.add_option("--out", file, "The file to write; - is standard output")->required();
    CLI11_PARSE(app, argc, argv);

    if (file == "-") return write(size, std::cout) ? 0 : 2;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    if (write(size, out)) return 0;
    std::cerr << file << " cannot be written\n";
    return 2;
}
