// A new session from a scenario, or the one that stands in the journal, folded again.
#include <algorithm>

#include "server/host/live_host.hpp"
#include "server/rules/apply.hpp"
#include "server/rules/chance.hpp"
#include "server/rules/envelope.hpp"
#include "server/scenario/loader.hpp"
#include "server/scenario/strategy_cards.hpp"
#include "server/worlds/scenario_check.hpp"

namespace samenspel::host {
namespace {

constexpr const char *code_setting = "join_code", *key_setting = "trainer_key_hash";
constexpr std::uint32_t most_tables = 1'000;

std::shared_ptr<const Scenario> loaded_from(const std::string& folder, std::string* error) {
    scenario::Loaded loaded = scenario::load(folder);
    std::vector<scenario::Finding> findings = loaded.findings;
    for (auto& finding : worlds::check_scenario(loaded)) findings.push_back(std::move(finding));
    for (const auto& finding : findings)
        if (finding.error) *error += (error->empty() ? "" : "\n") + scenario::to_line(finding);
    if (!error->empty()) return nullptr;
    return std::move(loaded.scenario);
}

std::shared_ptr<const Scenario> scenario_of(const Options& options, std::string* error) {
    auto scenario = options.scenario ? options.scenario : loaded_from(options.scenario_folder, error);
    if (!scenario || !options.theater || options.cards_folder.empty() || scenario::is_card_game(*scenario)) return scenario;
    const auto cards = loaded_from(options.cards_folder, error);
    return cards ? std::make_shared<const Scenario>(scenario::with_strategy_cards(*scenario, *cards)) : nullptr;
}

std::shared_ptr<const rules::Rulebook> stored_book(const SessionOpened& opened, std::string* error) {
    auto scenario = std::make_shared<Scenario>();
    if (!scenario->ParseFromString(opened.compiled())) {
        *error = "The scenario in the journal cannot be read.";
        return nullptr;
    }
    return rules::Rulebook::make(std::move(scenario), opened.length_min(), error);
}

}  // namespace

std::unique_ptr<Host> Host::open(store::Journal& journal, const Options& options, std::int64_t now_ms, std::string* error) {
    error->clear();
    auto host = std::make_unique<LiveHost>(journal, options, now_ms);
    const bool good = journal.last_seq(0) == 0 ? host->open_new(error) : host->resume(error);
    return good ? std::move(host) : nullptr;
}

void LiveHost::make_tables(std::shared_ptr<const rules::Rulebook> book, std::uint32_t count) {
    book_ = std::move(book);
    session_ = {};
    session_log_ = std::make_unique<EventLog>(EventLog::Of::session, nullptr);
    tables_.clear();
    const auto common = std::make_shared<Common>(book_);
    for (std::uint32_t number = 1; number <= count; ++number) tables_.push_back(std::make_unique<LiveTable>(number, common, 0, options_.speed));
}

// A table that branched off; its own stream follows.
void LiveHost::add_table(const TableForked& forked) {
    if (forked.table() != tables_.size() + 1) return;  // a journal that was tampered with
    tables_.push_back(std::make_unique<LiveTable>(forked.table(), std::make_shared<Common>(book_), forked.after_ms(), options_.speed));
}

bool LiveHost::open_new(std::string* error) {
    if (options_.tables < 1 || options_.tables > most_tables) {
        *error = "A session has 1 to 1,000 tables.";
        return false;
    }
    const auto scenario = scenario_of(options_, error);
    if (!scenario) return false;
    auto book = rules::Rulebook::make(scenario, options_.length_min, error);
    if (!book) return false;
    make_tables(std::move(book), options_.tables);
    session_clock_.run(true, now_ms_);
    code_ = options_.code.empty() ? make_code() : options_.code;
    trainer_key_ = options_.trainer_key.empty() ? make_trainer_key() : options_.trainer_key;
    trainer_key_hash_ = hash_of(trainer_key_);
    const Talk talk = options_.typed ? TYPED : SPOKEN;
    const std::uint64_t seed = options_.seed != 0 ? options_.seed : random_number();
    std::vector<rules::Addressed> events;
    SessionOpened& opened = *events.emplace_back(rules::Addressed{0, {}}).event.mutable_session_opened();
    events.back().event.set_at_ms(0);
    opened.set_scenario(scenario->id());
    opened.set_compiled(scenario->SerializeAsString());
    opened.set_tables(options_.tables);
    opened.set_length_min(options_.length_min);
    opened.set_talk(talk);
    opened.set_chance(seed);
    *opened.mutable_title() = book_->content().title();
    if (!options_.language.empty()) opened.set_language(options_.language);
    if (options_.absent != ABSENT_POLICY_UNSET) opened.set_absent(options_.absent);
    if (options_.instruments_off) opened.set_instruments_off(true);
    for (const auto instrument : options_.without) opened.add_without(instrument);
    const bool theater = options_.theater && !scenario::is_card_game(*scenario);
    if (theater) opened.set_theater(true);
    if (options_.tables_chosen) opened.set_tables_chosen(true);
    const rules::TableOptions chosen{options_.absent, options_.instruments_off, options_.without, theater};
    for (const auto& table : tables_)
        for (auto& event : rules::open_table(*book_, table->number, talk, rules::Chance(seed + table->number).next(), 0, chosen))
            events.push_back({table->number, std::move(event)});
    store::Batch settings;
    settings.settings.emplace_back(code_setting, code_);
    settings.settings.emplace_back(key_setting, trainer_key_hash_);
    commit(std::move(events), nullptr, std::move(settings));
    if (options_.fill_with_bots && options_.start_at_once) commit(rules::decide_start(session_, hall(), true).events);
    return true;
}

bool LiveHost::resume(std::string* error) {
    if (const store::Error failure = refold()) {
        *error = failure.what;
        return false;
    }
    trainer_key_ = options_.trainer_key.empty() ? make_trainer_key() : options_.trainer_key;
    if (code_.empty() || trainer_key_hash_.empty()) complete_settings();
    for (const auto& table : tables_) retime(*table);
    update_presence();
    return true;
}

// A copy that was exported has no key, and one made of lines no code either: it gets this server's, to keep.
void LiveHost::complete_settings() {
    store::Batch settings;
    if (code_.empty()) settings.settings.emplace_back(code_setting, code_ = options_.code.empty() ? make_code() : options_.code);
    if (trainer_key_hash_.empty()) settings.settings.emplace_back(key_setting, trainer_key_hash_ = hash_of(trainer_key_));
    commit({}, nullptr, std::move(settings));
}

store::Error LiveHost::refold() {
    accepted_ = {};
    people_.clear();
    for (auto& person : journal_.participants()) people_.put(std::move(person));
    code_ = journal_.setting(code_setting).value_or(code_);
    trainer_key_hash_ = journal_.setting(key_setting).value_or(trainer_key_hash_);
    std::shared_ptr<const rules::Rulebook> book = book_;
    store::Error error = refold_session(book);
    // A copy made of lines has events alone: its people are there without their names.
    while (people_.count() < session_.people.size()) people_.put({people_.count() + 1, {}, {}, {}});
    for (const auto& table : tables_)
        if (!error) error = refold_table(*table);
    return error;
}

store::Error LiveHost::refold_session(std::shared_ptr<const rules::Rulebook>& book) {
    std::string trouble;
    std::int64_t last_ms = journal_.clock_ms(0).value_or(0);
    const auto visit = [&](const store::Record& record) {
        Event event;
        if (!event.ParseFromString(record.body) || (record.seq == 1) != event.has_session_opened()) {
            trouble = "The session's stream in the journal cannot be read.";
            return false;
        }
        if (event.has_session_opened()) {
            if (!book) book = stored_book(event.session_opened(), &trouble);
            if (!book) return false;
            make_tables(book, std::min(event.session_opened().tables(), most_tables));
        }
        rules::apply_session(session_, event);
        if (event.has_table_forked()) add_table(event.table_forked());
        session_log_->add(record.body);
        remember(0, session_log_->size() - 1, event);
        last_ms = std::max(last_ms, event.at_ms());
        return true;
    };
    store::Error error = journal_.read(0, 1, visit);
    if (!error && !trouble.empty()) error = {store::Error::Kind::broken_file, trouble};
    if (!error && tables_.empty()) error = {store::Error::Kind::broken_file, "The journal holds no session."};
    session_clock_ = TableClock(last_ms, 1);
    session_clock_.run(true, now_ms_);
    return error;
}

store::Error LiveHost::refold_table(LiveTable& live) {
    bool sound = true;
    std::int64_t last_ms = journal_.clock_ms(live.number).value_or(0);
    const store::Error error = journal_.read(live.number, 1, [&](const store::Record& record) {
        const auto envelope = rules::read_envelope(record.body);
        sound = envelope && rules::apply_encoded(live.table, record.body);
        if (!sound) return false;
        live.log.add(record.body);
        if (!envelope->origin.empty()) {
            Event origin;
            origin.ParseFromArray(envelope->origin.data(), static_cast<int>(envelope->origin.size()));
            remember(live.number, live.log.size() - 1, origin);
        }
        last_ms = std::max(last_ms, envelope->at_ms);
        return true;
    });
    if (error) return error;
    if (!sound || live.log.size() == 0) return {store::Error::Kind::broken_file, "A table's stream in the journal cannot be read."};
    live.clock = TableClock(last_ms, options_.speed);
    return {};
}

// The outcome of the command that caused this event, when it is the first of its events in the stream.
void LiveHost::remember(std::uint32_t stream, std::size_t index, const Event& event) {
    if (!event.has_origin()) return;
    const Origin& origin = event.origin();
    const auto first = static_cast<std::uint32_t>(index);
    accepted_.add({origin.participant(), origin.instance()}, {origin.reference(), stream, first, first + std::max(origin.events(), 1u) - 1});
}

// Who is here and who is away, told to each table where it has changed while nobody could write.
void LiveHost::update_presence() {
    for (std::uint32_t participant = 1; participant <= session_.people.size(); ++participant)
        commit(rules::decide_presence(session_, hall(), participant).events);
}

std::string LiveHost::title() const {
    if (!book_) return {};
    const Text& text = book_->content().title();
    return text.nl().empty() ? text.en() : text.nl();
}

}  // namespace samenspel::host
