// Two hundred and forty kills of a real process that writes: nothing acknowledged is lost, nothing is doubled.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "server/store/session_file.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel::store;
using namespace samenspel::testing;

namespace {

// Runs the writer until it is killed; returns the last number it printed whole, 0 when none.
std::uint64_t run_until_killed(const std::string& path, bool from_start, unsigned long micros) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const std::string delay = std::to_string(micros);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 1);
        close(ends[0]);
        close(ends[1]);
        execl(JOURNAL_WRITER, JOURNAL_WRITER, path.c_str(), from_start ? "start" : "first", delay.c_str(), nullptr);
        _exit(127);
    }
    close(ends[1]);
    std::string output;
    char buffer[4096];
    for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) output.append(buffer, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(WTERMSIG(status) == SIGKILL);
    const auto end = output.rfind('\n');
    if (end == std::string::npos) return 0;
    const auto begin = end == 0 ? std::string::npos : output.rfind('\n', end - 1);
    return std::strtoull(output.c_str() + (begin == std::string::npos ? 0 : begin + 1), nullptr, 10);
}

}  // namespace

TEST_CASE("after 240 kills every acknowledged record is there once and the chain is whole") {
    const Scratch scratch;
    const std::string path = scratch / "s";
    std::mt19937 chance(20);
    std::uint64_t shown = 0, rounds_with_news = 0;
    Error error;
    for (int round = 0; round < 240; ++round) {
        const std::uint64_t acknowledged = run_until_killed(path, round % 3 == 0, chance() % 12'000);
        rounds_with_news += acknowledged > shown;
        const auto journal = open_for_reading(path, &error);
        if (!journal && shown == 0 && acknowledged == 0) continue;  // killed before there was a session
        REQUIRE(journal);
        const std::uint64_t last = journal->last_seq(1);
        REQUIRE(last >= std::max(acknowledged, shown));
        REQUIRE(journal->last_seq(2) == last);
        REQUIRE(journal->clock_ms(1).value_or(0) == static_cast<std::int64_t>(last));
        shown = last;
    }
    CHECK(rounds_with_news >= 160);
    CHECK(verify(path, &error).empty());
    CHECK_FALSE(error);
    const auto journal = SqliteJournal::open(path, &error);
    REQUIRE(journal);
    for (const std::uint32_t stream : {1u, 2u}) {
        std::uint64_t expected = 0;
        CHECK_FALSE(journal->read(stream, 1, [&](const Record& record) {
            ++expected;
            return record.seq == expected && record.body == "record " + std::to_string(expected);
        }));
        CHECK(expected == shown);
    }
}
