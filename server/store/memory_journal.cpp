#include "server/store/memory_journal.hpp"

#include <utility>

namespace samenspel::store {

Ticket MemoryJournal::append(Batch batch) {
    const Ticket ticket{next_++};
    pending_.emplace_back(ticket, std::move(batch));
    return ticket;
}

Error MemoryJournal::check(const Batch& batch) const {
    std::map<std::uint32_t, std::uint64_t> last;
    for (const auto& record : batch.records) {
        const auto found = durable_.records.find(record.stream);
        auto& seq = last.try_emplace(record.stream, found == durable_.records.end() ? 0 : found->second.size()).first->second;
        if (record.seq != seq + 1) return {Error::Kind::wrong_order, "A record is out of order."};
        ++seq;
    }
    return {};
}

void MemoryJournal::write(Batch batch) {
    for (auto& record : batch.records) durable_.records[record.stream].push_back(std::move(record));
    for (auto& participant : batch.participants) durable_.participants[participant.id] = std::move(participant);
    for (auto& [key, value] : batch.settings) durable_.settings[key] = std::move(value);
    for (const auto& [stream, now_ms] : batch.clocks) durable_.clocks[stream] = now_ms;
}

void MemoryJournal::fail(Ticket ticket, const Error& error) {
    failed_ = true;
    pending_.clear();
    if (completion_.failed) completion_.failed(ticket, error);
}

void MemoryJournal::commit(std::size_t batches) {
    Ticket done{};
    while (!pending_.empty() && batches-- > 0) {
        auto [ticket, batch] = std::move(pending_.front());
        Error error = failed_ ? Error{Error::Kind::other, "The journal failed before."} : broken_ ? broken_ : check(batch);
        if (!error) error = sprung(batch);
        if (error) {
            if (done.value != 0 && completion_.committed) completion_.committed(done);
            fail(ticket, error);
            return;
        }
        pending_.pop_front();
        write(std::move(batch));
        done = ticket;
    }
    if (done.value != 0 && completion_.committed) completion_.committed(done);
}

Error MemoryJournal::sprung(const Batch& batch) {
    if (!trap_ || trap_->commits-- > 0) return {};
    const Trap trap = *std::exchange(trap_, std::nullopt);
    if (trap.written) write(batch);
    return trap.error;
}

void MemoryJournal::fail_after(std::size_t commits, Error error, bool written) {
    error.in_doubt = written;
    trap_ = Trap{commits, std::move(error), written};
}

void MemoryJournal::crash() {
    pending_.clear();
    failed_ = false;
    completion_ = {};
}

void MemoryJournal::break_disk(Error error) { broken_ = std::move(error); }

Error MemoryJournal::reopen() {
    if (broken_) return broken_;
    pending_.clear();
    failed_ = false;
    return {};
}

Error MemoryJournal::read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) {
    const auto found = durable_.records.find(stream);
    if (found == durable_.records.end()) return {};
    for (std::size_t index = from_seq == 0 ? 0 : from_seq - 1; index < found->second.size(); ++index)
        if (!visit(found->second[index])) return {};
    return {};
}

std::vector<std::uint32_t> MemoryJournal::streams() {
    std::vector<std::uint32_t> out;
    for (const auto& [stream, records] : durable_.records) out.push_back(stream);
    return out;
}

std::uint64_t MemoryJournal::last_seq(std::uint32_t stream) {
    const auto found = durable_.records.find(stream);
    return found == durable_.records.end() ? 0 : found->second.size();
}

std::optional<std::int64_t> MemoryJournal::clock_ms(std::uint32_t stream) {
    const auto found = durable_.clocks.find(stream);
    return found == durable_.clocks.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Participant> MemoryJournal::participants() {
    std::vector<Participant> out;
    for (const auto& [id, participant] : durable_.participants) out.push_back(participant);
    return out;
}

std::optional<std::string> MemoryJournal::setting(std::string_view key) {
    const auto found = durable_.settings.find(key);
    return found == durable_.settings.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace samenspel::store
