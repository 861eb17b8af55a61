// Whole files, and the eyes of somebody who may not write.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace samenspel::testing {

inline std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::string& path, const std::string& content) { std::ofstream(path, std::ios::binary | std::ios::trunc) << content; }

// While it lives, the folder and its files can be read and not written. The super-user may write anywhere, so a test
// that runs as such goes on as nobody.
class AsNobody {
public:
    explicit AsNobody(const std::string& folder) : folder_(folder) {
        namespace fs = std::filesystem;
        const auto readable = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
        for (const auto& entry : fs::directory_iterator(folder)) fs::permissions(entry.path(), readable);
        fs::permissions(folder, readable | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec);
        changed_ = geteuid() == 0 && seteuid(65534) == 0;
    }
    ~AsNobody() {
        const int back = changed_ ? seteuid(0) : 0;
        if (back == 0) std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    std::string folder_;
    bool changed_ = false;
};

}  // namespace samenspel::testing
