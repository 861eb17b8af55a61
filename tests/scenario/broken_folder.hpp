// A copy of a scenario, tests/scenario/good unless told, with a mistake in it, for the tests of the loader. Gone when it
// goes out of scope.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace samenspel::scenario::test {

inline constexpr const char* good_folder = "tests/scenario/good";

class BrokenFolder {
public:
    explicit BrokenFolder(const std::string& original = good_folder);
    ~BrokenFolder();
    BrokenFolder(const BrokenFolder&) = delete;
    BrokenFolder& operator=(const BrokenFolder&) = delete;

    // Replaces the first `old_words` of a file; they have to be there.
    void replace(const std::string& file, const std::string& old_words, const std::string& new_words);
    std::string read(const std::string& file) const;
    void write(const std::string& file, const std::string& bytes);
    void remove(const std::string& file);
    // "file:line:column: error: what; mend", without the folder.
    std::vector<std::string> findings() const;
    std::string path() const { return folder_.string(); }

private:
    std::filesystem::path parent_;
    std::filesystem::path folder_;
};

}  // namespace samenspel::scenario::test
