#include "tests/support/ground.hpp"

#include <stdexcept>

namespace samenspel::testing {

DiskGround::DiskGround(std::uint64_t seed) : chance_(seed), disk_(seed) { open(); }

void DiskGround::open() {
    store::Error error;
    journal_ = store::SqliteJournal::open(folder_ / "session.samenspel", &error, disk_.name(), std::chrono::milliseconds(0));
    if (!journal_) throw std::runtime_error("the journal does not open on a sound disk: " + error.what);
    waiting_ = std::make_unique<Waiting>(*journal_);
}

store::Ticket DiskGround::append(store::Batch batch) {
    pending_.emplace_back(store::Ticket{next_}, std::move(batch));
    return store::Ticket{next_++};
}

store::Error DiskGround::reopen() {
    pending_.clear();
    waiting_->forget_error();
    return journal_->reopen();
}

void DiskGround::commit(std::size_t batches) {
    store::Ticket done{};
    while (!pending_.empty() && batches-- > 0) {
        auto [ticket, batch] = std::move(pending_.front());
        pending_.pop_front();
        const store::Error error = waiting_->wait(journal_->append(std::move(batch)));
        if (!error) {
            done = ticket;
            continue;
        }
        pending_.clear();
        if (done.value != 0 && completion_.committed) completion_.committed(done);
        if (completion_.failed) completion_.failed(ticket, error);
        return;
    }
    if (done.value != 0 && completion_.committed) completion_.committed(done);
}

void DiskGround::crash() {
    completion_ = {};
    const bool power_cut = draw(3) != 0;
    if (power_cut && draw(2) == 0) disk_.cut_power();
    else if (power_cut) disk_.fail_at(disk_.steps() + 1 + draw(8), FaultVfs::Fault::power_cut, true);
    if (draw(2) == 0) commit(1 + draw(3));  // some of it was under way
    pending_.clear();
    if (power_cut) disk_.cut_power();
    waiting_.reset();
    journal_->on_completion({});
    journal_.reset();
    disk_.mend();
    if (power_cut) disk_.restore();
    open();
}

void DiskGround::break_disk(store::Error error) {
    const bool full = error.kind == store::Error::Kind::disk_full;
    disk_.fail_at(disk_.steps() + 1 + draw(5), full ? FaultVfs::Fault::disk_full : FaultVfs::Fault::io_error, true);
}

}  // namespace samenspel::testing
