#pragma once

#include <string>

#include "base/diagnostic.h"

/// Where something goes into the source of a mail, and what of it can be taken out: the text alone decides.
namespace rehearsal::email {

enum class Markup { Mjml, Html };

/// Text to put in at a byte of the source, and the line (from 1) of what was put in.
struct Insertion {
    std::size_t at = 0;
    std::string text;
    int line = 1;
};

/// Puts a block behind the section that holds the cursor, indented as that is; in HTML behind the table.
base::Expected<Insertion> blockInsertion(const std::string& source, Markup markup, std::size_t cursor,
                                         const std::string& block);

/// Whether the cursor stands in words of the mail, where Liquid may stand: in mj-text, say, not between
/// sections.
bool isInContent(const std::string& source, Markup markup, std::size_t cursor);

/// A selection that is whole: elements with their ends, Liquid with its ends.
struct Excerpt {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string text;
    bool isMjml = false;  ///< Elements of MJML; else HTML, which Liquid can render.
};

/// What is selected, without the white space around it; an error says why it cannot stand by itself.
base::Expected<Excerpt> wholeSelection(const std::string& source, Markup markup, std::size_t from,
                                       std::size_t to);

/// The line, from 1, that holds a byte of the source.
int lineOf(const std::string& source, std::size_t at);

/// The text with every line but empty ones moved in.
std::string indented(const std::string& text, std::size_t columns);

/// The text with what all its lines are moved in by taken off.
std::string outdented(const std::string& text, std::size_t column);

}  // namespace rehearsal::email
