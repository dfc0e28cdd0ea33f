#include "email/source_problems.h"

#include "email/template_draft.h"
#include "email/template_edits.h"
#include "liquid/template.h"

namespace rehearsal::email {

base::Diagnostics sourceProblems(const TemplateDraft& draft, const std::string& block) {
    base::Diagnostics problems = draft.mjmlProblems();
    const std::string& id = draft.id();
    for (const std::string& file :
         {draft.bodyFile(), fileOf(id, "subject.liquid"), fileOf(id, "preheader.liquid"),
          fileOf(id, "body.txt"), fileOf(id, "body.amp.html"), block}) {
        if (file.empty()) continue;
        const auto parsed = liquid::Template::parse(draft.text(file), file);
        if (!parsed) {
            problems.push_back(parsed.error());
            continue;
        }
        for (const auto& finding : parsed->check()) problems.push_back(finding);
    }
    return problems;
}

}  // namespace rehearsal::email
