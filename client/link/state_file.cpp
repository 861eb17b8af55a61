// Written beside its place, synced, then renamed over it.
#include "client/link/state_file.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace samenspel::link {
namespace {

constexpr std::size_t largest_file = 4'096;

class File {
public:
    File(const char* path, int flags, mode_t mode = 0) : handle_(::open(path, flags | O_CLOEXEC, mode)) {}
    ~File() { close(); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    bool open() const { return handle_ >= 0; }
    int handle() const { return handle_; }
    bool close() {
        const bool closed = handle_ < 0 || ::close(handle_) == 0;
        handle_ = -1;
        return closed;
    }

private:
    int handle_;
};

bool write_all(int handle, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(handle, text.data() + done, text.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        done += static_cast<std::size_t>(written);
    }
    return true;
}

}  // namespace

std::string default_state_folder() {
    // A relative path there is invalid by the XDG base directory specification and does not count.
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && state[0] == '/') return std::string(state) + "/samenspel";
    if (const char* home = std::getenv("HOME"); home && home[0] == '/') return std::string(home) + "/.local/state/samenspel";
    return {};
}

std::optional<Identity> read_identity(const std::string& path) {
    const File file(path.c_str(), O_RDONLY);
    if (!file.open()) return std::nullopt;
    std::string text;
    std::array<char, 1'024> piece{};
    for (;;) {
        const ssize_t got = ::read(file.handle(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (text.size() > largest_file) return std::nullopt;
    }
    return parse_identity(text);
}

bool write_identity(const std::string& path, const Identity& identity) {
    const std::filesystem::path target(path);
    std::error_code error;
    if (std::filesystem::create_directories(target.parent_path(), error))
        std::filesystem::permissions(target.parent_path(), std::filesystem::perms::owner_all, error);
    const std::string beside = path + "." + std::to_string(::getpid());
    File file(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
    if (!file.open()) return false;
    const bool written = ::fchmod(file.handle(), S_IRUSR | S_IWUSR) == 0 && write_all(file.handle(), format_identity(identity)) &&
                         ::fsync(file.handle()) == 0;
    if (file.close() && written && ::rename(beside.c_str(), path.c_str()) == 0) return true;
    ::unlink(beside.c_str());
    return false;
}

bool forget_identity(const std::string& path) { return ::unlink(path.c_str()) == 0 || errno == ENOENT; }

}  // namespace samenspel::link
