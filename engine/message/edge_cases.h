#pragma once

#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "message/message.h"

namespace rehearsal::message {

/// Someone whom a mail was not thought out for.
struct EdgeCase {
    std::string id;
    std::string name;  ///< `Name of 60 letters`
    std::string why;   ///< What it shows, a sentence.
    bundle::Person person;
    Context context;
    bool isPerson = true;  ///< Else it is their cart or the feeds that are out of the ordinary.
};

/// Edge cases of a template, made from what its bundle knows of people, views and feeds: nobody has to think
/// of them, nothing of them is stored.
std::vector<EdgeCase> edgeCases(const bundle::Bundle& bundle, const bundle::Template& emailTemplate,
                                base::Instant now);

/// A text that would run, break out of an attribute or be read as Liquid wherever it is not escaped.
const std::string& hostileText();

}  // namespace rehearsal::message
