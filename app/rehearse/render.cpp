// render: one mail as one sample person would get it now.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/nearest.h"
#include "message/composer.h"
#include "message/coverage.h"
#include "message/facts.h"
#include "message/mime.h"
#include "message/sample_context.h"
#include "terminal.h"
#include "verbs.h"

namespace rehearsal::rehearse {
namespace {

struct Options {
    std::string bundle;
    std::string templateId;
    std::string profile;
    std::string part = "html";
    std::string out = "-";
    std::string now;
    bool json = false;
};

/// Says that something of that name is not there, with the nearest name that is.
template <class Items>
void complainUnknown(const char* option, const char* kind, const std::string& id, const Items& items) {
    std::vector<std::string> known;
    for (const auto& item : items) known.push_back(item.id);
    complain({base::Severity::Error,
              option,
              {},
              0,
              0,
              fmt::format("The bundle has no {} \"{}\".", kind, id),
              base::didYouMean(id, known)});
}

base::Instant wallClock() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

/// The part asked for as it is written out. Nothing, with a sentence on standard error, where there is none.
std::optional<std::string> partOf(const message::Message& message, const std::string& part,
                                  const bundle::Files& files) {
    if (part == "subject") return message.subject;
    if (part == "text") return message.text;
    if (part == "html") return message.html;
    if (part == "amp") {
        if (message.amp) return message.amp;
        complain({base::Severity::Error, "--part", {}, 0, 0, "The template has no AMP part.", {}});
        return std::nullopt;
    }
    auto mail = message::toMime(message, message::Pictures(files));
    if (mail) return std::move(*mail);
    complain(mail.error());
    return std::nullopt;
}

/// What the author should know: problems, blocks that failed, merge tags that gave nothing.
void complainAbout(const message::Message& message, const std::string& templateId,
                   const std::string& person) {
    const auto warn = [&](std::string text) {
        complain({base::Severity::Warning, templateId, {}, 0, 0, std::move(text), {}});
    };
    for (const base::Diagnostic& problem : message.problems) complain(problem);
    for (const message::FailedBlock& failed : message.failedBlocks) {
        warn(failed.instead
                 ? fmt::format("Slot \"{}\" shows its fallback \"{}\", for \"{}\" failed.", failed.slot,
                               *failed.instead, failed.block)
                 : fmt::format("Slot \"{}\" is empty, for \"{}\" failed.", failed.slot, failed.block));
    }
    for (const std::string& tag : message.emptyMergeTags)
        warn(fmt::format("{} is empty for {}.", tag, person));
}

/// The facts of the mail for one sample person, or for all, and which ways the template went over them.
int renderFacts(const Options& options, const bundle::Bundle& bundle, const bundle::Template& mail,
                base::Instant now) {
    const message::Composer composer(bundle);
    message::Coverage coverage;
    auto messages = nlohmann::ordered_json::array();
    bool fails = false;
    for (const bundle::Person& person : bundle.people) {
        if (!options.profile.empty() && person.id != options.profile) continue;
        const message::Context context = message::sampleContext(bundle, person, mail, now);
        liquid::TakenWays taken;
        const auto message = composer.compose(mail, context, {.taken = &taken});
        coverage.add(composer.ways(mail, context), taken);
        nlohmann::ordered_json line{{"profile", person.id}};
        line.update(message::toJson(message::factsOf(message, composer.mergeTags(mail, context))));
        messages.push_back(std::move(line));
        fails = fails || message.failure;
    }
    if (messages.empty()) {
        complainUnknown("--profile", "sample person", options.profile, bundle.people);
        return kUnusable;
    }
    const nlohmann::ordered_json out{
        {"template", mail.id}, {"messages", std::move(messages)}, {"coverage", message::toJson(coverage)}};
    const std::string text = out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    if (!writeOutput(options.out, text)) return kUnusable;
    return fails ? kDoesNotHold : kGood;
}

int render(const Options& options) {
    const auto now = options.now.empty() ? wallClock() : base::parseInstant(options.now);
    if (!now) {
        complain({base::Severity::Error,
                  "--now",
                  {},
                  0,
                  0,
                  fmt::format("\"{}\" is not an instant.", options.now),
                  "such as 2026-03-01T12:30:00Z"});
        return kUnusable;
    }
    const auto files = bundle::readFiles(options.bundle);
    if (!files) {
        complain(files.error());
        return kUnusable;
    }
    const auto bundle = loadBundle(*files);
    if (!bundle) return kUnusable;
    const bundle::Template* mail = bundle->emailTemplate(options.templateId);
    if (!mail) {
        complainUnknown("--template", "template", options.templateId, bundle->templates);
        return kUnusable;
    }
    if (options.json) return renderFacts(options, *bundle, *mail, *now);
    if (options.profile.empty()) {
        complain({base::Severity::Error, "--profile", {}, 0, 0, "Say whose mail it shall be.", {}});
        return kUnusable;
    }
    const bundle::Person* person = bundle->person(options.profile);
    if (!person) {
        complainUnknown("--profile", "sample person", options.profile, bundle->people);
        return kUnusable;
    }
    const auto message =
        message::compose(*bundle, *mail, message::sampleContext(*bundle, *person, *mail, *now));
    complainAbout(message, mail->id, person->id);
    const auto part = partOf(message, options.part, *files);
    if (!part) return message.failure ? kDoesNotHold : kUnusable;
    // On a terminal a line's end more does no harm; an email is what it is.
    const bool endLine = options.out == "-" && options.part != "eml" && !part->ends_with('\n');
    if (!writeOutput(options.out, *part + (endLine ? "\n" : ""))) return kUnusable;
    return message.failure || base::hasErrors(message.problems) ? kDoesNotHold : kGood;
}

}  // namespace

void addRender(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("render", "Render one mail as a sample person would get it");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    verb->add_option("--template", options->templateId, "The template's id")->required();
    verb->add_option("--profile", options->profile,
                     "The sample person's id; with --json, all where none is named");
    verb->add_option("--part", options->part, "html, text, amp, subject, or eml: the whole mail")
        ->check(CLI::IsMember({"html", "text", "amp", "subject", "eml"}));
    verb->add_option("--now", options->now, "The moment; else the present one");
    verb->add_flag(
        "--json", options->json,
        "Print facts instead: links, pictures, sizes, words, merge tags, and which branches of the\n"
        "template were taken");
    verb->add_option("--out", options->out, "Where to; else standard output");
    verb->callback([options, &status] { status = render(*options); });
}

}  // namespace rehearsal::rehearse
