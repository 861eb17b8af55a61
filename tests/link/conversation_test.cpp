// What is said over a WebSocket, tested without one.
#include <catch2/catch.hpp>

#include "client/link/conversation.hpp"

using namespace samenspel;
using namespace samenspel::link;

namespace {

const char* const instance = "0123456789abcdef";

Hello by_name() {
    Hello hello;
    hello.set_code("KRIMP");
    hello.set_name("Ada");
    return hello;
}

ServerMessage welcome(ViewerKind viewer, std::uint32_t seat) {
    ServerMessage message;
    Welcome& said = *message.mutable_welcome();
    said.set_protocol(protocol_version);
    said.set_viewer(viewer);
    said.set_participant(7);
    said.set_table(1);
    said.set_seat(seat);
    return message;
}

ServerMessage event(std::uint64_t n) {
    ServerMessage message;
    message.set_n(n);
    message.mutable_event()->set_at_ms(0);
    return message;
}

Reaction hear(Conversation& conversation, ServerMessage message) { return conversation.heard(message); }

ServerMessage answer(std::uint64_t reference) {
    ServerMessage message;
    message.mutable_acknowledged()->set_reference(reference);
    return message;
}

std::vector<ClientMessage> outgoing(Conversation& conversation) {
    std::vector<ClientMessage> messages;
    for (const auto& bytes : conversation.take_outgoing()) REQUIRE(messages.emplace_back().ParseFromString(bytes));
    return messages;
}

Hello hello_of(Conversation& conversation) {
    conversation.connected();
    const auto messages = outgoing(conversation);
    REQUIRE(messages.size() == 1);
    REQUIRE(messages[0].has_hello());
    return messages[0].hello();
}

Reaction settle_in(Conversation& conversation, std::uint32_t seat = 2) {
    hello_of(conversation);
    return hear(conversation, welcome(SEAT_VIEWER, seat));
}

ServerMessage refusal(Refusal why) {
    ServerMessage message;
    message.mutable_refused()->set_refusal(why);
    return message;
}

}  // namespace

TEST_CASE("a first hello has a name, an instance and no token") {
    Conversation conversation(by_name(), {instance, "", 0});
    const Hello hello = hello_of(conversation);
    CHECK((hello.name() == "Ada" && hello.code() == "KRIMP" && hello.instance() == instance));
    CHECK((hello.protocol() == 1 && !hello.has_token() && hello.seen() == 0 && hello.seen_session() == 0));
}

TEST_CASE("with a token the hello resumes and leaves the name out") {
    Conversation conversation(by_name(), {instance, "t", 0});
    const Hello hello = hello_of(conversation);
    CHECK((hello.token() == "t" && !hello.has_name()));
}

TEST_CASE("a trainer's hello has the key alone") {
    Hello wanted;
    wanted.set_trainer_key("key");
    Conversation conversation(wanted, {instance, "stale", 0});
    const Hello hello = hello_of(conversation);
    CHECK((hello.trainer_key() == "key" && !hello.has_token()));
}

TEST_CASE("the token of a first join is kept and used from then on") {
    Conversation conversation(by_name(), {instance, "", 0});
    hello_of(conversation);
    ServerMessage first = welcome(SEAT_VIEWER, 2);
    first.mutable_welcome()->set_token("new");
    hear(conversation, first);
    CHECK(conversation.take_identity_changed());
    CHECK(conversation.identity().token == "new");
    conversation.disconnected();
    CHECK(hello_of(conversation).token() == "new");
}

TEST_CASE("both streams resume after the last number seen") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation);
    CHECK(hear(conversation, event(1)).deliver);
    CHECK(hear(conversation, event(2)).deliver);
    ServerMessage session;
    session.set_n(1);
    session.mutable_session_event();
    CHECK(hear(conversation, session).deliver);
    conversation.disconnected();
    const Hello hello = hello_of(conversation);
    CHECK((hello.seen() == 2 && hello.seen_session() == 1));
}

TEST_CASE("a disclosure seen before is not delivered again") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation);
    hear(conversation, event(1));
    const Reaction reaction = hear(conversation, event(1));
    CHECK((!reaction.deliver && reaction.verdict == Verdict::go_on));
}

TEST_CASE("a gap in the numbers ends the connection, and the next one asks for what is missing") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation);
    hear(conversation, event(1));
    const Reaction reaction = hear(conversation, event(3));
    CHECK((!reaction.deliver && reaction.verdict == Verdict::retry && reaction.cause == Cause::lost));
    conversation.disconnected();
    CHECK(hello_of(conversation).seen() == 1);
}

TEST_CASE("a fresh welcome starts the numbers anew") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation);
    hear(conversation, event(1));
    ServerMessage moved = welcome(SEAT_VIEWER, 3);
    moved.mutable_welcome()->set_fresh(true);
    hear(conversation, moved);
    CHECK(hear(conversation, event(1)).deliver);
}

TEST_CASE("a history from the first number is always announced as fresh") {
    Conversation conversation(by_name(), {instance, "t", 0});
    hello_of(conversation);
    ServerMessage said = welcome(SEAT_VIEWER, 2);
    conversation.heard(said);
    CHECK((said.welcome().fresh() && said.welcome().fresh_session()));
}

TEST_CASE("commands wait for the welcome and then go out in order") {
    Conversation conversation(by_name(), {instance, "t", 0});
    CHECK(conversation.command({}) == 1);
    CHECK(conversation.command({}) == 2);
    CHECK(hello_of(conversation).has_code());
    hear(conversation, welcome(SEAT_VIEWER, 2));
    const auto sent = outgoing(conversation);
    REQUIRE(sent.size() == 2);
    CHECK((sent[0].command().reference() == 1 && sent[1].command().reference() == 2));
}

TEST_CASE("what was not answered is sent again with the same references, and nothing else is") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation);
    for (int i = 0; i < 4; ++i) conversation.command({});
    outgoing(conversation);
    CHECK(hear(conversation, answer(2)).deliver);
    ServerMessage rejected;
    rejected.mutable_rejected()->set_reference(3);
    CHECK(hear(conversation, rejected).deliver);
    conversation.disconnected();
    settle_in(conversation);
    const auto sent = outgoing(conversation);
    REQUIRE(sent.size() == 2);
    CHECK((sent[0].command().reference() == 1 && sent[1].command().reference() == 4));
}

TEST_CASE("an answer that comes twice is delivered once") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation);
    conversation.command({});
    CHECK(hear(conversation, answer(1)).deliver);
    CHECK_FALSE(hear(conversation, answer(1)).deliver);
}

TEST_CASE("whoever comes back in another seat does not repeat there what was meant for the first") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation, 2);
    conversation.command({});
    conversation.disconnected();
    const Reaction reaction = settle_in(conversation, 3);
    CHECK(reaction.abandoned == std::vector<std::uint64_t>{1});
    CHECK(outgoing(conversation).empty());
}

TEST_CASE("a move while connected leaves what is under way to its answer") {
    Conversation conversation(by_name(), {instance, "t", 0});
    settle_in(conversation, 2);
    conversation.command({});
    outgoing(conversation);
    const Reaction reaction = hear(conversation, welcome(SEAT_VIEWER, 3));
    CHECK((reaction.abandoned.empty() && !reaction.welcomed));
    CHECK(outgoing(conversation).empty());
    CHECK(hear(conversation, answer(1)).deliver);
}

TEST_CASE("a trainer's commands survive looking at another table") {
    Hello wanted;
    wanted.set_trainer_key("key");
    Conversation conversation(wanted, {instance, "", 0});
    hello_of(conversation);
    hear(conversation, welcome(TRAINER_VIEWER, 0));
    conversation.command({});
    Watch watch;
    watch.set_table(2);
    conversation.watch(watch);
    conversation.disconnected();
    CHECK(hello_of(conversation).table() == 2);
    ServerMessage there = welcome(TRAINER_VIEWER, 0);
    there.mutable_welcome()->set_table(2);
    CHECK(hear(conversation, there).abandoned.empty());
    CHECK(outgoing(conversation).size() == 1);
}

TEST_CASE("watching another table asks for that table's history from the start") {
    Hello wanted;
    wanted.set_trainer_key("key");
    Conversation conversation(wanted, {instance, "", 0});
    hello_of(conversation);
    hear(conversation, welcome(TRAINER_VIEWER, 0));
    hear(conversation, event(1));
    Watch watch;
    watch.set_table(2);
    conversation.watch(watch);
    CHECK(hear(conversation, event(2)).deliver);
    conversation.disconnected();
    CHECK(hello_of(conversation).seen() == 0);
}

TEST_CASE("references go on after a restart where none was used before") {
    Conversation first(by_name(), {instance, "t", 0});
    CHECK(first.command({}) == 1);
    CHECK(first.take_identity_changed());
    CHECK(first.identity().reserved == reference_block);
    CHECK(first.command({}) == 2);
    CHECK_FALSE(first.take_identity_changed());
    Conversation second(by_name(), first.identity());
    CHECK(second.command({}) == reference_block + 1);
}

TEST_CASE("too many waiting commands are refused here") {
    Conversation conversation(by_name(), {instance, "t", 0});
    for (std::size_t i = 0; i < ResendQueue::most; ++i) REQUIRE(conversation.command({}) != 0);
    CHECK(conversation.command({}) == 0);
}

TEST_CASE("a refusal that only the user can mend stops, one that passes is waited out") {
    for (const Refusal why : {WRONG_CODE, NAME_TAKEN, NAME_NEEDED, WRONG_KEY, SESSION_FULL, SESSION_OVER, ELSEWHERE, BAD_MESSAGE, TAKEN_OUT}) {
        Conversation conversation(by_name(), {instance, "", 0});
        hello_of(conversation);
        const Reaction reaction = hear(conversation, refusal(why));
        CHECK((reaction.verdict == Verdict::stop && reaction.cause == Cause::refused_by_server && reaction.refusal == why));
    }
    for (const Refusal why : {SERVER_STOPPING, TOO_SLOW}) {
        Conversation conversation(by_name(), {instance, "", 0});
        hello_of(conversation);
        CHECK(hear(conversation, refusal(why)).verdict == Verdict::retry);
    }
}

TEST_CASE("too many tries stops a stranger and lets a participant wait") {
    Conversation stranger(by_name(), {instance, "", 0});
    hello_of(stranger);
    CHECK(hear(stranger, refusal(TOO_MANY_TRIES)).verdict == Verdict::stop);
    Conversation participant(by_name(), {instance, "t", 0});
    hello_of(participant);
    CHECK(hear(participant, refusal(TOO_MANY_TRIES)).verdict == Verdict::retry);
}

TEST_CASE("a token that the server does not know makes way for the name") {
    Conversation conversation(by_name(), {instance, "stale", 512});
    conversation.command({});
    hello_of(conversation);
    CHECK(hear(conversation, refusal(WRONG_TOKEN)).verdict == Verdict::anew);
    CHECK(conversation.become({"fedcba9876543210", "", 0}) == std::vector<std::uint64_t>{513});
    conversation.disconnected();
    const Hello hello = hello_of(conversation);
    CHECK((hello.name() == "Ada" && !hello.has_token() && hello.instance() == "fedcba9876543210"));
    CHECK(hear(conversation, refusal(WRONG_TOKEN)).verdict == Verdict::stop);
}

TEST_CASE("a ticket goes before the token that is kept; when it is spent that one resumes, and without one it is over") {
    Hello wanted;
    wanted.set_code("KRIMP");
    wanted.set_ticket("spent");
    Conversation conversation(wanted, {instance, "t", 0});
    const Hello hello = hello_of(conversation);
    CHECK((hello.ticket() == "spent" && !hello.has_token() && hello.instance() == instance));
    CHECK(hear(conversation, refusal(WRONG_TICKET)).verdict == Verdict::without_ticket);
    CHECK(conversation.identity() == Identity{instance, "t", 0});
    conversation.drop_ticket();
    conversation.disconnected();
    const Hello again = hello_of(conversation);
    CHECK((again.token() == "t" && !again.has_ticket()));

    Conversation stranger(wanted, {instance, "", 0});
    hello_of(stranger);
    CHECK(hear(stranger, refusal(WRONG_TICKET)).verdict == Verdict::stop);
}

TEST_CASE("another version of the protocol stops, whoever notices") {
    Conversation one(by_name(), {instance, "", 0});
    hello_of(one);
    CHECK(hear(one, refusal(OLD_CLIENT)).cause == Cause::version);
    Conversation other(by_name(), {instance, "", 0});
    hello_of(other);
    ServerMessage newer = welcome(SEAT_VIEWER, 1);
    newer.mutable_welcome()->set_protocol(protocol_version + 1);
    const Reaction reaction = hear(other, newer);
    CHECK((reaction.verdict == Verdict::stop && reaction.cause == Cause::version && !reaction.deliver));
}

TEST_CASE("a disclosure before any welcome is not a Samenspel server") {
    Conversation conversation(by_name(), {instance, "", 0});
    hello_of(conversation);
    CHECK(hear(conversation, event(1)).cause == Cause::not_samenspel);
    CHECK(hear(conversation, {}).cause == Cause::not_samenspel);
}
