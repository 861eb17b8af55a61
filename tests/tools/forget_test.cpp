// Taking a person's name out of a session file, and out of what people typed.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <optional>

#include "server/store/session_file.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/support/scratch.hpp"
#include "tests/tools/sessions.hpp"
#include "tools/log_export.hpp"
#include "tools/typed_texts.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("a name is found in what people typed, as a word, and nowhere in the scenario's own texts") {
    Event said;
    said.mutable_said_in_plenary()->set_text("Dat vindt quist ook; Zwaantjes idee niet.");
    CHECK(names(typed_texts(said).at(0), "Zwaantje Quist"));
    CHECK(blank(said, "Zwaantje Quist") == 1);
    CHECK(said.said_in_plenary().text() == "Dat vindt \u2026 ook; Zwaantjes idee niet.");
    Event role;
    role.mutable_role_dealt()->mutable_text()->set_nl("Quist");
    CHECK(typed_texts(role).empty());
    CHECK(blank(role, "Quist") == 0);
    Event inject;
    inject.mutable_inject_thrown()->mutable_text()->set_nl("Quist belt");
    CHECK(blank(inject, "Quist") == 1);
    inject.mutable_inject_thrown()->set_inject("storm");
    inject.mutable_inject_thrown()->mutable_text()->set_nl("Quist belt");
    CHECK(blank(inject, "Quist") == 0);
    CHECK_FALSE(names("anything", ""));
}

TEST_CASE("a name is found in capitals too where its letters bear accents") {
    CHECK(names("dat zei JOS\u00C9 ook", "Jos\u00E9"));
    CHECK(names("dat zei jos\u00E9 ook", "JOS\u00C9"));
    CHECK(names("\u0160\u00D8REN", "\u0161\u00F8ren"));
    CHECK(names("\u0141UCJA \u0178VES", "\u0142ucja \u00FFves"));
    CHECK_FALSE(names("Jos\u00E8", "Jos\u00E9"));
    CHECK_FALSE(names("Jos\u00E9e", "Jos\u00E9"));
    CHECK_FALSE(names("\u00D7\u00D7\u00D7", "\u00F7\u00F7\u00F7"));  // signs, not letters
    CHECK_FALSE(names("a\xC3", "\xC3\xA9z\xC3\xA9"));
    Event said;
    said.mutable_said_in_plenary()->set_text("JOS\u00C9, en Jos\u00E9!");
    CHECK(blank(said, "Jos\u00E9") == 1);
    CHECK(said.said_in_plenary().text() == "\u2026, en \u2026!");
}

TEST_CASE("a forgotten name leaves no trace in the file, and the session is read as before") {
    const Scratch scratch;
    const std::string path = scratch / "s.samenspel";
    Session session = random_session(11);
    Event said;
    said.set_n(session.streams[1].size() + 1);
    said.mutable_said_in_plenary()->set_seat(1);
    said.mutable_said_in_plenary()->set_text("Zwaantje Quist zei dat");
    session.streams[1].push_back(said);
    REQUIRE_FALSE(store::make_session(path, log::records_of(session)));
    {
        store::Error error;
        const auto journal = store::SqliteJournal::open(path, &error);
        REQUIRE(journal);
        store::Batch batch;
        batch.participants = session.participants;
        journal->append(batch);
    }
    const auto raw = [&] {
        std::string all;
        for (const char* ending : {"", "-wal"}) {
            std::ifstream file(path + ending, std::ios::binary);
            all += std::string(std::istreambuf_iterator<char>(file), {});
        }
        return all;
    };
    REQUIRE(raw().find("Zwaantje") != std::string::npos);
    std::size_t changed = 0;
    const auto error = store::forget(
        path, 7,
        [](const store::Record& record) -> std::optional<std::string> {
            Event event;
            if (!event.ParseFromString(record.body) || blank(event, "Zwaantje Quist") == 0) return std::nullopt;
            return event.SerializeAsString();
        },
        &changed);
    INFO(error.what);
    REQUIRE_FALSE(error);
    CHECK(changed == 1);
    CHECK(raw().find("Zwaantje") == std::string::npos);
    std::string sentence;
    const auto read = read_session(path, &sentence);  // follows the chain
    INFO(sentence);
    REQUIRE(read);
    CHECK(read->streams.at(1).size() == session.streams.at(1).size());
    CHECK(read->streams.at(1).back().said_in_plenary().text() == "\u2026 zei dat");
    CHECK(read->participants.at(0).name.empty());
}
