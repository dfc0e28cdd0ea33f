#include "message/composition.h"

#include <fmt/format.h>

#include <algorithm>

#include "message/header_rules.h"
#include "message/html_text.h"
#include "message/roots.h"

namespace rehearsal::message {
namespace {

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// A problem in few words, for a log: where and what.
std::string reasonOf(const base::Diagnostic& problem) {
    if (problem.line == 0) return fmt::format("{}: {}", problem.file, problem.text);
    return fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.text);
}

/// The compiled body says on its first line what it was compiled from; nobody who gets the mail need know.
void dropCompiledLine(std::string& html) {
    if (!html.starts_with("<!-- compiled from ")) return;
    const std::size_t end = html.find('\n');
    html.erase(0, end == std::string::npos ? html.size() : end + 1);
}

}  // namespace

Composition::Composition(Composer::Sources& sources, const bundle::Template& emailTemplate,
                         const Context& context, const ComposeOptions& options)
    : sources_(sources),
      template_(emailTemplate),
      context_(context),
      textOfHtml_(options.textOfHtml),
      parts_(sources.parts(emailTemplate)),
      roots_(rootsOf(emailTemplate, context, sources.brand())) {
    options_.mode = options.mode;
    options_.now = context.now;
    options_.timezone = zoneOf(context);
    options_.idempotencyKey = context.messageId;
    options_.taken = options.taken;
    options_.partial = [this](std::string_view id) { return partial(id); };
    roots_.push_back({"slots", base::Value(base::Value::Object{}), true});
}

Message Composition::run() {
    addressee();
    renderSlots();
    message_.subject = line(parts_.subject, "subject.liquid", "subject");
    message_.preheader = line(parts_.preheader, "preheader.liquid", "preheader");
    message_.html = finished(render(parts_.html, liquid::Escape::Html));
    dropCompiledLine(message_.html);
    if (parts_.text) {
        message_.text = render(*parts_.text, liquid::Escape::None);
    } else if (textOfHtml_) {
        message_.text = textOfHtml(message_.html);
    }
    if (parts_.amp) message_.amp = finished(render(*parts_.amp, liquid::Escape::Html));
    checkHeaders();
    return std::move(message_);
}

void Composition::addressee() {
    const std::string domain = senderDomain(template_);
    const std::string token = tokenOf(context_.messageId);
    message_.id = fmt::format("{}@{}", token, domain);
    message_.date = context_.now;
    message_.language = template_.language;
    message_.fromName = template_.fromName;
    message_.fromEmail = template_.fromEmail;
    message_.replyTo = template_.replyTo;
    if (context_.unsubscribable) message_.unsubscribeUrl = unsubscribeUrl(domain, token);
    const base::Value* email = context_.profile.find("email");
    if (email != nullptr && email->isString()) message_.to = email->string();
}

base::Expected<const liquid::Template*> Composition::partial(std::string_view id) {
    const Parsed* parsed = sources_.block(id);
    if (parsed == nullptr) return nullptr;
    if (!*parsed) return tl::unexpected(parsed->error());
    return &**parsed;
}

/// Slots as HTML, and as text for the parts that are none; nothing (so that `{% if slots.x %}` does not hold)
/// where a slot has no block or its block gives nothing.
void Composition::renderSlots() {
    base::Value::Object html;
    base::Value::Object text;
    for (const auto& [name, id] : context_.slotBlocks) {
        std::string rendered = id ? slotHtml(name, *id) : std::string();
        const bool none = blank(rendered);
        if (parts_.textsMayReadSlots)
            text.emplace_back(name, none ? base::Value() : base::Value(textOfHtml(rendered)));
        html.emplace_back(name, none ? base::Value() : base::Value(std::move(rendered)));
    }
    htmlSlots_ = base::Value(std::move(html));
    textSlots_ = base::Value(std::move(text));
}

std::string Composition::slotHtml(const std::string& name, const std::string& block) {
    Slot slot = renderBlock(name, block);
    if (slot.failure.empty()) return std::move(slot.html);
    FailedBlock failed{name, block, std::nullopt, std::move(slot.failure)};
    const auto& fallbacks = context_.slotFallbacks;
    const auto fallback = std::find_if(fallbacks.begin(), fallbacks.end(),
                                       [&](const auto& each) { return each.first == name; });
    std::string html;
    if (fallback != fallbacks.end() && fallback->second != block) {
        Slot instead = renderBlock(name, fallback->second);
        if (instead.failure.empty()) {
            failed.instead = fallback->second;
            html = std::move(instead.html);
        }
    }
    message_.failedBlocks.push_back(std::move(failed));
    return html;
}

Composition::Slot Composition::renderBlock(const std::string& slot, const std::string& id) {
    const Parsed* parsed = sources_.block(id);
    if (parsed == nullptr) {
        std::string text = fmt::format("Slot \"{}\" asks for the block \"{}\", which there is not", slot, id);
        note({base::Severity::Error, blockFile(id), {}, 0, 0, text, {}});
        return {{}, std::move(text)};
    }
    if (!*parsed) {
        note(parsed->error());
        return {{}, reasonOf(parsed->error())};
    }
    liquid::RenderResult rendered = result(**parsed, liquid::Escape::Html);
    if (rendered.abortReason) {
        fail(*rendered.abortReason);
        return {};
    }
    // What is merely undefined is a problem to authors only.
    const bool failed =
        rendered.failed || (options_.mode != liquid::Mode::Strict && !rendered.problems.empty());
    if (failed) return {{}, rendered.problems.empty() ? "" : reasonOf(rendered.problems.front())};
    return {std::move(rendered.output), {}};
}

std::string Composition::line(const Parsed& parsed, const char* file, std::string_view what) {
    std::string text = trimmed(render(parsed, liquid::Escape::None));
    const std::string problem = headerProblem(text);
    if (!problem.empty()) {
        error(fmt::format("templates/{}/{}", template_.id, file), fmt::format("The {} {}", what, problem),
              "write it on one line, or use | strip_newlines");
    }
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; },
        ' ');
    return text;
}

std::string Composition::render(const Parsed& parsed, liquid::Escape escape) {
    if (!parsed) {
        note(parsed.error());
        fail(reasonOf(parsed.error()));
        return {};
    }
    liquid::RenderResult rendered = result(*parsed, escape);
    if (!rendered.failed) return std::move(rendered.output);
    fail(rendered.abortReason        ? *rendered.abortReason
         : rendered.problems.empty() ? fmt::format("{} cannot be rendered", parsed->name())
                                     : reasonOf(rendered.problems.back()));
    return {};
}

liquid::RenderResult Composition::result(const liquid::Template& parsed, liquid::Escape escape) {
    const bool html = escape == liquid::Escape::Html;
    roots_.back().value = html ? htmlSlots_ : textSlots_;
    roots_.back().html = html;
    options_.escape = escape;
    liquid::RenderResult out = parsed.render(roots_, options_);
    for (const base::Diagnostic& problem : out.problems) note(problem);
    for (std::string& path : out.emptyMergeTags) {
        if (path.starts_with("slots.")) continue;  // A slot may well have nothing for someone.
        auto& paths = message_.emptyMergeTags;
        if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
    }
    return out;
}

std::string Composition::finished(std::string html) {
    base::Diagnostics problems;
    html = withCountdowns(std::move(html), context_.now, countdownLook(), problems);
    for (base::Diagnostic& problem : problems) {
        problem.file = fmt::format("templates/{}/body.html", template_.id);
        problem.severity = base::Severity::Warning;
        note(std::move(problem));
    }
    return sources_.linkTags().empty() ? html : withLinkTags(html, linkTags());
}

/// What a countdown looks like that says nothing itself: the brand's text on its cards.
Countdown Composition::countdownLook() const {
    Countdown look;
    if (!template_.language.empty()) look.language = template_.language;
    const base::Value* colors = sources_.brand().look.find("colors");
    const auto take = [&](const char* name, std::string& into) {
        const base::Value* color = colors == nullptr ? nullptr : colors->find(name);
        // Three digits, a short form, are left alone.
        if (color != nullptr && color->isString() && color->string().size() == 7)
            into = color->string().substr(1);
    };
    take("text", look.ink);
    take("card", look.paper);
    return look;
}

LinkTags Composition::linkTags() {
    LinkTags tags;
    tags.domains = sources_.brand().linkDomains;
    const std::string domain = senderDomain(template_);
    const std::string token = tokenOf(context_.messageId);
    tags.untagged = {unsubscribeUrl(domain, token), preferencesUrl(domain, token)};
    for (const auto& [name, value] : sources_.linkTags())
        tags.parameters.emplace_back(name, trimmed(render(value, liquid::Escape::None)));
    return tags;
}

/// What goes into a header may not begin another (S21).
void Composition::checkHeaders() {
    const std::string file = fmt::format("templates/{}/template.json", template_.id);
    const auto check = [&](const std::string& address, const char* what, const std::string& where) {
        if (address.empty()) return;
        const std::string problem = addressProblem(address);
        if (!problem.empty()) error(where, fmt::format("{} {}", what, problem));
    };
    check(message_.to, "The person's email", "profile.email");
    check(message_.fromEmail, "The sender's address", file);
    check(message_.replyTo, "The address for replies", file);
    const std::string problem = headerProblem(message_.fromName);
    if (!problem.empty()) error(file, fmt::format("The sender's name {}", problem));
}

void Composition::note(base::Diagnostic problem) {
    auto& problems = message_.problems;
    if (std::find(problems.begin(), problems.end(), problem) == problems.end())
        problems.push_back(std::move(problem));
}

void Composition::error(std::string file, std::string text, std::string hint) {
    base::Diagnostic problem{base::Severity::Error, std::move(file), {}, 0, 0,
                             std::move(text),       std::move(hint)};
    fail(problem.text);
    note(std::move(problem));
}

void Composition::fail(std::string reason) {
    if (!message_.failure) message_.failure = std::move(reason);
}

}  // namespace rehearsal::message
