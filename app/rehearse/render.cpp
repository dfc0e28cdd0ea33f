// render: one mail as one sample person would get it now.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>

#include "base/nearest.h"
#include "message/message.h"
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

const std::string* partOf(const message::Message& message, const std::string& part) {
    if (part == "subject") return &message.subject;
    if (part == "text") return &message.text;
    if (part == "amp") return message.amp ? &*message.amp : nullptr;
    return &message.html;
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
    const auto bundle = loadBundle(options.bundle);
    if (!bundle) return kUnusable;
    const bundle::Template* mail = bundle->emailTemplate(options.templateId);
    if (!mail) {
        complainUnknown("--template", "template", options.templateId, bundle->templates);
        return kUnusable;
    }
    const bundle::Person* person = bundle->person(options.profile);
    if (!person) {
        complainUnknown("--profile", "sample person", options.profile, bundle->people);
        return kUnusable;
    }
    const auto message =
        message::compose(*bundle, *mail, message::sampleContext(*bundle, *person, *mail, *now));
    for (const base::Diagnostic& problem : message.problems) complain(problem);
    for (const std::string& tag : message.emptyMergeTags) {
        complain({base::Severity::Warning,
                  mail->id,
                  {},
                  0,
                  0,
                  fmt::format("{} is empty for {}.", tag, person->id),
                  {}});
    }
    const std::string* part = partOf(message, options.part);
    if (!part) {
        complain({base::Severity::Error, mail->id, {}, 0, 0, "The template has no AMP part.", {}});
        return kUnusable;
    }
    const std::string end = options.out == "-" && !part->ends_with('\n') ? "\n" : "";
    if (!writeOutput(options.out, *part + end)) return kUnusable;
    return base::hasErrors(message.problems) ? kDoesNotHold : kGood;
}

}  // namespace

void addRender(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("render", "Render one mail as a sample person would get it");
    verb->add_option("BUNDLE", options->bundle, "A folder, or the same folder in a .zip")->required();
    verb->add_option("--template", options->templateId, "The template's id")->required();
    verb->add_option("--profile", options->profile, "The sample person's id")->required();
    verb->add_option("--part", options->part, "html, text, amp or subject")
        ->check(CLI::IsMember({"html", "text", "amp", "subject"}));
    verb->add_option("--now", options->now, "The moment; else the present one");
    verb->add_option("--out", options->out, "Where to; else standard output");
    verb->callback([options, &status] { status = render(*options); });
}

}  // namespace rehearsal::rehearse
