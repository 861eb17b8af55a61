// Appends to a journal with a few batches under way and prints each number once it is durable, until it is killed.
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

#include "server/store/sqlite_journal.hpp"

using namespace samenspel::store;

int main(int count, char** values) {
    if (count < 2) return 2;
    Error error;
    const auto journal = SqliteJournal::open(values[1], &error);
    if (!journal) return 1;
    const std::uint64_t before = journal->last_seq(1);
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t durable = before;
    // Tickets run from 1 and each batch holds one record, so ticket and number differ by a constant.
    journal->on_completion({[&](Ticket up_to) {
                                std::printf("%llu\n", static_cast<unsigned long long>(before + up_to.value));
                                std::fflush(stdout);
                                const std::lock_guard lock(mutex);
                                durable = before + up_to.value;
                                changed.notify_one();
                            },
                            [](Ticket, const Error&) { std::abort(); }});
    for (std::uint64_t seq = before + 1;; ++seq) {
        Batch batch;
        batch.records.push_back({1, seq, 0, "record " + std::to_string(seq)});
        journal->append(std::move(batch));
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return seq - durable < 16; });
    }
}
