// Runs the test classes of one program: all of them, or the one named by the first argument.
#include <cstdio>
#ifdef REHEARSAL_TEST_WIDGETS
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

#include "support/test.h"

namespace rehearsal::test {

std::vector<TestClass>& testClasses() {
    static std::vector<TestClass> classes;
    return classes;
}

}  // namespace rehearsal::test

int main(int argc, char** argv) {
#ifdef REHEARSAL_TEST_WIDGETS
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
#endif
    const Application application(argc, argv);
    std::string wanted;
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    for (int i = 1; i < argc; ++i) {
        if (i == 1 && argv[i][0] != '-') {
            wanted = argv[i];
        } else {
            arguments << QString::fromLocal8Bit(argv[i]);
        }
    }
    int failures = 0;
    bool found = false;
    for (const auto& [name, make] : rehearsal::test::testClasses()) {
        if (!wanted.empty() && wanted != name) continue;
        found = true;
        failures += QTest::qExec(make().get(), arguments);
    }
    if (!found) std::fprintf(stderr, "no test class is called %s\n", wanted.c_str());
    return found ? failures : 2;
}
