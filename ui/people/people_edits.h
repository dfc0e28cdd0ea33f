#pragma once

#include <string>

#include "bundle/document.h"

/// Edits of sample people. Each touches the one line of `profiles.ndjson` it is about; empty where nothing
/// changes.
namespace rehearsal::people::edits {

/// A trait as typed into a field: a text stays a text, a new one or another kind is read as JSON where it is
/// any.
bundle::Edit setTrait(const bundle::Document& document, const std::string& person, const std::string& trait,
                      const std::string& input);
/// Gives a trait another name, in its place; nothing where that name is taken or empty.
bundle::Edit renameTrait(const bundle::Document& document, const std::string& person, const std::string& from,
                         const std::string& to);
bundle::Edit removeTrait(const bundle::Document& document, const std::string& person,
                         const std::string& trait);

/// `confirmed` … `denied`; an empty status takes the consent away. The time it was given at stays.
bundle::Edit setConsent(const bundle::Document& document, const std::string& person,
                        const std::string& purpose, const std::string& status);
bundle::Edit setSuppressed(const bundle::Document& document, const std::string& person, bool suppressed);

/// An edit together with the person it makes.
struct NewPerson {
    bundle::Edit edit;
    std::string id;
};
NewPerson addPerson(const bundle::Document& document);
NewPerson duplicatePerson(const bundle::Document& document, const std::string& person);
bundle::Edit removePerson(const bundle::Document& document, const std::string& person);

}  // namespace rehearsal::people::edits
