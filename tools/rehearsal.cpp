#include "tools/rehearsal.hpp"

#include <algorithm>

#include "client/knowledge/fold.hpp"
#include "server/rules/apply.hpp"
#include "server/rules/bargaining.hpp"
#include "server/rules/chance.hpp"
#include "server/rules/decide.hpp"
#include "server/rules/disclose.hpp"

namespace samenspel::rehearsal {
namespace {

constexpr std::int64_t step_ms = 1000;             // bots look up once a second of table time
constexpr std::int64_t longest_ms = 12'000'000;    // no session lasts longer: 200 minutes
constexpr std::size_t most_packages = 2000;
constexpr int ascents = 6;
constexpr double unacceptable = 0.5;               // taken off a package that leaves somebody worse off, to climb out

class Stage {
public:
    Stage(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, bool with_knowledge) : table(book) {
        if (with_knowledge) known.resize(book->seat_count());
        apply(rules::open_table(*book, 1, SPOKEN, seed, now_ms));
        for (std::uint32_t seat = 1; seat <= book->seat_count(); ++seat) {
            SeatChanged wanted;
            wanted.set_seat(seat);
            wanted.set_holder(BOT);
            wanted.set_presence(HERE);
            apply(rules::decide_seat(table, wanted, now_ms).events);
        }
        Command start;
        start.mutable_start();
        give({rules::Actor::Kind::trainer, {}, 0}, start);
    }

    bool give(const rules::Actor& actor, const Command& command) {
        due();
        auto decision = rules::decide(table, actor, command, now_ms);
        apply(std::move(decision.events));
        return !decision.rejection;
    }
    bool give_as(std::uint32_t seat, const Command& command) { return give({rules::Actor::Kind::seat, rules::SeatId{seat}, seat}, command); }
    void due() {
        for (auto events = rules::decide_due(table, now_ms); !events.empty(); events = rules::decide_due(table, now_ms)) apply(std::move(events));
    }
    bool move_on() {
        Command next;
        next.mutable_next_phase();
        return give({rules::Actor::Kind::trainer, {}, 0}, next);
    }

    rules::Table table;
    std::vector<Knowledge> known;  // seat - 1
    std::int64_t now_ms = 0;
    Outcome outcome;

private:
    void apply(std::vector<Event> events) {
        for (auto& event : events) {
            rules::apply(table, event);
            for (std::size_t i = 0; i < known.size(); ++i) {
                Event disclosed;
                const auto viewer = rules::Viewer::of_seat(rules::SeatId{static_cast<std::uint32_t>(i + 1)});
                if (rules::disclose(event, rules::access(event, viewer), &disclosed)) knowledge::fold(known[i], disclosed);
            }
            outcome.agreements += event.has_agreement_reached();
            outcome.cards_revealed += event.has_card_revealed();
            outcome.secret_acts += event.has_act_done_secretly();
            outcome.breaches_shown += event.has_breach_shown();
        }
    }
};

Outcome finish(Stage& stage) {
    Outcome outcome = std::move(stage.outcome);
    outcome.scores = stage.table.scores;
    const auto count_solvent = [](const rules::Result& result) {
        for (const auto& known : result.round.indicators())
            if (known.indicator() == "solvent_boards") return static_cast<int>(known.value());
        return 0;
    };
    if (!stage.table.results.empty()) {
        outcome.boards = count_solvent(stage.table.results.front());
        for (const auto& known : stage.table.results.back().round.indicators())
            if (known.subject().empty()) outcome.region[known.indicator()] = known.value();
    }
    outcome.ended = stage.table.ended || !outcome.scores.empty();
    return outcome;
}

// The package as drafts: one for each conversation that its issues belong to, since an agreement keeps to one.
std::vector<Draft> drafts_of(const rules::Rulebook& book, const Package& package) {
    std::map<std::string, Draft> by_domain;
    for (int i = 0; i < book.content().issues_size(); ++i) {
        const IssueInfo& issue = book.content().issues(i);
        Choice& choice = *by_domain[issue.domain()].add_choices();
        choice.set_issue(issue.id());
        choice.set_option(issue.options(package[static_cast<std::size_t>(i)]).id());
    }
    std::vector<Draft> drafts;
    for (auto& [domain, draft] : by_domain) {
        for (const auto& party : book.content().parties())
            if (party.decides()) draft.add_parties(party.number());
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

// Everybody signs one meaning of each loaded word, so that no agreement comes to nothing over what it means.
void agree_on_words(Stage& stage, std::uint32_t seat) {
    const rules::Rulebook& book = *stage.table.book;
    for (const auto& word : book.content().words()) {
        Command command;
        command.mutable_write_meaning()->set_word(word.id());
        command.mutable_write_meaning()->set_text(word.id());
        if (!stage.give_as(seat, command)) return;  // the glossary is not in use
        command.mutable_sign_meaning()->set_word(word.id());
        command.mutable_sign_meaning()->set_version(1);
        for (std::uint32_t signer = 1; signer <= book.seat_count(); ++signer)
            if (book.seat(rules::SeatId{signer}).signatory()) stage.give_as(signer, command);
    }
}

void sign_package(Stage& stage, const Package& package, std::uint32_t party) {
    const rules::Rulebook& book = *stage.table.book;
    const rules::SeatId tabler = book.signatory(rules::PartyId{party});
    Command command;
    command.mutable_hand_pen()->set_seat(tabler.value);
    stage.give({rules::Actor::Kind::trainer, {}, 0}, command);
    agree_on_words(stage, tabler.value);
    for (const Draft& draft : drafts_of(book, package)) {
        *command.mutable_table_proposal()->mutable_draft() = draft;
        if (!stage.give_as(tabler.value, command)) continue;
        const auto number = static_cast<std::uint32_t>(stage.table.proposals.size());
        const Draft tabled = stage.table.proposals.back().draft();
        for (const auto judge : rules::judging_parties(stage.table, tabled)) {
            if (stage.table.proposals.back().state != PROPOSAL_OPEN) break;
            command.mutable_take_position()->set_proposal(number);
            command.mutable_take_position()->set_version(1);
            command.mutable_take_position()->set_stance(SUPPORT);
            stage.give_as(book.signatory(rules::PartyId{judge}).value, command);
        }
        for (const auto signer : rules::signing_parties(stage.table, tabled)) {
            command.mutable_sign_proposal()->set_proposal(number);
            stage.give_as(book.signatory(rules::PartyId{signer}).value, command);
        }
    }
}

Outcome run_through(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const std::function<void(Stage&)>& in_first_talk) {
    Stage stage(book, seed, false);
    bool done = false;
    while (stage.table.scores.empty() && stage.table.phase + 1 < book->phase_count()) {
        if (!stage.move_on()) break;  // a scenario out of a file need not be one that can be played
        if (stage.table.phase_info().kind() != TALKING || done) continue;
        done = true;
        in_first_talk(stage);
    }
    return finish(stage);
}

bool acceptable(const Outcome& outcome, const Outcome& without) {
    for (std::size_t seat = 0; seat < outcome.scores.size(); ++seat)
        if (outcome.served(seat) < without.served(seat) - 1e-9) return false;
    return outcome.bottom_lines_held();
}

class Search {
public:
    Search(std::shared_ptr<const rules::Rulebook> book, std::uint64_t seed, const Seen& seen)
        : book_(std::move(book)), issues_(book_->content().issues()), seed_(seed), seen_(seen), without_(without_deal(book_, seed)) {
        best_.outcome = without_;
        best_.package.assign(static_cast<std::size_t>(issues_.size()), 0);
        for (const auto& party : book_->content().parties())
            if (party.decides() && book_->signatory(rules::PartyId{party.number()})) tablers_.push_back(party.number());
    }

    void everything(std::size_t packages) {
        for (const auto party : tablers_)
            for (std::size_t code = 0; code < packages; ++code) {
                Package package;
                std::size_t rest = code;
                for (const auto& issue : issues_) {
                    package.push_back(static_cast<int>(rest % static_cast<std::size_t>(issue.options_size())));
                    rest /= static_cast<std::size_t>(issue.options_size());
                }
                height_of(package, party);
            }
    }

    // Issue by issue, and tabler by tabler, from several drawn packages.
    void climb() {
        if (tablers_.empty()) return;  // nobody can table a package
        rules::Chance chance(seed_);
        for (int ascent = 0; ascent < ascents; ++ascent) {
            Package package;
            for (const auto& issue : issues_) package.push_back(static_cast<int>(chance.next() % static_cast<std::uint64_t>(issue.options_size())));
            std::uint32_t party = tablers_[static_cast<std::size_t>(ascent) % tablers_.size()];
            double height = height_of(package, party);
            while (step(package, party, height)) {}
        }
    }

    const Attainable& best() const { return best_; }

private:
    // joint() less a penalty where somebody is worse off; keeps the best that leaves nobody so.
    double height_of(const Package& package, std::uint32_t party) {
        const Outcome outcome = agree(book_, seed_, package, party);
        if (seen_) seen_(package, party, outcome);
        const bool fine = acceptable(outcome, without_);
        if (fine && outcome.joint() > best_.outcome.joint() + 1e-12) best_ = {package, party, outcome};
        return outcome.joint() - (fine ? 0.0 : unacceptable);
    }

    bool step(Package& package, std::uint32_t& party, double& height) {
        const double before = height;
        const auto try_one = [&](const Package& tried, std::uint32_t by) {
            const double there = height_of(tried, by);
            if (there <= height + 1e-12) return;
            height = there;
            package = tried;
            party = by;
        };
        for (std::size_t issue = 0; issue < package.size(); ++issue)
            for (int option = 0; option < issues_[static_cast<int>(issue)].options_size(); ++option) {
                Package tried = package;
                tried[issue] = option;
                if (tried != package) try_one(tried, party);
            }
        for (const auto by : tablers_)
            if (by != party) try_one(package, by);
        return height > before + 1e-12;
    }

    std::shared_ptr<const rules::Rulebook> book_;
    const google::protobuf::RepeatedPtrField<IssueInfo>& issues_;
    std::uint64_t seed_;
    const Seen& seen_;
    Outcome without_;
    std::vector<std::uint32_t> tablers_;
    Attainable best_;
};

}  // namespace

double Outcome::joint() const {
    double sum = 0;
    for (const auto& score : scores) sum += score.total();
    return scores.empty() ? 0 : sum / static_cast<double>(scores.size());
}

double Outcome::served(std::size_t seat) const { return scores[seat].total(); }

bool Outcome::bottom_lines_held() const {
    return std::all_of(scores.begin(), scores.end(), [](const InterestsScored& score) { return score.bottom_line_held(); });
}

bool Outcome::somebody_insolvent() const {
    const auto found = region.find("solvent_boards");
    return found != region.end() && found->second < boards;
}

bool good(const Outcome& outcome) {
    const auto at_least = [&](const char* indicator, double value) {
        const auto found = outcome.region.find(indicator);
        return found != outcome.region.end() && found->second >= value;
    };
    double most = -1, least = 1;
    for (std::size_t seat = 0; seat < outcome.scores.size(); ++seat) {
        most = std::max(most, outcome.served(seat));
        least = std::min(least, outcome.served(seat));
    }
    return outcome.agreements > 0 && at_least("coverage", least_coverage_pct) && at_least("denominations", 2) && !outcome.somebody_insolvent() &&
           outcome.bottom_lines_held() && most - least <= widest_gap;
}

Outcome play(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const MakeBot& make) {
    Stage stage(book, seed, true);
    std::vector<bots::Bot> players;
    for (std::uint32_t seat = 1; seat <= book->seat_count(); ++seat) players.push_back(make(seat));
    while (!stage.table.ended && stage.table.scores.empty() && stage.now_ms < longest_ms) {
        if (!stage.table.paused) stage.now_ms += step_ms;
        stage.due();
        for (std::uint32_t seat = 1; seat <= book->seat_count(); ++seat)
            for (const auto& wish : players[seat - 1].think(stage.known[seat - 1], stage.now_ms)) {
                ++stage.outcome.commands;
                stage.outcome.refused += !stage.give_as(seat, wish);
            }
    }
    return finish(stage);
}

Outcome agree(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const Package& package, std::uint32_t tabled_by) {
    return run_through(book, seed, [&](Stage& stage) { sign_package(stage, package, tabled_by); });
}

Outcome without_deal(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed) {
    return run_through(book, seed, [](Stage&) {});
}

Attainable attainable(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const Seen& seen) {
    Search search(book, seed, seen);
    std::size_t packages = 1;
    for (const auto& issue : book->content().issues()) packages = std::min(most_packages + 1, packages * static_cast<std::size_t>(issue.options_size()));
    packages <= most_packages ? search.everything(packages) : search.climb();
    return search.best();
}

double part_of(const Outcome& outcome, const Outcome& without_deal, const Outcome& best) {
    const double span = best.joint() - without_deal.joint();
    return span > 0 ? (outcome.joint() - without_deal.joint()) / span : 0;
}

}  // namespace samenspel::rehearsal
