#pragma once

#include <QString>
#include <QVector>
#include <string>
#include <vector>

/// Regions as rules name them, and the law that asks for consent there.
namespace rehearsal::policy {

/// A law by the short name practitioners use, and what it asks for in a sentence.
struct Law {
    QString name;
    QString demand;
    bool isEmpty() const { return name.isEmpty(); }
};

/// The law of a region (`EEA`, `DE`, `US-CA`); empty where this program knows none.
Law lawOf(const QString& region);

/// The laws of several regions, each once: "GDPR + ePrivacy, UK GDPR + PECR"; says plainly where none is
/// known.
QString lawNames(const std::vector<std::string>& regions);
/// The same with what each asks for, a line a law.
QString lawDemands(const std::vector<std::string>& regions);

/// A region a rule may name.
struct Region {
    QString code;
    QString name;
};

/// What people can choose from: anywhere, the EEA, all countries, the states of the US and the provinces of
/// Canada.
const QVector<Region>& regions();
/// `Germany` for `DE`, `California, United States` for `US-CA`; the code where it is none of these.
QString regionName(const QString& code);

}  // namespace rehearsal::policy
