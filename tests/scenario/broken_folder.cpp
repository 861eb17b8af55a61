// Copies, breaks and loads the small valid scenario.
#include "tests/scenario/broken_folder.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <stdlib.h>

#include "scenario.pb.h"
#include "server/scenario/loader.hpp"

namespace samenspel::scenario::test {

namespace fs = std::filesystem;

BrokenFolder::BrokenFolder(const std::string& original) {
    std::string name = (fs::temp_directory_path() / "samenspel-scenario-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    parent_ = name;
    folder_ = parent_ / fs::path(original).filename();
    fs::copy(original, folder_);
}

BrokenFolder::~BrokenFolder() {
    std::error_code ignored;
    fs::remove_all(parent_, ignored);
}

std::string BrokenFolder::read(const std::string& file) const {
    std::ifstream in(folder_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void BrokenFolder::replace(const std::string& file, const std::string& old_words, const std::string& new_words) {
    std::string bytes = read(file);
    const std::size_t at = bytes.find(old_words);
    if (at == std::string::npos) throw std::runtime_error(file + " has no '" + old_words + "'");
    bytes.replace(at, old_words.size(), new_words);
    write(file, bytes);
}

void BrokenFolder::write(const std::string& file, const std::string& bytes) {
    std::ofstream out(folder_ / file, std::ios::binary | std::ios::trunc);
    out << bytes;
}

void BrokenFolder::remove(const std::string& file) { fs::remove(folder_ / file); }

std::vector<std::string> BrokenFolder::findings() const {
    std::vector<std::string> lines;
    for (const Finding& finding : load(path()).findings) {
        std::string line = to_line(finding);
        for (std::size_t at = line.find(path() + "/"); at != std::string::npos; at = line.find(path() + "/")) {
            line.erase(at, path().size() + 1);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace samenspel::scenario::test
