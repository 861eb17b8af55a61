// A journal without a disk, for tests and the simulator: nothing is durable until told so, a crash loses the rest, and
// appends can be made to fail. Single-threaded: completions come from within commit().
#pragma once

#include <deque>
#include <map>

#include "server/store/journal.hpp"

namespace samenspel::store {

class MemoryJournal : public Journal {
public:
    void number_from(Ticket first) { next_ = first.value; }   // before the first append
    void on_completion(Completion completion) override { completion_ = std::move(completion); }
    Ticket append(Batch batch) override;
    Error reopen() override;
    Error read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) override;
    std::vector<std::uint32_t> streams() override;
    std::uint64_t last_seq(std::uint32_t stream) override;
    std::optional<std::int64_t> clock_ms(std::uint32_t stream) override;
    std::vector<Participant> participants() override;
    std::optional<std::string> setting(std::string_view key) override;

    // ---- what a disk does by itself ----
    void commit(std::size_t batches = SIZE_MAX);      // makes the oldest pending batches durable and says so
    bool pending() const { return !pending_.empty(); }
    void crash();                                     // the process died: pending batches are gone, nobody is told
    void break_disk(Error error);                     // the next commit fails with this, and reopen too, until mend_disk
    void mend_disk() { broken_ = {}; }
    // The commit after `commits` good ones fails once with this; with `written` its batch is there all the same, as when
    // only the sync's answer went wrong.
    void fail_after(std::size_t commits, Error error, bool written);

private:
    struct Durable {
        std::map<std::uint32_t, std::vector<Record>> records;
        std::map<std::uint32_t, Participant> participants;
        std::map<std::string, std::string, std::less<>> settings;
        std::map<std::uint32_t, std::int64_t> clocks;
    };
    Error check(const Batch& batch) const;
    void write(Batch batch);
    Error sprung(const Batch& batch);
    void fail(Ticket ticket, const Error& error);

    Completion completion_;
    Durable durable_;
    std::deque<std::pair<Ticket, Batch>> pending_;
    std::uint64_t next_ = 1;
    Error broken_;
    struct Trap { std::size_t commits = 0; Error error; bool written = false; };
    std::optional<Trap> trap_;
    bool failed_ = false;
};

}  // namespace samenspel::store
