#include "email/block_library.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>
#include <set>

#include "bundle/mjml_scan.h"
#include "liquid/template.h"

// Resources of a static library have to be asked for, and the macro has to stand outside any namespace.
static void initBlockResources() {
    Q_INIT_RESOURCE(rehearsal_email_blocks);
}

namespace rehearsal::email {

namespace {

QByteArray bytesOf(const QString& name) {
    static const bool kReady = [] {
        initBlockResources();
        return true;
    }();
    QFile file(QStringLiteral(":/email_blocks/") + name);
    return kReady && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<MailBlock> readIndex() {
    QList<MailBlock> blocks;
    for (const QJsonValue& value : QJsonDocument::fromJson(bytesOf(QStringLiteral("index.json"))).array()) {
        const QJsonObject one = value.toObject();
        const auto text = [&](const char* key) { return one.value(QLatin1String(key)).toString(); };
        blocks.append({MailBlock::Kind::Standard, text("id"), text("name"), text("about"), text("icon"),
                       text("needs")});
    }
    return blocks;
}

/// The first picture that looks like the wide one of a mail.
std::string heroPicture(const bundle::Files& files) {
    for (const std::string& file : files.under("assets/hero")) return file;
    return {};
}

std::string withoutLinesOf(const std::string& text, const std::string& word) {
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size() - 1) + 1;
        const std::string line = text.substr(from, to - from);
        if (line.find(word) == std::string::npos) out += line;
        from = to;
    }
    return out;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string fileText(const bundle::Document& document, const QString& file) {
    const std::string* bytes = document.files().find(file.toStdString());
    return bytes ? *bytes : std::string();
}

std::string renderTag(const MailBlock& block, const bundle::Document& document) {
    std::string tag = "{% render '" + block.name.toStdString() + "'";
    const QStringList lists = listsFor(document.bundle(), QStringLiteral("list"));
    for (const std::string& name : wantedNames(fileText(document, block.id)))
        if (name == "items" && !lists.isEmpty()) tag += ", items: " + lists.first().toStdString();
    return tag + " %}";
}

/// Whether a part in MJML stands among sections; others stand in a column.
bool isSection(const std::string& source) {
    bundle::MjmlScanner scanner(source);
    while (const auto tag = scanner.next()) {
        if (tag->kind != bundle::MjmlTag::Kind::Opening || tag->name == "mj-raw") continue;
        return tag->name == "mj-section" || tag->name == "mj-wrapper" || tag->name == "mj-hero";
    }
    return true;
}

}  // namespace

std::string mailResource(const QString& name) {
    return bytesOf(name).toStdString();
}

const QList<MailBlock>& standardBlocks() {
    static const QList<MailBlock> kBlocks = readIndex();
    return kBlocks;
}

QList<MailBlock> blocksOf(const bundle::Document& document) {
    QList<MailBlock> blocks;
    for (const std::string& path : document.files().under("blocks/")) {
        const QString file = QString::fromStdString(path);
        const bool mjml = file.endsWith(QLatin1String(".mjml"));
        if (!mjml && !file.endsWith(QLatin1String(".liquid"))) continue;
        const QString name = file.section(QLatin1Char('/'), 1).section(QLatin1Char('.'), 0, -2);
        blocks.append({mjml ? MailBlock::Kind::Mjml : MailBlock::Kind::Liquid,
                       file,
                       name,
                       mjml ? QCoreApplication::translate("BlockLibrary", "A part in MJML, included")
                            : QCoreApplication::translate("BlockLibrary", "A block of this campaign bundle"),
                       mjml ? QStringLiteral("component") : QStringLiteral("blocks"),
                       {}});
    }
    return blocks;
}

QStringList listsFor(const bundle::Bundle& bundle, const QString& needs) {
    QStringList lists;
    if (needs == QLatin1String("view")) {
        for (const auto& view : bundle.views)
            if (std::holds_alternative<bundle::ListView>(view.kind))
                lists << QStringLiteral("views.") + QString::fromStdString(view.id);
    }
    if (needs == QLatin1String("feed") || needs == QLatin1String("list")) {
        for (const auto& feed : bundle.feeds)
            if (std::holds_alternative<bundle::CatalogFeed>(feed.kind))
                lists << QStringLiteral("feeds.") + QString::fromStdString(feed.id);
    }
    if (needs == QLatin1String("list")) {
        for (const auto& view : bundle.views)
            if (std::holds_alternative<bundle::ListView>(view.kind) ||
                std::holds_alternative<bundle::RecentView>(view.kind))
                lists << QStringLiteral("views.") + QString::fromStdString(view.id);
    }
    return lists;
}

std::string standardSource(const MailBlock& block, Markup markup, const bundle::Document& document,
                           const QString& list) {
    const QString ending = markup == Markup::Mjml ? QStringLiteral(".mjml") : QStringLiteral(".html");
    std::string source = mailResource(block.id + ending);
    const std::string picture = heroPicture(document.files());
    if (picture.empty()) source = withoutLinesOf(source, "%picture%");
    replaceAll(source, "%picture%", picture);
    replaceAll(source, "%list%", list.toStdString());
    return source;
}

std::vector<std::string> wantedNames(const std::string& source) {
    static const std::set<std::string> kRoots{
        "profile", "trigger",  "journey", "views",           "feeds",           "slots",
        "now",     "campaign", "brand",   "unsubscribe_url", "preferences_url", "message_id"};
    std::vector<std::string> wanted;
    const auto parsed = liquid::Template::parse(source);
    if (!parsed) return wanted;
    for (const std::string& path : parsed->paths()) {
        const std::string root = path.substr(0, path.find_first_of(".["));
        if (kRoots.contains(root) || std::find(wanted.begin(), wanted.end(), root) != wanted.end()) continue;
        wanted.push_back(root);
    }
    return wanted;
}

std::string bundleBlockSource(const MailBlock& block, Markup markup, bool inContent,
                              const bundle::Document& document) {
    if (block.kind == MailBlock::Kind::Liquid) {
        const std::string tag = renderTag(block, document);
        if (inContent || markup == Markup::Html) return tag;
        return "<mj-section background-color=\"{{ brand.colors.card }}\" padding=\"16px 0\">\n  <mj-column>\n"
               "    <mj-text padding=\"0 32px\">\n      " +
               tag + "\n    </mj-text>\n  </mj-column>\n</mj-section>";
    }
    const std::string tag = "<mj-include path=\"" + block.id.toStdString() + "\" />";
    if (isSection(fileText(document, block.id))) return tag;
    return "<mj-section background-color=\"{{ brand.colors.card }}\" padding=\"16px 0\">\n  <mj-column>\n   "
           " " +
           tag + "\n  </mj-column>\n</mj-section>";
}

}  // namespace rehearsal::email
