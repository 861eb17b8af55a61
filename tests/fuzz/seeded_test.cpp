// The fuzz targets over seeded bytes: pure noise, and real messages with bytes flipped, cut, doubled.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <google/protobuf/stubs/logging.h>

#include "proto/full.hpp"
#include "server/rules/chance.hpp"
#include "server/rules/disclose.hpp"
#include "server/store/session_file.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/rules/rules_fixture.hpp"
#include "tests/support/random_commands.hpp"
#include "tests/support/scratch.hpp"
#include "tools/log_export.hpp"

using namespace samenspel;

namespace {

using Target = void (*)(const std::uint8_t*, std::size_t);

void add_piece(std::string& input, const std::string& bytes) {
    if (bytes.empty() || bytes.size() > 256) return;
    input.push_back(static_cast<char>(bytes.size() - 1));
    input += bytes;
}

std::string mutated(std::string bytes, rules::Chance& chance) {
    for (int i = 0; i < 1 + static_cast<int>(chance.next() % 4) && !bytes.empty(); ++i) {
        const auto at = chance.next() % bytes.size();
        switch (chance.next() % 4) {
            case 0: bytes[at] = static_cast<char>(chance.next()); break;
            case 1: bytes.resize(at); break;
            case 2: bytes.insert(at, 1, static_cast<char>(chance.next())); break;
            default: bytes += bytes.substr(at);
        }
    }
    return bytes;
}

void run(Target target, const std::string& input) { target(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()); }

// Protobuf would write a line for every broken text.
auto* const quiet = google::protobuf::SetLogHandler(nullptr);

std::string noise(rules::Chance& chance) {
    std::string out;
    for (std::size_t i = chance.next() % 600; i > 0; --i) out.push_back(static_cast<char>(chance.next()));
    return out;
}

// The seeds of one target, by name, as make_corpus.py made them.
std::vector<std::string> seeds_of(const std::string& target) {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator("tests/fuzz/corpus/" + target)) out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every seed of the corpus passes through its target") {
    const std::pair<const char*, Target> targets[] = {{"client_messages", fuzz::client_messages},
                                                      {"websocket_frames", fuzz::websocket_frames},
                                                      {"journal_events", fuzz::journal_events},
                                                      {"session_import", fuzz::session_import},
                                                      {"disclosures", fuzz::disclosures}};
    for (const auto& [name, target] : targets) {
        const auto seeds = seeds_of(name);
        INFO(name);
        CHECK_FALSE(seeds.empty());
        for (const auto& seed : seeds) {
            UNSCOPED_INFO(seed);
            const std::string bytes = content_of(seed);
            CHECK_FALSE(bytes.empty());
            run(target, bytes);
        }
    }
}

TEST_CASE("the seeds get past the door: each session file of the corpus is read as a session") {
    int files = 0;
    for (const auto& seed : seeds_of("session_import")) {
        if (!seed.ends_with(".samenspel")) continue;
        ++files;
        std::string error;
        const auto session = read_session(seed, &error);
        INFO(seed << ": " << error);
        REQUIRE(session);
        CHECK(session->streams.at(1).size() > 10);
    }
    CHECK(files > 0);
}

TEST_CASE("no bytes crash the host") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        rules::Chance chance(seed);
        run(fuzz::client_messages, noise(chance));
        testing::TableRun table(testing::mini_book(), TYPED, seed);
        table.seat_everybody();
        std::string input;
        for (int i = 0; i < 30; ++i) {
            ClientMessage message;
            const auto actor = testing::random_actor(table.table, chance);
            *message.mutable_command() = testing::random_command(table.table, actor, chance);
            message.mutable_command()->set_reference(static_cast<std::uint64_t>(i));
            add_piece(input, mutated(message.SerializeAsString(), chance));
        }
        run(fuzz::client_messages, input);
    }
}

TEST_CASE("no bytes crash the reader of frames") {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        rules::Chance chance(seed);
        run(fuzz::websocket_frames, noise(chance));
        std::string input;
        for (int i = 0; i < 12; ++i) {
            const char size = static_cast<char>(chance.next() % 100);
            std::string frame{static_cast<char>(0x82), static_cast<char>(0x80 | size)};
            for (int k = 0; k < size + 4; ++k) frame.push_back(static_cast<char>(chance.next()));
            add_piece(input, chance.unit() < 0.7 ? frame : mutated(frame, chance));
        }
        run(fuzz::websocket_frames, input);
    }
}

TEST_CASE("no journal crashes its reader") {
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        rules::Chance chance(seed);
        run(fuzz::journal_events, noise(chance));
        testing::TableRun table(testing::mini_book(), TYPED, seed);
        table.seat_everybody();
        table.play_at_random(chance, 60);
        std::string input;
        for (const auto& event : table.journal) {
            const std::string bytes = event.SerializeAsString();
            if (chance.unit() < 0.5) add_piece(input, chance.unit() < 0.5 ? bytes : mutated(bytes, chance));
        }
        run(fuzz::journal_events, input);
    }
}

TEST_CASE("no session file crashes whoever reads it and reports on it") {
    const testing::Scratch scratch;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        rules::Chance chance(seed);
        run(fuzz::session_import, noise(chance));
        testing::TableRun table(testing::mini_book(), TYPED, seed);
        table.seat_everybody();
        table.play_at_random(chance, 40);
        Session session;
        session.streams[0].emplace_back().mutable_session_opened()->set_scenario("mini");
        session.streams[0][0].set_n(1);
        session.streams[1] = table.journal;
        for (std::size_t i = 0; i < session.streams[1].size(); ++i) session.streams[1][i].set_n(i + 1);
        const std::string path = scratch / (std::to_string(seed) + ".samenspel");
        REQUIRE_FALSE(store::make_session(path, log::records_of(session)));
        std::ifstream file(path, std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        run(fuzz::session_import, bytes);
        run(fuzz::session_import, mutated(bytes, chance));
        auto lines = log::exported(session, {}, {false, true, false});
        const std::string text = lines["events-session.jsonl"] + std::string(1, '\0') + lines["events-table-1.jsonl"];
        run(fuzz::session_import, text);
        run(fuzz::session_import, mutated(text, chance));
    }
}

TEST_CASE("no disclosure crashes whoever decodes it and looks back on it") {
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        rules::Chance chance(seed);
        run(fuzz::disclosures, noise(chance));
        testing::TableRun table(testing::mini_book(), TYPED, seed);
        table.seat_everybody();
        table.play_at_random(chance, 60);
        std::string input;
        for (const auto& event : table.journal) {
            ServerMessage message;
            Event disclosed;
            if (!rules::disclose(event, rules::access(event, rules::Viewer::of_seat({1})), &disclosed)) continue;
            *message.mutable_event() = disclosed;
            const std::string bytes = chance.unit() < 0.5 ? message.SerializeAsString() : disclosed.SerializeAsString();
            add_piece(input, chance.unit() < 0.6 ? bytes : mutated(bytes, chance));
        }
        run(fuzz::disclosures, input);
    }
}
