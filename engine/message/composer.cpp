#include "message/composer.h"

#include "message/composition.h"
#include "message/sources.h"

namespace rehearsal::message {

Composer::Composer(const bundle::Bundle& bundle) : sources_(std::make_unique<Sources>(bundle)) {}
Composer::~Composer() = default;

Message Composer::compose(const bundle::Template& emailTemplate, const Context& context,
                          const ComposeOptions& options) const {
    return Composition(*sources_, emailTemplate, context, options).run();
}

Message compose(const bundle::Bundle& bundle, const bundle::Template& emailTemplate, const Context& context,
                liquid::Mode mode) {
    return Composer(bundle).compose(emailTemplate, context, {.mode = mode});
}

}  // namespace rehearsal::message
