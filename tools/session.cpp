#include "tools/session.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "server/store/session_file.hpp"

namespace samenspel {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t known_format = 1;  // TableOpened.format
constexpr int most_parties = 16, most_seats = 32, most_phases = 400, most_issues = 64, most_options = 16;
constexpr std::int64_t longest_ms = 1'000'000'000'000;  // thirty years

std::string fault_in_table(std::uint32_t table, const std::vector<Event>& events) {
    if (!events.front().has_table_opened())
        return fmt::format("Table {} does not begin with its opening: this is not a whole session.", table);
    const TableOpened& opened = events.front().table_opened();
    if (opened.format() > known_format)
        return fmt::format("Table {} was recorded by a newer Samenspel (format {}); use that one to read it.", table, opened.format());
    const Content& content = opened.content();
    if (content.parties_size() > most_parties || content.seats_size() > most_seats || content.phases_size() > most_phases)
        return fmt::format("Table {} has more parties, seats or phases than a scenario can have: this is no session of Samenspel.", table);
    const bool options = std::all_of(content.issues().begin(), content.issues().end(),
                                     [](const IssueInfo& issue) { return issue.options_size() <= most_options; });
    if (content.issues_size() > most_issues || !options)
        return fmt::format("Table {} has more issues or options than a scenario can have: this is no session of Samenspel.", table);
    const bool in_time = std::all_of(events.begin(), events.end(),
                                     [](const Event& event) { return event.at_ms() >= 0 && event.at_ms() <= longest_ms; });
    return in_time ? std::string() : fmt::format("Table {} has an event at a time that cannot be.", table);
}

bool read_stream(store::Journal& journal, std::uint32_t stream, std::vector<Event>* events, std::string* error) {
    const store::Error failed = journal.read(stream, 1, [&](const store::Record& record) {
        Event& event = events->emplace_back();
        if (event.ParseFromString(record.body)) return true;
        *error = fmt::format("Event {} of {} cannot be read: the file is damaged.", record.seq,
                             stream == 0 ? "the session" : fmt::format("table {}", stream));
        return false;
    });
    if (failed) *error = failed.what;
    return error->empty();
}

// When one seat was a participant's, as places in the table's stream. `held` counts the events of all the times together.
struct Sitting {
    std::size_t since = 0, until = 0, held = 0;
    bool sits = false;
};

// By seat. Whoever a bot stands in for while they are away is on record at the seat, and gets it back with all that was told.
std::map<std::uint32_t, Sitting> sittings(const std::vector<Event>& events, std::uint32_t participant) {
    std::map<std::uint32_t, Sitting> out;
    const auto rise = [](Sitting& one, std::size_t at) {
        if (!one.sits) return;
        one.until = at;
        one.held += at - one.since;
        one.sits = false;
    };
    for (std::size_t at = 0; at < events.size(); ++at) {
        if (!events[at].has_seat_changed()) continue;
        const SeatChanged& seat = events[at].seat_changed();
        const bool on_record = std::find(seat.participants().begin(), seat.participants().end(), participant) != seat.participants().end();
        if (!on_record && !out.contains(seat.seat())) continue;
        Sitting& one = out[seat.seat()];
        if (!on_record) rise(one, at);
        else if (!one.sits) one.since = at, one.sits = true;
    }
    for (auto& [seat, one] : out) rise(one, events.size());
    return out;
}

}  // namespace

std::vector<std::uint32_t> Session::tables() const {
    std::vector<std::uint32_t> out;
    for (const auto& [stream, events] : streams)
        if (stream != 0) out.push_back(stream);
    return out;
}

std::optional<Session::Place> Session::place_of(std::uint32_t participant) const {
    std::optional<Place> out;
    for (const auto& event : streams.at(0))
        if (event.has_participant_placed() && event.participant_placed().participant() == participant &&
            streams.contains(event.participant_placed().table()) && event.participant_placed().table() != 0)
            out = Place{event.participant_placed().table(), event.participant_placed().seat()};
    return out;
}

std::vector<Session::Stay> Session::stays_of(std::uint32_t participant) const {
    // A fork copies the other table's past with who sat there then: only who was placed at the new one was ever at it.
    std::map<std::uint32_t, std::set<std::uint32_t>> placed;
    for (const auto& event : streams.at(0))
        if (event.has_participant_placed() && event.participant_placed().participant() == participant &&
            event.participant_placed().table() != 0 && streams.contains(event.participant_placed().table()))
            placed[event.participant_placed().table()].insert(event.participant_placed().seat());
    std::vector<Stay> out;
    for (const auto& [table, seats] : placed) {
        std::size_t longest = 0;
        Stay best;
        for (const auto& [seat, sitting] : sittings(streams.at(table), participant)) {
            if (seat == 0 || !seats.contains(seat) || sitting.held < longest) continue;
            longest = sitting.held;
            best = {table, seat, sitting.until};
        }
        if (best.seat != 0) out.push_back(best);
    }
    if (!out.empty()) return out;
    if (const auto place = place_of(participant); place && place->seat == 0) out.push_back({place->table, 0, streams.at(place->table).size()});
    return out;
}

std::vector<std::uint32_t> Session::people() const {
    std::set<std::uint32_t> found;
    for (const auto& event : streams.at(0))
        if (event.has_participant_placed() && place_of(event.participant_placed().participant()))
            found.insert(event.participant_placed().participant());
    return {found.begin(), found.end()};
}

std::string fault_in(const Session& session) {
    const auto own = session.streams.find(0);
    if (own == session.streams.end() || own->second.empty() || !own->second.front().has_session_opened())
        return "It does not begin with the opening of a session.";
    std::map<std::uint32_t, bool> ended;
    for (const auto& [stream, events] : session.streams) {
        if (events.empty()) return fmt::format("Stream {} is empty.", stream);
        if (stream == 0) continue;
        if (std::string fault = fault_in_table(stream, events); !fault.empty()) return fault;
        ended[stream] = std::any_of(events.begin(), events.end(), [](const Event& event) { return event.has_table_ended(); });
    }
    return fault_in_tables(own->second, ended);
}

std::string fault_in_tables(const std::vector<Event>& own, const std::map<std::uint32_t, bool>& ended) {
    const auto missing = [](std::uint32_t table) { return fmt::format("Table {} is missing: this is not a whole session.", table); };
    for (const auto& event : own) {
        // A table's first events are written together with what says that it is there.
        for (std::uint32_t table = 1; table <= event.session_opened().tables(); ++table)
            if (!ended.contains(table)) return missing(table);
        if (event.has_table_forked() && !ended.contains(event.table_forked().table())) return missing(event.table_forked().table());
        // Written when the session ends, of the tables that were in use. Those that never began, or that went on from another one
        // after that, are not among them.
        for (const auto& outcome : event.outcomes_compared().outcomes()) {
            const auto found = ended.find(outcome.table());
            if (found == ended.end()) return missing(outcome.table());
            if (!found->second)
                return fmt::format("The session is over, but table {} breaks off before its end: this is not a whole session.", outcome.table());
        }
    }
    return {};
}

std::optional<Session> read_session(const std::string& path, std::string* error) {
    error->clear();
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) {
        *error = fmt::format("There is no file {}. `samenspel-log list` shows the session files.", path);
        return std::nullopt;
    }
    store::Error broken;
    const auto journal = store::open_for_reading(path, &broken);
    const auto refuse = [&](const std::string& what) {
        *error = fmt::format("{} cannot be read as a session: {}", path, what);
        return std::nullopt;
    };
    if (!journal) return refuse(broken.what);
    const auto faults = store::verify(path, &broken);
    if (broken) return refuse(broken.what);
    if (!faults.empty())
        return refuse(
            fmt::format("stream {}, record {}: {}. `samenspel-log verify` tells more.", faults[0].stream, faults[0].seq, faults[0].what));
    Session out;
    for (const auto stream : journal->streams()) {
        std::string what;
        if (!read_stream(*journal, stream, &out.streams[stream], &what)) return refuse(what);
    }
    if (const std::string fault = fault_in(out); !fault.empty()) return refuse(fault);
    out.participants = journal->participants();
    return out;
}

std::optional<std::chrono::sys_days> day_of(const std::string& path) {
    const std::string name = fs::path(path).filename().string();
    constexpr std::string_view pattern = "0000-00-00-";
    if (name.size() < pattern.size()) return std::nullopt;
    for (std::size_t at = 0; at < pattern.size(); ++at)
        if (pattern[at] == '0' ? name[at] < '0' || name[at] > '9' : name[at] != pattern[at]) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(name.substr(at, size)); };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    return day.ok() ? std::optional<std::chrono::sys_days>(day) : std::nullopt;
}

std::optional<fs::path> folder_called(const std::string& name, std::string* error) {
    std::error_code failed;
    fs::create_directories(name, failed);
    const fs::path whole = failed ? fs::path() : fs::absolute(name, failed);
    if (!failed) return whole;
    *error = fmt::format("The folder '{}' cannot be made: {}. Choose another one, where you may write.", name, failed.message());
    return std::nullopt;
}

std::string write_whole(const std::string& path, const std::string& bytes) {
    const std::string unfinished = path + ".part";
    std::FILE* file = std::fopen(unfinished.c_str(), "wb");
    if (!file) return fmt::format("The file '{}' could not be written. Does its folder exist, and may you write there?", path);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const bool closed = std::fclose(file) == 0;
    std::error_code failed;
    if (written && closed) fs::rename(unfinished, path, failed);
    if (written && closed && !failed) return {};
    fs::remove(unfinished, failed);
    return fmt::format("The file '{}' could not be written whole. Is there room on the disk?", path);
}

}  // namespace samenspel
