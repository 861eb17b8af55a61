// Replays each table once with all its viewers side by side.
#include "tools/log_check.hpp"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "client/knowledge/fold.hpp"
#include "proto/full.hpp"
#include "server/rules/apply.hpp"
#include "server/rules/disclose.hpp"
#include "server/rules/view.hpp"
#include "server/store/session_file.hpp"
#include "tools/session.hpp"

namespace samenspel::log {
namespace {

constexpr std::size_t comparisons = 400;

struct Watcher {
    rules::Viewer viewer;
    std::string name;
    Knowledge knowledge;
};

std::vector<Watcher> watchers_of(const rules::Rulebook& book) {
    std::vector<Watcher> out;
    out.push_back({rules::Viewer::trainer(), "the trainer", {}});
    out.push_back({rules::Viewer::board(), "the board", {}});
    for (const SeatInfo& seat : book.content().seats()) out.push_back({rules::Viewer::of_seat({seat.number()}), "seat " + seat.id(), {}});
    return out;
}

class Replay {
public:
    Replay(std::shared_ptr<const rules::Rulebook> book, std::uint32_t stream, std::size_t stride, Verdict& verdict)
        : table_(book), watchers_(watchers_of(*book)), stream_(stream), stride_(stride), verdict_(verdict) {
        verdict_.viewers += watchers_.size();
    }

    // False when there is no sense in going on.
    bool take(const store::Record& record, bool last) {
        Event event;
        if (!event.ParseFromString(record.body)) return fault(record.seq, "the event cannot be read");
        if (event.n() != record.seq) return fault(record.seq, fmt::format("the event says that it is number {}", event.n()));
        ++verdict_.events;
        ended_ = ended_ || event.has_table_ended();
        rules::apply(table_, event);
        const bool compare = last || record.seq % stride_ == 0;
        for (Watcher& watcher : watchers_) {
            Event disclosed;
            if (rules::disclose(event, rules::access(event, watcher.viewer), &disclosed)) knowledge::fold(watcher.knowledge, disclosed);
            if (!compare) continue;
            if (watcher.knowledge.SerializeAsString() == rules::view(table_, watcher.viewer).SerializeAsString()) continue;
            const std::string since = stride_ == 1 ? "" : " (or one since the comparison before: `--every 1` tells)";
            return fault(record.seq, fmt::format("what {} was told is not what the table says of it{}", watcher.name, since));
        }
        return true;
    }

    bool ended() const { return ended_; }  // at some time: it may have been taken further since

private:
    bool fault(std::uint64_t seq, const std::string& what) {
        verdict_.faults.push_back(fmt::format("table {}, event {}: {}", stream_, seq, what));
        return false;
    }

    rules::Table table_;
    std::vector<Watcher> watchers_;
    std::uint32_t stream_;
    std::size_t stride_;
    Verdict& verdict_;
    bool ended_ = false;
};

// The rulebook that the file carries; null with a fault.
std::shared_ptr<const rules::Rulebook> rulebook_of(store::Journal& journal, Verdict& verdict) {
    std::shared_ptr<const rules::Rulebook> book;
    std::string why = "its session was never opened";
    const store::Error error = journal.read(0, 1, [&](const store::Record& record) {
        Event event;
        if (!event.ParseFromString(record.body) || !event.has_session_opened()) return false;
        const auto scenario = std::make_shared<Scenario>();
        if (scenario->ParseFromString(event.session_opened().compiled())) {
            book = rules::Rulebook::make(scenario, event.session_opened().length_min(), &why);
        } else {
            why = "its scenario cannot be read";
        }
        return false;
    });
    if (error) why = error.what;
    if (!book) verdict.faults.push_back("the session: " + why);
    return book;
}

}  // namespace

Verdict check(const std::string& path, std::size_t stride) {
    Verdict verdict;
    store::Error error;
    for (const store::Fault& fault : store::verify(path, &error)) {
        verdict.faults.push_back(fmt::format("{} {}, event {}: {}", fault.stream == 0 ? "the session" : "table", fault.stream, fault.seq, fault.what));
    }
    const auto journal = error ? nullptr : store::open_for_reading(path, &error);
    if (!journal) {
        verdict.readable = false;
        verdict.faults.push_back(error.what);
        return verdict;
    }
    if (!verdict.faults.empty()) return verdict;
    const auto book = rulebook_of(*journal, verdict);
    if (!book) return verdict;
    std::vector<Event> own;
    error = journal->read(0, 1, [&](const store::Record& record) { return own.emplace_back().ParseFromString(record.body); });
    if (error || own.size() != journal->last_seq(0)) verdict.faults.push_back(fmt::format("the session: {}", error ? error.what : "an event cannot be read"));
    std::map<std::uint32_t, bool> ended;
    verdict.events = journal->last_seq(0);
    for (const std::uint32_t stream : journal->streams()) {
        if (stream == 0) continue;
        ++verdict.tables;
        const std::uint64_t last = journal->last_seq(stream);
        Replay replay(book, stream, stride != 0 ? stride : 1 + last / comparisons, verdict);
        error = journal->read(stream, 1, [&](const store::Record& record) { return replay.take(record, record.seq == last); });
        if (error) verdict.faults.push_back(fmt::format("table {}: {}", stream, error.what));
        ended[stream] = replay.ended();
    }
    if (const std::string fault = fault_in_tables(own, ended); verdict.faults.empty() && !fault.empty()) verdict.faults.push_back(fault);
    return verdict;
}

}  // namespace samenspel::log
