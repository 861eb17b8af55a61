// Appends to a journal with a few batches under way and prints each number once it is durable, until the system kills
// it: so many microseconds after the start, or after the first number.
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <string>
#include <string_view>

#include "server/store/sqlite_journal.hpp"

using namespace samenspel::store;

namespace {

void die_after(long micros) {
    sigevent how{};
    how.sigev_notify = SIGEV_SIGNAL;
    how.sigev_signo = SIGKILL;
    timer_t timer{};
    if (timer_create(CLOCK_MONOTONIC, &how, &timer) != 0) std::abort();
    const itimerspec when{{0, 0}, {micros / 1'000'000, micros % 1'000'000 * 1'000 + 1}};
    if (timer_settime(timer, 0, &when, nullptr) != 0) std::abort();
}

}  // namespace

int main(int count, char** values) {
    if (count != 4) return 2;
    const long micros = std::strtol(values[3], nullptr, 10);
    const bool from_start = std::string_view(values[2]) == "start";
    if (from_start) die_after(micros);
    Error error;
    const auto journal = SqliteJournal::open(values[1], &error);
    if (!journal) return 1;
    const std::uint64_t before = journal->last_seq(1);
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t durable = before;
    // Tickets run from 1 and each batch holds one record of this stream, so ticket and number differ by a constant.
    journal->on_completion({[&](Ticket up_to) {
                                std::printf("%llu\n", static_cast<unsigned long long>(before + up_to.value));
                                std::fflush(stdout);
                                const std::lock_guard lock(mutex);
                                if (durable == before && !from_start) die_after(micros);
                                durable = before + up_to.value;
                                changed.notify_one();
                            },
                            [](Ticket, const Error&) { std::abort(); }});
    for (std::uint64_t seq = before + 1;; ++seq) {
        Batch batch;
        for (const std::uint32_t stream : {1u, 2u}) batch.records.push_back({stream, seq, 0, "record " + std::to_string(seq)});
        batch.clocks.emplace_back(1, static_cast<std::int64_t>(seq));
        journal->append(std::move(batch));
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return seq - durable < 16; });
    }
}
