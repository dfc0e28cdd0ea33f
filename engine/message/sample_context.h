#pragma once

#include "bundle/bundle.h"
#include "message/message.h"

namespace rehearsal::message {

/// The context in which a sample person would get a template now, outside any run: views that nothing has
/// filled yet borrow items from the bundle's catalogue, feeds answer with their mocks or fallbacks.
Context sampleContext(const bundle::Bundle& bundle, const bundle::Person& person,
                      const bundle::Template& emailTemplate, base::Instant now);

/// What the bundle's feeds answer in such a context: catalogues from their file, others with their mock.
base::Value sampleFeeds(const bundle::Bundle& bundle, const Context& context);

}  // namespace rehearsal::message
