// Journals that earlier versions wrote: each is read, followed along its chain and replayed, and tells every viewer to the
// byte what it told when the file was made. golden/README.md says what to do when a test here fails.
#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "client/knowledge/fold.hpp"
#include "server/rules/apply.hpp"
#include "server/rules/disclose.hpp"
#include "server/rules/session.hpp"
#include "server/rules/view.hpp"
#include "server/store/session_file.hpp"

using namespace samenspel;

namespace {

const std::string folder = "tests/store/golden/";

// FNV-1a, 64 bits: of chance, not of malice, is it a guard.
class Digest {
public:
    void add(const std::string& bytes) {
        for (const unsigned char byte : bytes) value_ = (value_ ^ byte) * 0x100000001b3u;
    }
    std::string text() const {
        char out[17];
        std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(value_));
        return out;
    }

private:
    std::uint64_t value_ = 0xcbf29ce484222325u;
};

struct Watcher {
    std::string name;
    Knowledge known;
    Digest told;
    int messages = 0;

    void learn(const Event& disclosed) {
        ++messages;
        told.add(disclosed.SerializeAsString());
        knowledge::fold(known, disclosed);
    }
};

std::vector<Event> events_of(store::Journal& journal, std::uint32_t stream) {
    std::vector<Event> out;
    const auto error = journal.read(stream, 1, [&](const store::Record& record) { return out.emplace_back().ParseFromString(record.body); });
    REQUIRE_FALSE(error);
    REQUIRE(out.size() == journal.last_seq(stream));
    return out;
}

// Of random commands, which may leave a session unfinished: that has to be read as well.
bool is_random(const std::string& file) { return file.rfind("everything", 0) == 0; }

// A line for a viewer: file, stream, viewer, how many messages, their digest, the digest of what the rules say of the viewer.
std::string line(const std::string& file, std::uint32_t stream, const Watcher& watcher, const Knowledge& view) {
    Digest state;
    state.add(view.SerializeAsString());
    return file + " " + std::to_string(stream) + " " + watcher.name + " " + std::to_string(watcher.messages) + " " + watcher.told.text() + " " + state.text();
}

std::vector<std::string> lines_of_table(const std::string& file, std::uint32_t stream, const std::vector<Event>& events, const std::shared_ptr<const rules::Rulebook>& book) {
    std::vector<std::pair<rules::Viewer, Watcher>> watchers{{rules::Viewer::trainer(), {"trainer", {}, {}}}, {rules::Viewer::board(), {"board", {}, {}}}};
    for (const auto& seat : book->content().seats()) watchers.push_back({rules::Viewer::of_seat({seat.number()}), {seat.id(), {}, {}}});
    rules::Table table(book);
    for (const auto& event : events) {
        rules::apply(table, event);
        for (auto& [viewer, watcher] : watchers) {
            Event disclosed;
            if (rules::disclose(event, rules::access(event, viewer), &disclosed)) watcher.learn(disclosed);
        }
    }
    CHECK((table.ended || is_random(file)));
    std::vector<std::string> out;
    for (const auto& [viewer, watcher] : watchers) {
        INFO(file << ", table " << stream << ", " << watcher.name);
        const Knowledge view = rules::view(table, viewer);
        CHECK(watcher.known.SerializeAsString() == view.SerializeAsString());
        out.push_back(line(file, stream, watcher, view));
    }
    return out;
}

std::vector<std::string> lines_of_session(const std::string& file, const std::vector<Event>& events, std::uint32_t tables) {
    std::vector<std::string> out;
    for (std::uint32_t table = 0; table <= tables; ++table) {
        const rules::SessionViewer viewer{table == 0, table};
        rules::Session session;
        Watcher watcher{table == 0 ? "trainer" : "table-" + std::to_string(table), {}, {}};
        for (const auto& event : events) {
            rules::apply_session(session, event);
            Event disclosed;
            const auto access = rules::session_access(event, viewer);
            if (access && rules::disclose(event, *access, &disclosed)) watcher.learn(disclosed);
        }
        CHECK((session.ended || is_random(file)));
        const Knowledge view = rules::view_session(session, viewer);
        CHECK(watcher.known.SerializeAsString() == view.SerializeAsString());
        out.push_back(line(file, 0, watcher, view));
    }
    return out;
}

std::vector<std::string> lines_of(const std::string& file) {
    INFO(file);
    store::Error error;
    CHECK(store::verify(folder + file, &error).empty());
    const auto journal = store::open_for_reading(folder + file, &error);
    REQUIRE(journal);
    const auto session = events_of(*journal, 0);
    REQUIRE(session.at(0).has_session_opened());
    const auto scenario = std::make_shared<Scenario>();
    REQUIRE(scenario->ParseFromString(session[0].session_opened().compiled()));
    std::string why;
    const auto book = rules::Rulebook::make(scenario, session[0].session_opened().length_min(), &why);
    INFO(why);
    REQUIRE(book);
    auto out = lines_of_session(file, session, session[0].session_opened().tables());
    for (const auto stream : journal->streams()) {
        if (stream == 0) continue;
        for (auto& told : lines_of_table(file, stream, events_of(*journal, stream), book)) out.push_back(std::move(told));
    }
    return out;
}

// By file, as they stand in digests.txt.
std::map<std::string, std::vector<std::string>> stored_lines() {
    std::map<std::string, std::vector<std::string>> out;
    std::ifstream in(folder + "digests.txt");
    for (std::string one; std::getline(in, one);)
        if (!one.empty() && one[0] != '#') out[one.substr(0, one.find(' '))].push_back(one);
    return out;
}

}  // namespace

TEST_CASE("an old session file is sound, folds for every viewer to what the rules say, and tells each to the byte what it told then") {
    const auto stored = stored_lines();
    REQUIRE(stored.size() >= 7);
    for (const auto& [file, lines] : stored) {
        const auto now = lines_of(file);
        CHECK(now.size() == lines.size());
        for (std::size_t i = 0; i < std::min(now.size(), lines.size()); ++i) CHECK(now[i] == lines[i]);
    }
}

TEST_CASE("every scenario that is shipped has an old session file, and together they have nearly every event there is") {
    const auto stored = stored_lines();
    std::set<std::string> scenarios;
    std::set<int> happened;
    for (const auto& [file, lines] : stored) {
        store::Error error;
        const auto journal = store::open_for_reading(folder + file, &error);
        REQUIRE(journal);
        for (const auto stream : journal->streams())
            for (const auto& event : events_of(*journal, stream)) {
                happened.insert(event.body_case());
                if (event.has_session_opened()) scenarios.insert(event.session_opened().scenario());
            }
    }
    for (const std::string name : {"krimp", "triad", "energy", "theater", "sports-hall"}) CHECK(scenarios.count(name) == 1);
    int missing = 0;
    const auto& event = *Event::descriptor();
    for (int i = 0; i < event.field_count(); ++i) {
        if (!event.field(i)->containing_oneof() || happened.count(event.field(i)->number()) != 0) continue;
        ++missing;
        UNSCOPED_INFO("in no file: " << event.field(i)->name());
    }
    CHECK(missing <= 4);
}

// Prints the lines of files that digests.txt does not know yet; give their names in SAMENSPEL_GOLDEN.
TEST_CASE("the lines of a new file", "[.new]") {
    const char* names = std::getenv("SAMENSPEL_GOLDEN");
    std::istringstream in(names ? names : "");
    for (std::string file; in >> file;)
        for (const auto& one : lines_of(file)) std::puts(one.c_str());
}
