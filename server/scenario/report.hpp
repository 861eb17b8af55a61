// Collects findings while a scenario is read. Knows files by number and nothing of what they contain.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/scenario/loader.hpp"

namespace samenspel::scenario {

// Where something stands. `file` is what Report::add_file gave; line and column count from 1.
struct Place {
    int file = 0;
    int line = 1;
    int column = 1;
};

class Report {
public:
    int add_file(std::string path);
    const std::string& path_of(const Place& place) const;
    void error(const Place& place, std::string what, std::string mend);
    void warning(const Place& place, std::string what, std::string mend);
    // Notes that a reader looks for a key, by its path in the file's structure: "/issues/[]/options".
    void key_looked_for(const Place& place, const std::string& path);
    // The keys so far, each once: "issues.yaml/issues/[]/options".
    std::vector<std::string> keys() const { return {keys_.begin(), keys_.end()}; }
    bool broken() const { return broken_; }
    // Everything found, in the order of files, lines and columns.
    std::vector<Finding> findings() const;

private:
    struct Entry {
        Place place;
        std::string what;
        std::string mend;
        bool error;
    };
    std::vector<std::string> paths_;
    std::vector<Entry> entries_;
    std::set<std::string> keys_;
    bool broken_ = false;
};

// "did you mean 'x'?" when a known word is close to `word`, else a list of the known words.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace samenspel::scenario
