#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "message/html_text.h"
#include "message/message.h"
#include "message/roots.h"

namespace rehearsal::message {

/// Parsed sources by their file's name.
class Composer::Cache {
  public:
    explicit Cache(const bundle::Bundle& bundle) : bundle_(bundle) {}

    /// The parsed source of a file. What it gives lives as long as the cache.
    const base::Expected<liquid::Template>& parsed(const std::string& file, const std::string& source) {
        const std::lock_guard lock(mutex_);
        const auto found = parsed_.find(file);
        if (found != parsed_.end()) return found->second;
        return parsed_.emplace(file, liquid::Template::parse(source, file)).first->second;
    }

    const std::string* block(std::string_view id) const { return bundle_.block(id); }

  private:
    const bundle::Bundle& bundle_;
    std::mutex mutex_;
    std::map<std::string, base::Expected<liquid::Template>, std::less<>> parsed_;
};

namespace {

std::string blockFile(std::string_view id) {
    return fmt::format("blocks/{}.liquid", id);
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// The compiled body says on its first line what it was compiled from; nobody who gets the mail need know.
void dropCompiledLine(std::string& html) {
    if (!html.starts_with("<!-- compiled from ")) return;
    const std::size_t end = html.find('\n');
    html.erase(0, end == std::string::npos ? html.size() : end + 1);
}

}  // namespace

/// One message in the making.
class Composition {
  public:
    using Parse = std::function<const base::Expected<liquid::Template>&(const std::string& file,
                                                                        const std::string& source)>;
    using Block = std::function<const std::string*(std::string_view id)>;

    Composition(const bundle::Template& emailTemplate, const Context& context, liquid::Mode mode, Parse parse,
                Block block)
        : template_(emailTemplate),
          context_(context),
          parse_(std::move(parse)),
          block_(std::move(block)),
          roots_(rootsOf(emailTemplate, context)) {
        options_.mode = mode;
        options_.now = context.now;
        options_.timezone = zoneOf(context);
        options_.idempotencyKey = context.messageId;
        options_.partial = [this](std::string_view id) { return partial(id); };
    }

    Message run() {
        message_.fromName = template_.fromName;
        message_.fromEmail = template_.fromEmail;
        message_.replyTo = template_.replyTo;
        if (const base::Value* email = context_.profile.find("email");
            email != nullptr && email->isString()) {
            message_.to = email->string();
        }
        renderSlots();
        message_.subject = line("subject.liquid", template_.subject, "subject");
        message_.preheader = line("preheader.liquid", template_.preheader, "preheader");
        message_.html = part("body.html", template_.html, liquid::Escape::Html);
        dropCompiledLine(message_.html);
        message_.text = template_.text ? part("body.txt", *template_.text, liquid::Escape::None)
                                       : textOfHtml(message_.html);
        if (template_.amp) message_.amp = part("body.amp.html", *template_.amp, liquid::Escape::Html);
        return std::move(message_);
    }

  private:
    base::Expected<const liquid::Template*> partial(std::string_view id) {
        const std::string* source = block_(id);
        if (source == nullptr) return nullptr;
        const auto& parsed = parse_(blockFile(id), *source);
        if (!parsed) return tl::unexpected(parsed.error());
        return &*parsed;
    }

    /// A slot's block as HTML; nothing (so that `{% if slots.x %}` does not hold) where it has none or gives
    /// nothing.
    void renderSlots() {
        base::Value::Object html;
        base::Value::Object text;
        for (const auto& [name, id] : context_.slotBlocks) {
            std::string rendered;
            if (id) {
                const std::string* source = block_(*id);
                if (source == nullptr) {
                    note({base::Severity::Error,
                          blockFile(*id),
                          {},
                          0,
                          0,
                          fmt::format("Slot \"{}\" asks for the block \"{}\", which there is not", name, *id),
                          {}});
                } else {
                    rendered = render(blockFile(*id), *source, liquid::Escape::Html);
                }
            }
            const bool none = blank(rendered);
            text.emplace_back(name, none ? base::Value() : base::Value(textOfHtml(rendered)));
            html.emplace_back(name, none ? base::Value() : base::Value(std::move(rendered)));
        }
        htmlSlots_ = base::Value(std::move(html));
        textSlots_ = base::Value(std::move(text));
    }

    std::string part(const char* name, const std::string& source, liquid::Escape escape) {
        return render(fmt::format("templates/{}/{}", template_.id, name), source, escape);
    }

    /// A part that is a single line.
    std::string line(const char* name, const std::string& source, std::string_view what) {
        std::string text = trimmed(part(name, source, liquid::Escape::None));
        const std::size_t at = text.find_first_of("\r\n");
        if (at == std::string::npos) return text;
        note({base::Severity::Error,
              fmt::format("templates/{}/{}", template_.id, name),
              {},
              1,
              1,
              fmt::format("The {} has a line break in it", what),
              "write it on one line, or use | strip_newlines"});
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
        return text;
    }

    std::string render(const std::string& file, const std::string& source, liquid::Escape escape) {
        const auto& parsed = parse_(file, source);
        if (!parsed) {
            note(parsed.error());
            return {};
        }
        auto roots = roots_;
        const bool html = escape == liquid::Escape::Html;
        roots.push_back({"slots", html ? htmlSlots_ : textSlots_, html});
        options_.escape = escape;
        liquid::RenderResult result = parsed->render(roots, options_);
        for (base::Diagnostic& problem : result.problems) note(std::move(problem));
        for (std::string& path : result.emptyMergeTags) {
            if (path.starts_with("slots.")) continue;  // A slot may well have nothing for someone.
            auto& paths = message_.emptyMergeTags;
            if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
        }
        return result.failed ? std::string() : std::move(result.output);
    }

    void note(base::Diagnostic problem) {
        auto& problems = message_.problems;
        if (std::find(problems.begin(), problems.end(), problem) == problems.end())
            problems.push_back(std::move(problem));
    }

    const bundle::Template& template_;
    const Context& context_;
    Parse parse_;
    Block block_;
    std::vector<liquid::Root> roots_;
    liquid::RenderOptions options_;
    base::Value htmlSlots_{base::Value::Object{}};
    base::Value textSlots_{base::Value::Object{}};
    Message message_;
};

Composer::Composer(const bundle::Bundle& bundle) : cache_(std::make_unique<Cache>(bundle)) {}
Composer::~Composer() = default;

Message Composer::compose(const bundle::Template& emailTemplate, const Context& context,
                          liquid::Mode mode) const {
    Cache& cache = *cache_;
    return Composition(
               emailTemplate, context, mode,
               [&](const std::string& file, const std::string& source) -> const auto& {
                   return cache.parsed(file, source);
               },
               [&](std::string_view id) { return cache.block(id); })
        .run();
}

Message compose(const bundle::Bundle& bundle, const bundle::Template& emailTemplate, const Context& context,
                liquid::Mode mode) {
    return Composer(bundle).compose(emailTemplate, context, mode);
}

}  // namespace rehearsal::message
