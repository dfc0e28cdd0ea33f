#include "shell/about_text.h"

#include <QCoreApplication>

#include "base/time_zone.h"

namespace rehearsal::shell {

QString aboutText() {
    const auto tr = [](const char* text) { return QCoreApplication::translate("About", text); };
    return tr("<h3>Rehearsal %1</h3>"
              "<p>Design a triggered email campaign, rehearse it on the events it will meet, and hand over "
              "rules that "
              "are known to hold.</p>"
              "<p>Apache License 2.0. Built on Qt (LGPL 3), with Inter (OFL), JetBrains Mono (Apache 2.0), "
              "Lucide icons "
              "(ISC) and Radix colours (MIT). Time zones of %2.</p>")
        .arg(QCoreApplication::applicationVersion(), QString::fromStdString(base::TimeZone::dataVersion()));
}

}  // namespace rehearsal::shell
