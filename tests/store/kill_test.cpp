// Two hundred kills of a real process that writes: nothing acknowledged is lost, nothing is doubled.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

#include "server/store/session_file.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel::store;
using namespace samenspel::testing;

namespace {

// Runs the writer until it has acknowledged `lines` times, kills it, and returns the last number it printed.
std::uint64_t run_and_kill(const std::string& path, int lines) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 1);
        close(ends[0]);
        close(ends[1]);
        execl(JOURNAL_WRITER, JOURNAL_WRITER, path.c_str(), nullptr);
        _exit(127);
    }
    close(ends[1]);
    std::string output;
    char buffer[4096];
    bool killed = false;
    for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) {
        output.append(buffer, static_cast<std::size_t>(got));
        if (killed || std::count(output.begin(), output.end(), '\n') < lines) continue;
        kill(child, SIGKILL);
        killed = true;
    }
    close(ends[0]);
    waitpid(child, nullptr, 0);
    const auto end = output.rfind('\n');
    if (end == std::string::npos) return 0;
    const auto begin = output.rfind('\n', end - 1);
    return std::strtoull(output.c_str() + (begin == std::string::npos ? 0 : begin + 1), nullptr, 10);
}

}  // namespace

TEST_CASE("after two hundred kills every acknowledged record is there once and the chain is whole") {
    const Scratch scratch;
    const std::string path = scratch / "s";
    std::uint64_t acknowledged = 0;
    for (int round = 0; round < 200; ++round) {
        acknowledged = std::max(acknowledged, run_and_kill(path, 1 + round % 7));
        Error error;
        const auto journal = open_for_reading(path, &error);
        REQUIRE(journal);
        const std::uint64_t last = journal->last_seq(1);
        REQUIRE(last >= acknowledged);
        acknowledged = last;
    }
    Error error;
    CHECK(verify(path, &error).empty());
    CHECK_FALSE(error);
    std::uint64_t expected = 0;
    open_for_reading(path, &error)->read(1, 1, [&](const Record& record) {
        REQUIRE(record.seq == ++expected);
        REQUIRE(record.body == "record " + std::to_string(expected));
        return true;
    });
    CHECK(expected == acknowledged);
}
