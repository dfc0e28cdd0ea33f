// How fast lines of a stream are read, checked and named: `./dev bench event`.
#include <benchmark/benchmark.h>

#include <string>
#include <variant>

#include "event/json_line.h"
#include "event/line_parser.h"

using namespace rehearsal;

namespace {

const std::string line =
    R"({"type":"track","event":"Product Added","messageId":"m-184467","userId":"ana","anonymousId":"a-17",)"
    R"("timestamp":"2026-03-02T10:00:00.000Z","receivedAt":"2026-03-02T10:00:00.410Z","context":{"ip":"203.0.113.7",)"
    R"("locale":"en-GB","page":{"path":"/spring/linen-shirt","referrer":"https://example.com/"}},"properties":)"
    R"({"product_id":"linen-shirt","name":"Linen shirt","category":"shirts","price":49.9,"quantity":1}})";

void parseLine(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(event::parseLine(line));
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(line.size()));
}
BENCHMARK(parseLine);

void parseRoot(benchmark::State& state) {
    const auto event = std::get<event::Event>(event::parseLine(line));
    for (auto _ : state) benchmark::DoNotOptimize(event::parseRoot(event));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parseRoot);

void contentId(benchmark::State& state) {
    const auto root = *event::parseJsonLine(line);
    for (auto _ : state) benchmark::DoNotOptimize(event::contentId(root));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(contentId);

}  // namespace
