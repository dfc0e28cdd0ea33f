#include "shell/view_stack.h"

#include "design/design_view.h"
#include "email/email_view.h"
#include "events/events_view.h"
#include "export/export_view.h"
#include "people/people_view.h"
#include "policy/definitions_page.h"
#include "policy/policy_page.h"
#include "rehearse/rehearse_view.h"

namespace rehearsal::shell {

namespace {

struct ViewMaker {
    const char* name;
    QWidget* (*make)(session::Session& session, QWidget* parent);
};

template <class View>
QWidget* make(session::Session& session, QWidget* parent) {
    return new View(session, parent);
}

const ViewMaker kMakers[] = {
    {"design", make<design::DesignView>},       {"email", make<email::EmailView>},
    {"people", make<people::PeopleView>},       {"events", make<events::EventsView>},
    {"rehearse", make<rehearse::RehearseView>}, {"export", make<exporting::ExportView>},
    {"policy", make<policy::PolicyPage>},       {"definitions", make<policy::DefinitionsPage>},
};

}  // namespace

ViewStack::ViewStack(session::Session& session, QWidget* parent)
    : QStackedWidget(parent), session_(session) {}

QStringList ViewStack::names() {
    QStringList names;
    for (const ViewMaker& maker : kMakers) names << QLatin1String(maker.name);
    return names;
}

QWidget* ViewStack::view(const QString& name) {
    if (QWidget* known = views_.value(name)) return known;
    for (const ViewMaker& maker : kMakers) {
        if (name != QLatin1String(maker.name)) continue;
        QWidget* made = maker.make(session_, this);
        views_.insert(name, made);
        addWidget(made);
        return made;
    }
    return nullptr;
}

bool ViewStack::showView(const QString& where) {
    const QString name = where.section(QLatin1Char('/'), 0, 0);
    QWidget* wanted = view(name);
    if (!wanted) return false;
    shown_ = name;
    setCurrentWidget(wanted);
    const std::string place = where.mid(name.size()).toStdString();
    if (place.empty()) return true;
    if (auto* page = qobject_cast<policy::PolicyPage*>(wanted)) page->showPlace(place);
    if (auto* page = qobject_cast<policy::DefinitionsPage*>(wanted)) page->showPlace(place);
    if (auto* mails = qobject_cast<email::EmailView*>(wanted)) mails->showPlace(place);
    return true;
}

}  // namespace rehearsal::shell
