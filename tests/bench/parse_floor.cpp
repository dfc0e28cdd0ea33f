// The floor under the engine: the least anybody who takes a stream's lines seriously has to do. simdjson
// parses every line of a file that is in memory already, so every byte is checked, and nothing is kept.
// Prints what it found and how long it took as JSON. Usage: rehearsal_parse_floor FILE
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

struct Found {
    std::size_t objects = 0;
    std::size_t others = 0;
    std::size_t errors = 0;
};

Found parse(const simdjson::padded_string& text) {
    simdjson::dom::parser parser;
    simdjson::dom::document_stream documents;
    Found found;
    if (parser.parse_many(text).get(documents)) return {0, 0, 1};
    for (const auto document : documents) {
        if (document.error()) {
            ++found.errors;
        } else if (document.is_object()) {
            ++found.objects;
        } else {
            ++found.others;
        }
    }
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    simdjson::padded_string text;
    if (argc != 2 || simdjson::padded_string::load(argv[1]).get(text)) {
        std::fprintf(stderr, "Give the file to parse\n");
        return 2;
    }
    const auto lines = static_cast<std::size_t>(std::count(text.data(), text.data() + text.size(), '\n'));
    const auto begin = std::chrono::steady_clock::now();
    const Found found = parse(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("{\"lines\":%zu,\"objects\":%zu,\"seconds\":%.6f}\n", lines, found.objects, took.count());
    return found.objects == lines && found.others == 0 && found.errors == 0 ? 0 : 1;
}
