// One epoll loop. A delivery is recognised by the mark in its text, so that reading costs the same whoever serves.
#include "tools/bench/load.hpp"

#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "tools/bench/child.hpp"
#include "tools/bench/wire.hpp"

namespace samenspel::bench {
namespace {

constexpr std::int64_t second_ns = 1'000'000'000, most_trailing_ns = 5 * second_ns;
constexpr std::size_t text_bytes = 64, most_events = 1024;
constexpr std::string_view mark = "~bench~";
constexpr std::uint64_t private_every = 10, stride = 7919;  // a prime: table-mates do not act one after another

// Mark, run, sender and time in hexadecimal, filled up.
std::string text_of(std::uint32_t run, std::uint32_t sender) {
    char text[text_bytes + 1];
    const int used = std::snprintf(text, sizeof text, "%s%04x%08x%016llx", mark.data(), run, sender, static_cast<unsigned long long>(now_ns()));
    std::string out(text, static_cast<std::size_t>(used));
    out.resize(text_bytes, '.');
    return out;
}

std::uint64_t hexadecimal(std::string_view digits) {
    std::uint64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out, 16);
    return out;
}

double seconds_since(std::int64_t ns) { return static_cast<double>(now_ns() - ns) / 1e9; }

}  // namespace

Load::Load(std::uint16_t port, std::uint32_t players, const Speech& speech)
    : port_(port), speech_(speech), players_(players), buffer_(256 * 1024), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    for (std::uint32_t number = 0; number < players; ++number) players_[number].number = number;
}

Load::~Load() {
    for (auto& player : players_)
        if (player.fd >= 0) close(player.fd);
    close(epoll_);
}

bool Load::begin(Player& player) {
    player.fd = connect_to(port_, false);
    if (player.fd < 0) return false;
    epoll_event wanted{};
    wanted.events = EPOLLOUT;
    wanted.data.u32 = player.number;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, player.fd, &wanted);
    ++joining_;
    return true;
}

Joined Load::join(std::uint32_t at_once, double most_seconds) {
    const std::int64_t began_ns = now_ns();
    std::size_t next = 0;
    const auto over = [&] { return joined_ + lost_ >= players_.size() || seconds_since(began_ns) > most_seconds; };
    while (!over()) {
        while (next < players_.size() && joining_ < at_once)
            if (!begin(players_[next++])) ++lost_;
        poll(now_ns() + second_ns / 10);
    }
    Joined out{0, seconds_since(began_ns)};
    for (const auto& player : players_) {
        if (!player.joined || player.seat.table == 0 || player.seat.seat == 0) continue;
        ++out.seated;
        if (people_.size() <= player.seat.table) people_.resize(player.seat.table + 1);
        auto& seats = people_[player.seat.table];
        if (seats.size() <= player.seat.seat) seats.resize(player.seat.seat + 1);
        ++seats[player.seat.seat];
        ++seats[0];  // the whole table
    }
    return out;
}

std::uint32_t Load::people_at(Seat seat) const {
    if (seat.table >= people_.size() || seat.seat >= people_[seat.table].size()) return 0;
    return people_[seat.table][seat.seat];
}

void Load::poll(std::int64_t until_ns) {
    std::array<epoll_event, most_events> events;
    const std::int64_t left_ns = std::max<std::int64_t>(until_ns - now_ns(), 0);
    const timespec most{left_ns / second_ns, left_ns % second_ns};
    const int count = epoll_pwait2(epoll_, events.data(), most_events, &most, nullptr);
    for (int at = 0; at < count; ++at) {
        Player& player = players_[events[static_cast<std::size_t>(at)].data.u32];
        if (player.fd < 0) continue;
        if ((events[static_cast<std::size_t>(at)].events & EPOLLOUT) == 0) {
            readable(player);
            continue;
        }
        epoll_event wanted{};
        wanted.events = EPOLLIN;
        wanted.data.u32 = player.number;
        epoll_ctl(epoll_, EPOLL_CTL_MOD, player.fd, &wanted);
        transmit(player, upgrade_request(port_));
    }
}

void Load::readable(Player& player) {
    const auto got = recv(player.fd, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) {
        if (got == 0 || errno != EAGAIN) lose(player);
        return;
    }
    read_ns_ = now_ns();
    const std::string_view bytes(buffer_.data(), static_cast<std::size_t>(got));
    if (player.rest.empty()) {
        player.rest = take(player, bytes);
        return;
    }
    std::string whole = std::move(player.rest);
    whole.append(bytes);
    player.rest = take(player, whole);
}

// Takes all that is whole; what is left.
std::string_view Load::take(Player& player, std::string_view bytes) {
    if (!player.upgraded) {
        const auto end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos) return bytes;
        bytes.remove_prefix(end + 4);
        player.upgraded = true;
        const std::string hello = speech_.hello(player.number);
        if (!hello.empty()) {
            transmit(player, client_frame(hello));
        } else {
            player.joined = true;
            player.seat = speech_.seat_without_hello(player.number);
            ++joined_;
            --joining_;
        }
    }
    std::string_view payload;
    unsigned char opcode = 0;
    while (player.fd >= 0 && take_frame(bytes, &payload, &opcode)) hear(player, payload, opcode);
    return player.fd >= 0 ? bytes : std::string_view();
}

void Load::hear(Player& player, std::string_view message, unsigned char opcode) {
    constexpr unsigned char binary = 2, ping = 9, pong = 10;
    if (opcode == ping) return transmit(player, client_frame(message, pong));
    if (opcode != binary) return;
    if (!player.joined) {
        const Heard heard = speech_.hear(message);
        if (heard.seated) player.seat = heard.seat;
        if (heard.refused) return lose(player);
        if (!heard.joined) return;
        player.joined = true;
        ++joined_;
        --joining_;
        return;
    }
    if (ran_ == nullptr) return;
    const void* found = memmem(message.data(), message.size(), mark.data(), mark.size());
    if (found != nullptr) {
        const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - message.data());
        if (message.size() - at >= text_bytes) delivered(player, message.substr(at + mark.size(), text_bytes - mark.size()));
    } else if (speech_.says_no(message)) {
        ++ran_->refused;
    }
}

void Load::delivered(Player& player, std::string_view text) {
    if (hexadecimal(text.substr(0, 4)) != run_) return;
    ++ran_->deliveries;
    last_delivery_ns_ = read_ns_;
    ran_->latencies.add(read_ns_ - static_cast<std::int64_t>(hexadecimal(text.substr(12, 16))));
    if (hexadecimal(text.substr(4, 8)) == player.number) may_act_.push_back(player.number);
}

void Load::act(Player& player) {
    if (player.fd < 0 || player.seat.table == 0) return;
    const std::uint64_t count = ++player.actions;
    const auto seats = static_cast<std::uint32_t>(people_[player.seat.table].size() - 1);
    std::uint32_t to = 0;
    if ((count + player.number) % private_every == 0 && seats > 1) {
        to = 1 + static_cast<std::uint32_t>((player.seat.seat + count / private_every) % seats);
        if (to == player.seat.seat) to = to % seats + 1;
    }
    ran_->expected += to == 0 ? people_at({player.seat.table, 0}) : people_at(player.seat) + people_at({player.seat.table, to});
    ++ran_->actions;
    transmit(player, client_frame(speech_.say(text_of(run_, player.number), to, count)));
}

Ran Load::run(Loop loop, double seconds) {
    Ran ran;
    ran_ = &ran;
    run_ = (run_ + 1) & 0xffff;
    may_act_.clear();
    const std::int64_t began_ns = now_ns(), end_ns = began_ns + static_cast<std::int64_t>(seconds * 1e9);
    if (loop == Loop::closed)
        for (auto& player : players_) act(player);
    std::uint64_t planned = 0;
    while (now_ns() < end_ns) {
        if (loop == Loop::closed) {
            poll(end_ns);
            std::vector<std::uint32_t> now;
            now.swap(may_act_);
            for (const auto number : now) act(players_[number]);
            continue;
        }
        const auto due_ns = [&] { return began_ns + static_cast<std::int64_t>(static_cast<double>(planned) * 1e9 / static_cast<double>(players_.size())); };
        for (std::int64_t now = now_ns(); due_ns() <= now; now = now_ns()) {
            ran.late_ms = std::max(ran.late_ms, static_cast<double>(now - due_ns()) / 1e6);
            act(players_[planned++ * stride % players_.size()]);
            if (now >= end_ns) break;
        }
        poll(std::min(due_ns(), end_ns));
    }
    ran.seconds = seconds_since(began_ns);
    const std::int64_t ended_ns = now_ns();
    last_delivery_ns_ = ended_ns;
    while (ran.deliveries + ran.refused < ran.expected && now_ns() < ended_ns + most_trailing_ns) poll(now_ns() + second_ns / 100);
    ran.trailing_ms = static_cast<double>(last_delivery_ns_ - ended_ns) / 1e6;
    ran_ = nullptr;
    return ran;
}

void Load::idle(double seconds) {
    const std::int64_t until_ns = now_ns() + static_cast<std::int64_t>(seconds * 1e9);
    while (now_ns() < until_ns) poll(until_ns);
}

void Load::transmit(Player& player, const std::string& bytes) {
    if (send(player.fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size())) lose(player);
}

void Load::lose(Player& player) {
    if (player.fd < 0) return;
    close(player.fd);
    player.fd = -1;
    ++lost_;
    if (!player.joined) --joining_;
}

}  // namespace samenspel::bench
