// golden_session SCENARIO PEOPLE spoken|typed roles|cards SEED FILE: writes the journal of a session of 45 minutes, played
// to its end by clients that bots drive, with a trainer who steps in, a laptop that drops and a server that dies halfway.
// golden_session everything STEPS SEED FILE: one of random commands, by which events come that no bot brings about.
// For the files in golden/, whose README says when.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <map>

#include "client/bots/bot.hpp"
#include "server/store/session_file.hpp"
#include "tests/sim/simulation.hpp"

namespace samenspel::testing {
namespace {

// The file itself, without faults.
class FileGround : public Ground {
public:
    explicit FileGround(std::string path) : path_(std::move(path)) { open(); }

    void on_completion(Completion completion) override { completion_ = std::move(completion); }
    store::Ticket append(store::Batch batch) override {
        pending_.push_back(std::move(batch));
        return store::Ticket{++appended_};
    }
    store::Error reopen() override { return journal_->reopen(); }
    void commit(std::size_t batches) override {
        store::Ticket last{};
        for (; !pending_.empty() && batches > 0; --batches, pending_.pop_front()) last = journal_->append(std::move(pending_.front()));
        if (last.value == 0) return;
        if (const auto error = waiting_->wait(last)) throw std::runtime_error(error.what);
        completion_.committed(store::Ticket{appended_ - pending_.size()});
    }
    bool pending() const override { return !pending_.empty(); }
    void crash() override {
        completion_ = {};
        pending_.clear();
        open();
    }
    void break_disk(store::Error) override {}
    void mend_disk() override {}

private:
    store::Journal& under() override { return *journal_; }
    void open() {
        waiting_.reset();
        journal_.reset();
        store::Error error;
        journal_ = store::SqliteJournal::open(path_, &error, {}, std::chrono::milliseconds(0));
        if (!journal_) throw std::runtime_error(error.what);
        waiting_ = std::make_unique<Waiting>(*journal_);
    }

    std::string path_;
    std::unique_ptr<store::SqliteJournal> journal_;
    std::unique_ptr<Waiting> waiting_;
    std::deque<store::Batch> pending_;
    std::uint64_t appended_ = 0;
    Completion completion_;
};

struct Wanted {
    std::string scenario;
    std::uint32_t people = 0;
    bool typed = false, cards = false;
    std::uint64_t seed = 0;
};

host::Options options_for(const Wanted& wanted) {
    host::Options options;
    options.scenario_folder = "assets/scenarios/" + wanted.scenario;
    options.cards_folder = "assets/scenarios/theater";
    options.typed = wanted.typed;
    options.theater = wanted.cards;
    options.seed = wanted.seed;
    return options;
}

class Played {
public:
    Played(const Wanted& wanted, const std::string& path) : wanted_(wanted), stage_(options_for(wanted), std::make_unique<FileGround>(path)) {}

    void play() {
        if (!stage_.open()) throw std::runtime_error("the session does not open");
        stage_.connect(stage_.add_trainer());
        for (std::uint32_t number = 1; number <= wanted_.people; ++number) stage_.connect(stage_.add_client("Person " + std::to_string(number)));
        as_trainer([](Command& command) { command.mutable_start_session()->set_fill_with_bots(false); });
        for (int second = 0; second < longest_s && !stage_.host->figures().complete; ++second) {
            stage_.pass(1'000);
            trouble(second);
            for (auto& client : stage_.clients) think(*client);
        }
        if (!stage_.host->figures().complete) throw std::runtime_error("the session did not come to its end");
        as_trainer([](Command& command) { command.mutable_end_session(); });
        stage_.pass(1'000);
        stage_.host.reset();
    }

private:
    static constexpr int longest_s = 4'000;
    void as_trainer(const std::function<void(Command&)>& fill) {
        Command command;
        fill(command);
        stage_.give(*stage_.clients[0], std::move(command));
    }

    void think(Client& client) {
        for (const auto& message : client.got)
            if (message.has_clock()) clocks_[client.instance] = {message.clock(), stage_.now_ms};
        client.got.clear();
        if (client.trainer || !client.welcomed || client.welcome.viewer() != SEAT_VIEWER) return;
        const auto& [clock, since_ms] = clocks_[client.instance];
        if (!clock.running()) return;
        const std::uint32_t seat = client.welcome.seat();
        auto mind = minds_.find(client.instance);
        if (mind == minds_.end()) {
            const auto temperament = static_cast<bots::Temperament>((wanted_.seed + seat) % bots::temperaments);
            mind = minds_.emplace(client.instance, bots::Bot(temperament, seat, wanted_.seed * 31 + minds_.size())).first;
        }
        for (auto& command : mind->second.think(client.knowledge, clock.now_ms() + stage_.now_ms - since_ms)) stage_.give(client, std::move(command));
    }

    // What a trainer does in the course of a session, and what goes wrong.
    void trouble(int second) {
        const std::map<int, std::function<void(Command&)>> deeds{
            {150, [](Command& c) { c.mutable_whisper()->set_text("Vraag eens wat er voor de ander op het spel staat."); c.mutable_whisper()->add_to(1); }},
            {240, [](Command& c) { c.mutable_bookmark()->set_note("Hier kantelde het."); }},
            {400, [](Command& c) { c.mutable_pause(); }},
            {430, [](Command& c) { c.mutable_resume(); }},
            {640, [](Command& c) { c.mutable_throw_inject()->set_title("De krant belt"); c.mutable_throw_inject()->set_text("Morgen staat het erin."); }},
            {700, [](Command& c) { c.mutable_observe_speech()->set_seat(1); c.mutable_observe_speech()->set_act(QUESTION); }},
            {760, [](Command& c) { c.mutable_extend()->set_by_ms(60'000); }},
            {820, [](Command& c) { c.mutable_set_lids()->set_down(true); }},
            {840, [](Command& c) { c.mutable_set_lids()->set_down(false); }},
            {900, [](Command& c) { c.mutable_set_instrument()->set_instrument(LEDGER); c.mutable_set_instrument()->set_on(false); }},
        };
        if (const auto deed = deeds.find(second); deed != deeds.end()) as_trainer(deed->second);
        if (second == 500) stage_.disconnect(*stage_.clients.back());
        if (second == 560) stage_.connect(*stage_.clients.back());
        if (second != 1'000) return;
        stage_.kill();
        stage_.now_ms += 5'000;
        if (!stage_.open()) throw std::runtime_error("the session does not go on");
        for (auto& client : stage_.clients) {
            stage_.connect(*client);
            stage_.resend(*client);
        }
    }

    Wanted wanted_;
    Stage stage_;
    std::map<std::string, bots::Bot> minds_;
    std::map<std::string, std::pair<Clock, std::int64_t>> clocks_;  // as last told, and when
};

void play_everything(int steps, std::uint64_t seed, const std::string& path) {
    for (const auto& fault : Simulation(seed, steps, std::make_unique<FileGround>(path)).run()) throw std::runtime_error(fault);
}

std::uint64_t number_in(const char* word) {
    std::uint64_t out = 0;
    std::from_chars(word, word + std::strlen(word), out);
    return out;
}

int make(int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "";
    if (argc != 7 && !(argc == 5 && first == "everything")) {
        std::fprintf(stderr, "golden_session SCENARIO PEOPLE spoken|typed roles|cards SEED FILE, or everything STEPS SEED FILE\n");
        return 2;
    }
    const std::string to = argv[argc - 1];
    if (std::filesystem::exists(to)) {
        std::fprintf(stderr, "%s is there already, and stays.\n", to.c_str());
        return 1;
    }
    const Scratch folder;
    const std::string path = folder / "session.samenspel";
    if (argc == 5) play_everything(static_cast<int>(number_in(argv[2])), number_in(argv[3]), path);
    else Played({first, static_cast<std::uint32_t>(number_in(argv[2])), std::string(argv[3]) == "typed", std::string(argv[4]) == "cards", number_in(argv[5])}, path).play();
    const auto error = store::export_session(path, to, true);
    if (error) std::fprintf(stderr, "%s\n", error.what.c_str());
    return error ? 1 : 0;
}

}  // namespace
}  // namespace samenspel::testing

int main(int argc, char** argv) { return samenspel::testing::make(argc, argv); }
