#include "workspace/trouble.h"

#include <sqlite3.h>

namespace rehearsal::workspace {

std::string utf8(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::string quotedName(const std::filesystem::path& file) {
    return "“" + utf8(file.filename()) + "”";
}

base::Diagnostic troubleWith(const std::filesystem::path& file, int code, const std::string& detail) {
    const std::string name = quotedName(file);
    base::Diagnostic trouble{base::Severity::Error, utf8(file), {}, 0, 0, {}, {}};
    switch (code & 0xff) {
        case SQLITE_NOTADB:
            trouble.text = name + " is not a Rehearsal workspace.";
            trouble.hint = "To use a rule bundle, import its folder or zip file into a new workspace.";
            break;
        case SQLITE_CORRUPT:
            trouble.text = name + " is damaged and was not opened: " + detail + ".";
            trouble.hint =
                "Nothing was changed. Open a backup or another copy of it, or import the bundle you last "
                "exported.";
            break;
        case SQLITE_FULL:
            trouble.text = "The disk is full: the last change was not written to " + name + ".";
            trouble.hint = "What was saved before is safe. Free some space and try again.";
            break;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            trouble.text = name + " cannot be written: the file or its folder is read-only.";
            trouble.hint = "Copy it to a folder you may write to, and open the copy.";
            break;
        case SQLITE_CANTOPEN:
            trouble.text = name + " cannot be opened in its folder.";
            trouble.hint = "Check that the folder exists and that you may write to it.";
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            trouble.text = name + " is being written by another program.";
            trouble.hint = "Wait until that has finished, and try again.";
            break;
        case SQLITE_IOERR:
            trouble.text = name + " could not be read or written: " + detail + ".";
            trouble.hint = "Check the disk or the network drive it lies on.";
            break;
        default:
            trouble.text = "The workspace " + name + " could not be used: " + detail + ".";
            break;
    }
    return trouble;
}

}  // namespace rehearsal::workspace
