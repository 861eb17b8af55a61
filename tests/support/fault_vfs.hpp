// A disk for SQLite that can lose what was not synced, and fail at a chosen step. It wraps the system's own file layer:
// what SQLite reads is in real files, what would survive a power cut is kept beside it in memory.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace samenspel::testing {

class FaultVfs {
public:
    enum class Fault : std::uint8_t { io_error, disk_full, power_cut };  // power_cut: see cut_power

    explicit FaultVfs(std::uint64_t seed);
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;
    const std::string& name() const { return name_; }

    // Steps are writes, truncations and syncs of the database and its logs. `lasting`: every later one fails too.
    std::uint64_t steps() const;
    // `disk_full` fails only what would make a file longer.
    void fail_at(std::uint64_t step, Fault fault, bool lasting);
    void mend();
    bool failed() const;                             // since fail_at

    // Syncs wait until let go, as on a slow disk.
    void hold_syncs();
    void let_syncs_go();

    // From now on nothing reaches the disk. Close every connection, then restore: the files become what a machine
    // finds after the power cut, with any part of what was not synced, torn and out of order, and power is back.
    void cut_power();
    void restore();

private:
    struct Disk;
    struct Hooks;
    std::unique_ptr<Disk> disk_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::string name_;
};

}  // namespace samenspel::testing
