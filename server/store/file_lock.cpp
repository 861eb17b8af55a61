#include "server/store/file_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace samenspel::store {

FileLock::~FileLock() {
    if (descriptor_ >= 0) close(descriptor_);
}

Error FileLock::take(const std::string& path) {
    descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
        return {Error::Kind::read_only, "The session file, its folder or its disk is read-only: allow writing, or choose another folder."};
    if (descriptor_ < 0 || flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return {};
    return {Error::Kind::other, "Another server is running this session: stop it first."};
}

}  // namespace samenspel::store
