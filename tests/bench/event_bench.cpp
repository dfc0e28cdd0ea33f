// How fast lines of a stream are read, checked and named: `./dev bench event`.
#include <benchmark/benchmark.h>

#include <string>
#include <variant>

#include "event/line_parser.h"

using namespace rehearsal;

namespace {

const std::string line =
    R"({"type":"track","event":"Product Added","messageId":"m-184467","userId":"ana","anonymousId":"a-17",)"
    R"("timestamp":"2026-03-02T10:00:00.000Z","receivedAt":"2026-03-02T10:00:00.410Z","context":{"ip":"203.0.113.7",)"
    R"("locale":"en-GB","page":{"path":"/spring/linen-shirt","referrer":"https://example.com/"}},"properties":)"
    R"({"product_id":"linen-shirt","name":"Linen shirt","category":"shirts","price":49.9,"quantity":1}})";

/// A line with the bytes behind it that a writer asks for.
std::string padded(std::string text) {
    return text.append(event::RecordWriter::kPadding, '\0');
}

void write(benchmark::State& state, const condition::EventInterests& interests, const std::string& text) {
    event::RecordWriter writer(interests);
    const std::string bytes = padded(text);
    std::string record;
    for (auto _ : state) {
        record.clear();
        benchmark::DoNotOptimize(writer.write(std::string_view(bytes).substr(0, text.size()), 1, record));
    }
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.counters["record"] = static_cast<double>(record.size());
}

void writeWhole(benchmark::State& state) {
    write(state, event::everything(), line);
}
BENCHMARK(writeWhole);

void writeWhatRulesRead(benchmark::State& state) {
    condition::EventInterests interests;
    const auto added = interests.intern("Product Added");
    interests.reads(added, {"properties", "product_id"});
    interests.reads(added, {"properties", "price"});
    interests.seal();
    write(state, interests, line);
}
BENCHMARK(writeWhatRulesRead);

void writeWithoutMessageId(benchmark::State& state) {
    std::string text = line;
    const std::string id = R"("messageId":"m-184467",)";
    write(state, event::everything(), text.erase(text.find(id), id.size()));
}
BENCHMARK(writeWithoutMessageId);

void readBack(benchmark::State& state) {
    event::RecordWriter writer(event::everything());
    event::RecordReader reader(event::everything());
    const std::string bytes = padded(line);
    std::string record;
    writer.write(std::string_view(bytes).substr(0, line.size()), 1, record);
    for (auto _ : state) benchmark::DoNotOptimize(reader.read(event::Record(record.data())).content);
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(readBack);

void parseLine(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(event::parseLine(line));
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(line.size()));
}
BENCHMARK(parseLine);

}  // namespace
