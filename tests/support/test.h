#pragma once

#include <QTest>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rehearsal::test {

struct TestClass {
    std::string name;
    std::function<std::unique_ptr<QObject>()> make;
};

/// Every class marked REHEARSAL_TEST in this program.
std::vector<TestClass>& testClasses();

struct Registration {
    Registration(std::string name, std::function<std::unique_ptr<QObject>()> make) {
        testClasses().push_back({std::move(name), std::move(make)});
    }
};

}  // namespace rehearsal::test

/// Marks a class of test functions, at the start of a line; ctest runs it as `folder.Class`.
#define REHEARSAL_TEST(Class) \
    static const rehearsal::test::Registration registration##Class(#Class, [] { return std::make_unique<Class>(); });
