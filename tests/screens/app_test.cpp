// The whole client over a link of the test's own: what is sent once goes out once, papers reach the hook, the content is watched for,
// and a seat that went on elsewhere leaves nothing behind.
#include <catch2/catch.hpp>

#include <deque>

#include "client/app.hpp"
#include "client/screens/kit/headless.hpp"
#include "tests/screens/room.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

struct Wire {
    std::deque<link::Incoming> incoming;
    std::vector<ClientMessage> said;
    std::vector<Watch> watched;
};

class WireLink : public link::Link {
public:
    explicit WireLink(Wire& wire) : wire_(wire) {}
    std::optional<link::AddressMistake> connect(std::string_view, Hello) override { return std::nullopt; }
    std::uint64_t send(Command) override { return 1; }
    bool say(const ClientMessage& message) override {
        wire_.said.push_back(message);
        return true;
    }
    void watch(const Watch& watch) override { wire_.watched.push_back(watch); }
    void poll() override {}
    std::optional<link::Incoming> take() override {
        if (wire_.incoming.empty()) return std::nullopt;
        link::Incoming next = std::move(wire_.incoming.front());
        wire_.incoming.pop_front();
        return next;
    }
    void close() override {}

private:
    Wire& wire_;
};

struct Client {
    Wire wire;
    client::App app{std::make_unique<WireLink>(wire), [] { return std::int64_t{1'000'000}; }};
    kit::Headless window{[this](kit::Kit& kit) { app.frame(kit); }};

    void hear(const ServerMessage& message) {
        wire.incoming.emplace_back(message);
        window.kit().request_frame();
        window.settle();
    }
};

ServerMessage welcomed(ViewerKind viewer) {
    ServerMessage message;
    *message.mutable_welcome() = welcome(viewer);
    return message;
}

}  // namespace

TEST_CASE("a session is hosted with one message, said once") {
    Client client;
    client.hear(welcomed(HOST_VIEWER));
    ServerMessage offers;
    *offers.mutable_setup() = setup();
    client.hear(offers);
    CHECK(client.window.click("setup.go"));
    client.window.settle();
    REQUIRE(client.wire.said.size() == 1);
    CHECK(client.wire.said[0].host_session().scenario() == "krimp");
}

TEST_CASE("a trainer in no table watches the first, for the content is the same everywhere") {
    Client client;
    client.hear(welcomed(TRAINER_VIEWER));
    REQUIRE(client.wire.watched.size() == 1);
    CHECK(client.wire.watched[0].table() == 1);
}

TEST_CASE("a session's language is taken over, unless the person chose one, now or before") {
    ServerMessage opened;
    opened.mutable_session_event()->mutable_session_opened()->set_language("en");
    screens::set_language(screens::Language::dutch);
    Client nobody_chose;
    nobody_chose.hear(welcomed(SEAT_VIEWER));
    nobody_chose.hear(opened);
    CHECK(screens::language() == screens::Language::english);
    CHECK_FALSE(nobody_chose.app.language_chosen());  // nothing to keep for the next visit
    screens::set_language(screens::Language::dutch);
    Client chose_before;
    chose_before.app.keep_language();
    chose_before.hear(welcomed(SEAT_VIEWER));
    chose_before.hear(opened);
    CHECK(screens::language() == screens::Language::dutch);
    Client chooses_now;
    chooses_now.hear(welcomed(SEAT_VIEWER));
    REQUIRE(chooses_now.window.click("header.language"));
    CHECK(chooses_now.app.language_chosen());
    screens::set_language(screens::Language::dutch);
    chooses_now.hear(opened);
    CHECK(screens::language() == screens::Language::dutch);
}

TEST_CASE("who does not reach the server is told of the page that says what is wrong") {
    const auto heard = [](const char* address, link::Cause cause) {
        Client client;
        screens::ConnectWish wish;
        wish.address = address;
        wish.name = "Anne";
        client.app.connect(wish);
        link::StateChanged changed;
        changed.cause = cause;
        client.wire.incoming.emplace_back(changed);
        client.window.settle();
        return screens::connection_sentence(client.app.session().connection());
    };
    CHECK(heard("http://192.168.1.20:7070/j/K7M2QX", link::Cause::timed_out).find("open dan 192.168.1.20:7070/check in een browser") != std::string::npos);
    CHECK(heard("192.168.1.20", link::Cause::unreachable).find(" 192.168.1.20:7070/check ") != std::string::npos);
    CHECK(heard("https://spel.example/les/j/K7M2QX", link::Cause::not_samenspel).find(" https://spel.example:443/les/check ") != std::string::npos);
    CHECK(heard("192.168.1.20", link::Cause::refused).find("/check") != std::string::npos);
    CHECK(heard("192.168.1.20", link::Cause::lost).find("/check") == std::string::npos);  // it goes on by itself
    CHECK(heard("192.168.1.20", link::Cause::host_not_found).find("/check") == std::string::npos);
}

TEST_CASE("a connection that does not come about is explained whole at every size") {
    Client client;
    screens::ConnectWish wish;
    wish.address = "http://192.168.1.20:7070/j/K7M2QX";
    client.app.connect(wish);
    link::StateChanged changed;
    changed.cause = link::Cause::unreachable;
    client.wire.incoming.emplace_back(changed);
    for (const auto& [width, height] : std::initializer_list<std::pair<float, float>>{{1280, 800}, {390, 844}})
        for (const float scale : {1.0f, 1.5f, 2.0f}) {
            client.window.resize(width, height);
            client.window.look({false, scale});
            CHECK(client.window.violations() == std::vector<std::string>{});
        }
    client.window.resize(1280, 800);
    client.window.look({false, 1});
    CHECK(client.window.shows("192.168.1.20:7070/check"));
}

TEST_CASE("a paper that was made reaches the hook with its name") {
    Client client;
    std::string name, bytes;
    client.app.save = [&](const std::string& called, const std::string& paper) {
        name = called;
        bytes = paper;
    };
    client.hear(welcomed(TRAINER_VIEWER));
    ServerMessage paper;
    paper.mutable_printed()->set_name("rolkaarten.pdf");
    paper.mutable_printed()->set_file("%PDF-1.7");
    client.hear(paper);
    CHECK(name == "rolkaarten.pdf");
    CHECK(bytes == "%PDF-1.7");
    CHECK(client.window.shows("rolkaarten.pdf"));
}

TEST_CASE("who came late and loads the page again gets the recap until it was read, and not after that") {
    const auto come = [](Client& client) {
        ServerMessage seated = welcomed(SEAT_VIEWER), opened, entered, placed, done;
        seated.mutable_welcome()->set_table(1);
        seated.mutable_welcome()->set_seat(2);
        seated.mutable_welcome()->set_participant(8);
        seated.mutable_welcome()->set_fresh(true);
        seated.mutable_welcome()->clear_token();
        *opened.mutable_event()->mutable_table_opened() = table_at(3).opened();
        entered.mutable_event()->mutable_phase_entered()->set_phase(3);
        placed.mutable_event()->set_at_ms(70'000);
        placed.mutable_event()->mutable_seat_changed()->set_seat(2);
        placed.mutable_event()->mutable_seat_changed()->add_participants(8);
        done.set_caught_up(true);
        for (const auto* message : {&seated, &opened, &entered, &placed, &done}) client.hear(*message);
    };
    Client first, again, later;
    come(first);
    CHECK(first.window.find("recap.go"));
    CHECK(first.app.recap_read().empty());
    come(again);
    REQUIRE(again.window.click("recap.go"));
    again.window.settle();
    CHECK_FALSE(again.window.find("recap.go"));
    const std::string read = again.app.recap_read();
    CHECK_FALSE(read.empty());
    screens::Doorway door;
    door.recap_read = read;
    later.app.come_to(door);
    come(later);
    CHECK_FALSE(later.window.find("recap.go"));
}

TEST_CASE("a seat that went on at another device leaves nothing of itself on the old one") {
    screens::Session session;
    ServerMessage message;
    message.mutable_welcome()->set_viewer(SEAT_VIEWER);
    message.mutable_welcome()->set_seat(1);
    session.take(message, 0);
    ServerMessage dealt;
    dealt.set_n(1);
    dealt.mutable_event()->mutable_role_dealt()->mutable_text()->set_nl("Niemand mag dit weten.");
    session.take(dealt, 0);
    REQUIRE(session.knowledge().roles_size() == 1);
    screens::Connection gone;
    gone.cause = screens::Connection::Cause::refused_by_server;
    gone.refusal = REPLACED_DEVICE;
    session.take(gone, 1);
    CHECK(session.knowledge().ByteSizeLong() == 0);
    CHECK_FALSE(session.welcomed());
}
