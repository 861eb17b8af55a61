// Keeps a second server away from a session file. Readers need no lock and are not hindered.
#pragma once

#include <string>

#include "server/store/journal.hpp"

namespace samenspel::store {

// Held until destroyed, and gone with the process. Must outlive every connection that its owner has to the file:
// closing a descriptor of a file drops the locks that SQLite has on it.
class FileLock {
public:
    FileLock() = default;
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    // Creates the file, readable by its owner alone, when there is none. An error when another process holds it or it
    // may not be written; whatever else is wrong with the file, opening it says better.
    Error take(const std::string& path);

private:
    int descriptor_ = -1;
};

}  // namespace samenspel::store
