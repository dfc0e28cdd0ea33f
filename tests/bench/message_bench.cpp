// How fast mails are made: `./dev bench message`.
#include <benchmark/benchmark.h>

#include "bundle/files.h"
#include "message/composer.h"
#include "message/facts.h"
#include "message/html_text.h"
#include "message/mime.h"
#include "message/sample_context.h"

using namespace rehearsal;

namespace {

const bundle::Files& files() {
    static const bundle::Files kFiles =
        *bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
    return kFiles;
}

const bundle::Bundle& shop() {
    static const bundle::Bundle kShop = bundle::readBundle(files()).bundle;
    return kShop;
}

/// A cart mail with three items and a row of recommendations, whose HTML has some 10 KB.
bundle::Template tenKilobytes() {
    bundle::Template mail = *shop().emailTemplate("cart-reminder");
    mail.id = "ten";
    const std::size_t body = mail.html.find("<body");
    mail.html.erase(0, body);  // Without the head and its styles.
    return mail;
}

message::Context contextOf(const bundle::Template& mail) {
    return message::sampleContext(shop(), shop().people.front(), mail,
                                  *base::parseInstant("2026-03-02T10:00:00Z"));
}

void compose(benchmark::State& state, const bundle::Template& mail, bool text) {
    const message::Composer composer(shop());
    const message::Context context = contextOf(*shop().emailTemplate("cart-reminder"));
    std::size_t bytes = 0;
    for (auto _ : state) bytes = composer.compose(mail, context, {.textOfHtml = text}).html.size();
    state.counters["html_bytes"] = static_cast<double>(bytes);
    state.SetItemsProcessed(state.iterations());
}

void composeCartReminder(benchmark::State& state) {
    compose(state, *shop().emailTemplate("cart-reminder"), false);
}
BENCHMARK(composeCartReminder);

void composeCartReminderWithText(benchmark::State& state) {
    compose(state, *shop().emailTemplate("cart-reminder"), true);
}
BENCHMARK(composeCartReminderWithText);

void composeTenKilobytes(benchmark::State& state) {
    compose(state, tenKilobytes(), false);
}
BENCHMARK(composeTenKilobytes);

void writeMime(benchmark::State& state) {
    const bundle::Template& mail = *shop().emailTemplate("cart-reminder");
    const auto message = message::compose(shop(), mail, contextOf(mail));
    const message::Pictures pictures(files());
    for (auto _ : state) benchmark::DoNotOptimize(message::toMime(message, pictures));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(writeMime);

void tellFacts(benchmark::State& state) {
    const bundle::Template& mail = *shop().emailTemplate("cart-reminder");
    const auto message = message::compose(shop(), mail, contextOf(mail));
    for (auto _ : state) benchmark::DoNotOptimize(message::factsOf(message, {}));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(tellFacts);

}  // namespace
