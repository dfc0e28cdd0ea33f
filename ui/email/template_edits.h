#pragma once

#include <string>

#include "bundle/document.h"

/// The emails of a bundle as files, and the edits that make, copy and remove one.
namespace rehearsal::email {

/// `templates/ID/NAME`.
std::string fileOf(const std::string& id, std::string_view name);

/// An id that no template has, made from a name: `Cart reminder` gives `cart-reminder`, then
/// `cart-reminder-2`.
std::string freshTemplateId(const bundle::Bundle& bundle, const std::string& name);

/// A name for a new block that no file under `blocks/` has.
std::string freshBlockId(const bundle::Document& document, const std::string& name);

/// The MJML a new email starts with.
const std::string& starterSource();

/// The least AMP mail that is valid.
const std::string& ampSkeleton();

/// A new email with the starter's source and the HTML made from it; the sender is that of the others.
bundle::Edit createTemplate(const bundle::Document& document, const std::string& id, const std::string& name,
                            const std::string& bodyHtml, std::string label);
/// A copy of one, under another id and name.
bundle::Edit duplicateTemplate(const bundle::Document& document, const std::string& from,
                               const std::string& id, const std::string& name, std::string label);
/// Takes all files of one away.
bundle::Edit removeTemplate(const bundle::Document& document, const std::string& id, std::string label);

}  // namespace rehearsal::email
