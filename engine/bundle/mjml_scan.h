#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::bundle {

/// One attribute of a tag, with the places of its name and its value in the source.
struct MjmlAttribute {
    std::string name;  ///< As written.
    std::size_t begin = 0;
    std::size_t valueBegin = 0;  ///< Within the quotes; equal to `valueEnd` where there is no value.
    std::size_t valueEnd = 0;
};

/// One piece of markup in a MJML source, from its `<` to behind its `>`.
struct MjmlTag {
    enum class Kind { Opening, Closing, Other };  ///< Other: comments, doctypes.
    Kind kind = Kind::Other;
    std::string name;  ///< In lower case.
    std::size_t begin = 0;
    std::size_t end = 0;
    bool closesItself = false;
    /// Where reading goes on: behind the closing tag of an element whose content goes into the mail as it
    /// stands (`mj-text`), else `end`.
    std::size_t after = 0;
    std::vector<MjmlAttribute> attributes;
};

/// Goes through a MJML source from tag to tag. What an element with content holds is no business of MJML's
/// and is passed over; `{% if a < b %}` between elements begins no tag.
class MjmlScanner {
  public:
    /// Whether what an element of content holds is passed over, as MJML does, or gone through as well.
    enum class Content { Skip, Read };

    explicit MjmlScanner(std::string_view source, Content content = Content::Skip)
        : source_(source), content_(content) {}

    /// The next tag, or nothing at the end. What is between two tags is text that MJML drops.
    std::optional<MjmlTag> next();

  private:
    std::size_t nextOpening() const;
    std::size_t past(std::string_view text, std::size_t from) const;
    void readAttributes(MjmlTag& tag);
    void readValue(MjmlAttribute& attribute, std::size_t& at) const;

    std::string_view source_;
    Content content_;
    std::size_t at_ = 0;
};

/// Whether an element's content goes into the mail as it stands, Liquid and all.
bool isContentElement(std::string_view name);

}  // namespace rehearsal::bundle
