// samenspel-bots: bots that join a running session over WebSockets, through the same door as people.
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "client/bots/bot.hpp"
#include "client/knowledge/fold.hpp"
#include "client/link/link.hpp"
#include "client/link/loop.hpp"

using namespace samenspel;

namespace {

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Why a bot could not join, for whoever started it.
std::string why_not(const link::StateChanged& state) {
    switch (state.cause) {
        case link::Cause::untrusted: return "its certificate is not trusted here, or is another host's; name the file in SSL_CERT_FILE";
        case link::Cause::needs_tls: return "it speaks TLS only; begin the address with wss://";
        case link::Cause::host_not_found: return "there is no such host";
        case link::Cause::not_samenspel: return "something else answers there";
        case link::Cause::version: return "it speaks another version";
        case link::Cause::refused_by_server: return "it refused: " + Refusal_Name(state.refusal);
        default: return "the connection ended";
    }
}

// One participant that is a bot.
class Seated {
public:
    Seated(link::Loop& loop, bots::Temperament temperament, std::uint64_t seed) : link_(link::make_link(loop, {})), temperament_(temperament), seed_(seed) {}

    bool connect(const std::string& url, const std::string& code, const std::string& name) {
        Hello hello;
        hello.set_protocol(1);
        hello.set_code(code);
        hello.set_name(name);
        return !link_->connect(url, hello);
    }

    void turn(std::FILE* log) {
        link_->poll();
        while (auto incoming = link_->take()) {
            if (const auto* message = std::get_if<ServerMessage>(&*incoming)) take(*message, log);
            else if (const auto* state = std::get_if<link::StateChanged>(&*incoming)) note(*state);
        }
        if (!bot_ || !running_) return;
        const std::int64_t table_ms = clock_.now_ms() + (clock_.running() ? (steady_ms() - clock_at_ms_) * std::max(1u, clock_.speed()) : 0);
        for (auto& command : bot_->think(knowledge_, table_ms)) link_->send(command);
    }
    bool over() const { return closed_ || knowledge_.ended(); }
    // Empty for who has been in.
    const std::string& kept_out() const { return kept_out_; }

private:
    void note(const link::StateChanged& state) {
        closed_ = state.state == link::State::closed;
        if (closed_ && !welcome_.has_viewer()) kept_out_ = why_not(state);
    }

    void take(const ServerMessage& message, std::FILE* log) {
        if (message.has_welcome()) {
            welcome_ = message.welcome();
            if (welcome_.fresh()) knowledge::forget_table(knowledge_);
            if (welcome_.seat() != 0 && !bot_) bot_ = std::make_unique<bots::Bot>(temperament_, welcome_.seat(), seed_ + welcome_.seat());
        }
        if (message.has_event()) knowledge::fold(knowledge_, message.event());
        if (message.has_session_event()) knowledge::fold(knowledge_, message.session_event());
        if (message.has_clock()) {
            clock_ = message.clock();
            clock_at_ms_ = steady_ms();
            running_ = true;
        }
        if (message.has_acknowledged() && log) {
            fmt::print(log, "{}\t{}\t{}\t{}\n", welcome_.table(), welcome_.seat(), message.acknowledged().reference(), message.acknowledged().n());
            std::fflush(log);
        }
    }

    std::unique_ptr<link::Link> link_;
    bots::Temperament temperament_;
    std::uint64_t seed_;
    std::unique_ptr<bots::Bot> bot_;
    Knowledge knowledge_;
    Welcome welcome_;
    Clock clock_;
    std::int64_t clock_at_ms_ = 0;
    bool running_ = false, closed_ = false;
    std::string kept_out_;
};

}  // namespace

int main(int count, char** values) {
    std::string url, code, temperament, path;
    int seats = 1;
    std::uint64_t seed = 1;
    CLI::App line("Bots that join a session over WebSockets.");
    line.add_option("--url", url, "ws://host:port/ws, wss:// with TLS, or host:port")->required();
    line.add_option("--code", code, "Join code")->required();
    line.add_option("--seats", seats, "How many join")->check(CLI::Range(1, 1000));
    line.add_option("--temperament", temperament, "competitor, cooperator, accommodator, avoider, revealer; without it one of each in turn")
        ->check(CLI::IsMember({"competitor", "cooperator", "accommodator", "avoider", "revealer"}));
    line.add_option("--seed", seed, "For a run that can be repeated");
    line.add_option("--ack-log", path, "File for a line per acknowledgement: table, seat, reference, n, apart by tabs");
    CLI11_PARSE(line, count, values);

    std::FILE* log = path.empty() ? nullptr : std::fopen(path.c_str(), "w");
    if (!path.empty() && !log) {
        fmt::print(stderr, "samenspel-bots: '{}' cannot be written; name a file in a folder of yours.\n", path);
        return 1;
    }
    link::Loop loop;
    std::vector<std::unique_ptr<Seated>> players;
    for (int index = 0; index < seats; ++index) {
        const auto named = bots::temperament_named(temperament);
        players.push_back(std::make_unique<Seated>(loop, named ? *named : static_cast<bots::Temperament>(index % bots::temperaments), seed * 1000));
        if (!players.back()->connect(url, code, fmt::format("Bot {}", index + 1))) {
            fmt::print(stderr, "samenspel-bots: '{}' is no address; write it as host:port.\n", url);
            return 1;
        }
    }
    for (bool over = false; !over;) {
        loop.run_for(100);
        over = true;
        for (auto& player : players) {
            player->turn(log);
            over = over && player->over();
        }
    }
    if (log) std::fclose(log);
    for (const auto& player : players)
        if (!player->kept_out().empty()) {
            fmt::print(stderr, "samenspel-bots: could not join at {}: {}.\n", url, player->kept_out());
            return 1;
        }
    return 0;
}
