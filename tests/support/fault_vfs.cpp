#include "tests/support/fault_vfs.hpp"

#include <sqlite3.h>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <fstream>

#include <unistd.h>

namespace samenspel::testing {
namespace {

constexpr std::size_t sector = 512;

struct Change {
    std::size_t offset = 0;
    std::string bytes;
    bool cut = false;  // truncation to `offset`
};

// A file as the disk holds it, and what the system has been given since the last sync.
struct Image {
    std::string durable;
    std::vector<Change> pending;
};

void apply(std::string& to, const Change& change) {
    if (change.cut) return to.resize(change.offset, '\0');
    if (to.size() < change.offset + change.bytes.size()) to.resize(change.offset + change.bytes.size(), '\0');
    to.replace(change.offset, change.bytes.size(), change.bytes);
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct File {
    sqlite3_file base;
    FaultVfs* owner;
    std::string* path;    // null for a file that is not followed
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

}  // namespace

struct FaultVfs::Disk {
    sqlite3_vfs* real = nullptr;
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::string, Image> images;
    std::mt19937_64 chance;
    std::uint64_t steps = 0, fail_step = 0;
    Fault fault = Fault::io_error;
    bool lasting = false, failed = false, power = true, held = false;

    // True when this step fails; a full disk fails only what would make a file longer. The lock is held.
    bool step(bool grows) {
        ++steps;
        const bool hit = (grows || fault != Fault::disk_full) && fail_step != 0 && (steps == fail_step || (lasting && steps > fail_step));
        failed = failed || hit;
        if (hit && fault == Fault::power_cut) power = false;
        return hit;
    }

    // Any part of what was given and not synced may have got there: all, nothing, or some sectors of it.
    void lose_some(Image& image) {
        const auto mood = chance() % 4;
        for (const auto& change : image.pending) {
            if (mood == 0) break;
            if (mood == 1) apply(image.durable, change);
            else if (change.cut) { if (chance() % 2) apply(image.durable, change); }
            else
                for (std::size_t at = 0; at < change.bytes.size(); at += sector)
                    if (chance() % 4 != 0) apply(image.durable, {change.offset + at, change.bytes.substr(at, sector), false});
        }
        image.pending.clear();
    }
};

struct FaultVfs::Hooks {
    static Disk& disk(sqlite3_file* file) { return *of(file)->owner->disk_; }

    static int close(sqlite3_file* file) {
        sqlite3_file* real = of(file)->real();
        const int code = real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
        delete of(file)->path;
        of(file)->path = nullptr;
        return code;
    }

    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) { return of(file)->real()->pMethods->xRead(of(file)->real(), to, size, offset); }

    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
        Disk& all = disk(file);
        const std::lock_guard lock(all.mutex);
        sqlite3_file* real = of(file)->real();
        if (!of(file)->path) return real->pMethods->xWrite(real, from, size, offset);
        if (!all.power) return SQLITE_IOERR_WRITE;
        sqlite3_int64 length = 0;
        real->pMethods->xFileSize(real, &length);
        const bool fails = all.step(offset + size > length);
        const int written = fails ? size / 2 : size;  // the disk took what it could
        all.images[*of(file)->path].pending.push_back({static_cast<std::size_t>(offset), {static_cast<const char*>(from), static_cast<std::size_t>(written)}, false});
        const int code = real->pMethods->xWrite(real, from, written, offset);
        if (!fails) return code;
        return all.fault == Fault::disk_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        Disk& all = disk(file);
        const std::lock_guard lock(all.mutex);
        sqlite3_file* real = of(file)->real();
        if (!of(file)->path) return real->pMethods->xTruncate(real, size);
        if (!all.power || all.step(false)) return SQLITE_IOERR_TRUNCATE;
        all.images[*of(file)->path].pending.push_back({static_cast<std::size_t>(size), {}, true});
        return real->pMethods->xTruncate(real, size);
    }

    static int sync(sqlite3_file* file, int) {
        Disk& all = disk(file);
        std::unique_lock lock(all.mutex);
        if (!of(file)->path) return SQLITE_OK;
        all.changed.wait(lock, [&] { return !all.held; });
        if (!all.power) return SQLITE_IOERR_FSYNC;
        Image& image = all.images[*of(file)->path];
        if (all.step(false)) {
            if (!all.power) return SQLITE_IOERR_FSYNC;
            // Linux marks what it could not write as clean: a later sync succeeds without it.
            all.lose_some(image);
            return SQLITE_IOERR_FSYNC;
        }
        for (const auto& change : image.pending) apply(image.durable, change);
        image.pending.clear();
        return SQLITE_OK;
    }

    static int file_size(sqlite3_file* file, sqlite3_int64* size) { return of(file)->real()->pMethods->xFileSize(of(file)->real(), size); }
    static int lock(sqlite3_file* file, int level) { return of(file)->real()->pMethods->xLock(of(file)->real(), level); }
    static int unlock(sqlite3_file* file, int level) { return of(file)->real()->pMethods->xUnlock(of(file)->real(), level); }
    static int reserved(sqlite3_file* file, int* out) { return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), out); }
    static int sector_size(sqlite3_file* file) { return of(file)->real()->pMethods->xSectorSize(of(file)->real()); }
    static int traits(sqlite3_file* file) { return of(file)->real()->pMethods->xDeviceCharacteristics(of(file)->real()); }
    static int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** out) { return of(file)->real()->pMethods->xShmMap(of(file)->real(), region, size, extend, out); }
    static int shm_lock(sqlite3_file* file, int offset, int count, int flags) { return of(file)->real()->pMethods->xShmLock(of(file)->real(), offset, count, flags); }
    static void shm_barrier(sqlite3_file* file) { of(file)->real()->pMethods->xShmBarrier(of(file)->real()); }
    static int shm_unmap(sqlite3_file* file, int remove) { return of(file)->real()->pMethods->xShmUnmap(of(file)->real(), remove); }
    // Size hints would change the real file behind the image.
    static int control(sqlite3_file* file, int what, void* value) {
        if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
        return of(file)->real()->pMethods->xFileControl(of(file)->real(), what, value);
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
        static const sqlite3_io_methods methods = {2, close, read, write, truncate, sync, file_size, lock, unlock, reserved, control, sector_size, traits,
                                                   shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};
        auto* owner = static_cast<FaultVfs*>(vfs->pAppData);
        Disk& all = *owner->disk_;
        File* ours = of(file);
        ours->base.pMethods = nullptr;
        ours->owner = owner;
        ours->path = nullptr;
        const bool followed = name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
        const std::lock_guard guard(all.mutex);
        if (followed && !all.power) return SQLITE_CANTOPEN;
        const int code = all.real->xOpen(all.real, name, ours->real(), flags, out_flags);
        if (code != SQLITE_OK) return code;
        if (followed) {
            ours->path = new std::string(name);
            all.images.try_emplace(name, Image{content_of(name), {}});
        }
        ours->base.pMethods = &methods;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
        Disk& all = *static_cast<FaultVfs*>(vfs->pAppData)->disk_;
        const std::lock_guard guard(all.mutex);
        if (!all.power && all.images.count(name)) return SQLITE_IOERR_DELETE;
        all.images.erase(name);
        return all.real->xDelete(all.real, name, sync_folder);
    }

    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
        sqlite3_vfs* real = static_cast<FaultVfs*>(vfs->pAppData)->disk_->real;
        return real->xAccess(real, name, flags, out);
    }

    // The wrapped layer's number would be of some other failure.
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }
};

FaultVfs::FaultVfs(std::uint64_t seed) : disk_(std::make_unique<Disk>()) {
    static std::atomic<int> made{0};
    name_ = "fault" + std::to_string(++made);
    disk_->real = sqlite3_vfs_find(nullptr);
    disk_->chance.seed(seed);
    vfs_ = std::make_unique<sqlite3_vfs>(*disk_->real);
    vfs_->iVersion = 2;
    vfs_->pNext = nullptr;
    vfs_->zName = name_.c_str();
    vfs_->pAppData = this;
    vfs_->szOsFile = static_cast<int>(sizeof(File)) + disk_->real->szOsFile;
    vfs_->xOpen = Hooks::open;
    vfs_->xDelete = Hooks::remove;
    vfs_->xAccess = Hooks::access;
    vfs_->xGetLastError = Hooks::last_error;
    sqlite3_vfs_register(vfs_.get(), 0);
}

FaultVfs::~FaultVfs() { sqlite3_vfs_unregister(vfs_.get()); }

std::uint64_t FaultVfs::steps() const {
    const std::lock_guard lock(disk_->mutex);
    return disk_->steps;
}

void FaultVfs::fail_at(std::uint64_t step, Fault fault, bool lasting) {
    const std::lock_guard lock(disk_->mutex);
    disk_->fail_step = step;
    disk_->fault = fault;
    disk_->lasting = lasting;
    disk_->failed = false;
}

void FaultVfs::mend() { fail_at(0, Fault::io_error, false); }

bool FaultVfs::failed() const {
    const std::lock_guard lock(disk_->mutex);
    return disk_->failed;
}

void FaultVfs::hold_syncs() {
    const std::lock_guard lock(disk_->mutex);
    disk_->held = true;
}

void FaultVfs::let_syncs_go() {
    {
        const std::lock_guard lock(disk_->mutex);
        disk_->held = false;
    }
    disk_->changed.notify_all();
}

void FaultVfs::cut_power() {
    {
        const std::lock_guard lock(disk_->mutex);
        disk_->power = false;
    }
    let_syncs_go();
}

void FaultVfs::restore() {
    const std::lock_guard lock(disk_->mutex);
    for (auto& [path, image] : disk_->images) {
        disk_->lose_some(image);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << image.durable;
        unlink((path + "-shm").c_str());
    }
    disk_->power = true;
}

}  // namespace samenspel::testing
