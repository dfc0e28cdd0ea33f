#pragma once

#include <QString>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bundle/bundle.h"

namespace rehearsal::fields {

using Json = nlohmann::ordered_json;

/// A field of a panel: what it edits and how. A panel is a list of these, made from the document; where
/// the list stays the same after an edit the widgets stay too, and only their values are read again.
struct FieldSpec {
    enum class Kind {
        Heading,
        EventName,
        Note,
        Text,
        LongText,
        Duration,
        Whole,
        Weight,  ///< Of an arm of a split; those beside it follow.
        Shares,  ///< How a split's arms share the people.
        Choice,
        Events,
        Condition,
        LeadsTo,
        Checks,
        Paths,
        TimeOfDay,
        Weekdays,
        Literal,
        Member,  ///< A value and its name.
        StepId,
        Item,  ///< The head of one of several; `value` is how few there must be.
        Action,
        AddNamed,
        More
    };
    struct Option {
        QString text;
        Json value;         ///< Null takes the member away, except of what an edge leads to.
        bool gone = false;  ///< Takes the member away, whatever the value.
        bool operator==(const Option&) const = default;
    };
    enum class Act { Append, Set, Remove };

    Kind kind = Kind::Note;
    std::string pointer;  ///< Into the panel's file.
    QString label;
    QString help;  ///< Placeholder of a field; text of a note.
    std::vector<Option> options;
    Json value;        ///< What is shown where the member is missing; what an action puts in.
    int current = -1;  ///< Of a choice whose options replace a whole object: which it is now.
    Act act = Act::Set;
    bool optional = false;  ///< Emptied, the member goes away.
    bool paths = false;     ///< A text that is a path: fields of the data are offered.
    bool source = false;    ///< A text that is source, shown in the font of one.

    /// Whether it is about the shape of the document at its pointer, not about the value there: what is wrong
    /// inside is said elsewhere.
    bool isStructural() const {
        return current >= 0 || kind == Kind::Action || kind == Kind::AddNamed || kind == Kind::Item ||
               kind == Kind::StepId || kind == Kind::Shares;
    }
    bool operator==(const FieldSpec&) const = default;
    /// Whether a field made for the other serves this one too: all but what its choices put in is the same.
    /// What choices of whole objects put in holds what is being typed elsewhere on the panel.
    bool sameShape(const FieldSpec& other) const {
        FieldSpec twin = other;
        if (current >= 0 && twin.options.size() == options.size()) {
            for (std::size_t i = 0; i < options.size(); ++i) twin.options[i].value = options[i].value;
        }
        return *this == twin;
    }
};

using FieldSpecs = std::vector<FieldSpec>;

}  // namespace rehearsal::fields
