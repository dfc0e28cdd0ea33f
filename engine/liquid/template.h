#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "base/time_zone.h"
#include "base/value.h"

/// The template language, as Shopify/liquid 5.13 reads and renders it: parse once, render many times. One
/// parsed template may be rendered by many threads at once. Rendering sees only what it is given: no clock,
/// file or locale.
namespace rehearsal::liquid {

class Template;

/// How much is forgiven when a template is rendered.
enum class Mode {
    Reference,  ///< As the reference implementation: undefined is empty, a bad argument is an error.
    Strict,     ///< For authors: what is undefined or unknown is an error too, with a suggestion.
    Send,       ///< For sending: what cannot be rendered is left empty, and noted as a warning.
};

/// What `{{ … }}` does to a value on its way out.
enum class Escape {
    None,  ///< Text parts and subjects.
    Html,  ///< `& < > " '` become entities, except in what is HTML already.
};

/// A name that templates can read, such as `profile`.
struct Root {
    std::string name;
    base::Value value;
    bool html = false;  ///< Its strings are HTML already and are not escaped again, such as rendered slots.
};

/// Finds the template of `{% render 'name' %}`: nullptr where there is none, a diagnostic where it cannot be
/// parsed. What it gives must live until the rendering ends.
using PartialLoader = std::function<base::Expected<const Template*>(std::string_view name)>;

struct RenderOptions {
    Mode mode = Mode::Reference;
    Escape escape = Escape::None;
    PartialLoader partial;                            ///< Without it no template includes another.
    std::optional<base::Instant> now;                 ///< What `'now' | date` means; without it, nothing.
    base::TimeZone timezone = base::TimeZone::utc();  ///< Dates without a zone are in it.
    std::string idempotencyKey;                       ///< What `{% coupon %}` is made from.
    std::unordered_set<const void*>* taken = nullptr;  ///< Where the ways gone are put (ways.h).
};

/// What came of a rendering. `output` is whole unless `failed`.
struct RenderResult {
    std::string output;
    base::Diagnostics problems;
    std::vector<std::string> emptyMergeTags;  ///< Paths in `{{ }}` that gave nothing, each once, in order.
    std::optional<std::string> abortReason;   ///< Of `{% abort "reason" %}`.
    bool failed = false;  ///< Stopped by a limit, by `abort`, or in Mode::Reference by an error.
};

namespace detail {
struct Code;
}

/// A parsed template. Copies share what they point to.
class Template {
  public:
    /// Reads `source` strictly. The diagnostic has `name` as its file, a line and a column.
    static base::Expected<Template> parse(std::string source, std::string name = {});

    RenderResult render(const std::vector<Root>& roots, const RenderOptions& options = {}) const;

    const std::string& name() const;
    /// What can be told without data: filters that do not exist, and filters with too many or too few
    /// arguments.
    base::Diagnostics check() const;
    /// Every path the template reads from its roots, such as `profile.first_name`, each once, in order.
    std::vector<std::string> paths() const;
    /// The names of templates it renders or includes, where they are written out.
    std::vector<std::string> partials() const;

    const detail::Code& code() const { return *code_; }

  private:
    explicit Template(std::shared_ptr<const detail::Code> code) : code_(std::move(code)) {}

    std::shared_ptr<const detail::Code> code_;
};

/// An object's members as roots, none of them HTML.
std::vector<Root> rootsOf(const base::Value& object);

}  // namespace rehearsal::liquid
