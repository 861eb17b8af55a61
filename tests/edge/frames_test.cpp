// The frame reader and the outbox as plain objects: every rule of RFC 6455 that a client can break, and gathered writes.
#include <catch2/catch.hpp>

#include "server/edge/deadlines.hpp"
#include "server/edge/frames.hpp"
#include "server/edge/outbox.hpp"
#include "tests/edge/client.hpp"

using namespace samenspel::edge;
using samenspel::edge_test::masked;
using Step = FrameReader::Step;

namespace {

// The steps that `bytes` give, with their payloads, until the input is used up or broken.
std::vector<std::string> steps(FrameReader& reader, std::string bytes) {
    std::vector<std::string> out;
    std::span<char> input(bytes);
    for (;;) {
        const Step step = reader.next(input);
        const std::string payload(reader.payload());
        const std::string code = std::to_string(static_cast<unsigned>(reader.code()));
        switch (step) {
            case Step::need_more: return out;
            case Step::message: out.push_back("message " + payload); break;
            case Step::ping: out.push_back("ping " + payload); break;
            case Step::pong: out.push_back("pong " + payload); break;
            case Step::close: out.push_back("close " + code); return out;
            case Step::broken: out.push_back("broken " + code); return out;
        }
    }
}

std::vector<std::string> steps(std::string bytes) {
    FrameReader reader(1000);
    return steps(reader, std::move(bytes));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a client's frames are read, control frames between fragments too") {
    CHECK(steps(masked(0x82, "hello")) == Lines{"message hello"});
    CHECK(steps(masked(0x82, "")) == Lines{"message "});
    CHECK(steps(masked(0x82, "a") + masked(0x82, "b")) == Lines{"message a", "message b"});
    CHECK(steps(masked(0x02, "one ") + masked(0x89, "p") + masked(0x00, "two ") + masked(0x8A, "q") + masked(0x80, "three")) ==
          Lines{"ping p", "pong q", "message one two three"});
    CHECK(steps(masked(0x82, std::string(300, 'x'))) == Lines{"message " + std::string(300, 'x')});
}

TEST_CASE("a message cut anywhere is read when the rest has come") {
    const std::string bytes = masked(0x02, "first ") + masked(0x80, std::string(200, 'y'));
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
        FrameReader reader(1000);
        std::string front = bytes.substr(0, cut);
        std::span<char> input(front);
        REQUIRE(reader.next(input) == Step::need_more);
        std::string rest(input.data(), input.size());
        REQUIRE(steps(reader, rest + bytes.substr(cut)) == Lines{"message first " + std::string(200, 'y')});
    }
}

TEST_CASE("each broken rule closes with its own code") {
    CHECK(steps(std::string("\x82\x05hello", 7)) == Lines{"broken 1002"});                   // no mask
    CHECK(steps(masked(0xC2, "x")) == Lines{"broken 1002"});                                 // an extension bit
    CHECK(steps(masked(0x83, "x")) == Lines{"broken 1002"});                                 // an unknown opcode
    CHECK(steps(masked(0x8B, "x")) == Lines{"broken 1002"});                                 // an unknown control opcode
    CHECK(steps(masked(0x80, "x")) == Lines{"broken 1002"});                                 // continues nothing
    CHECK(steps(masked(0x02, "x") + masked(0x82, "y")) == Lines{"broken 1002"});             // begins within a message
    CHECK(steps(masked(0x09, "x")) == Lines{"broken 1002"});                                 // a fragmented ping
    CHECK(steps(masked(0x89, std::string(126, 'x'))) == Lines{"broken 1002"});               // a long ping
    CHECK(steps(masked(0x81, "text")) == Lines{"broken 1003"});                              // text
    CHECK(steps(masked(0x82, std::string(1001, 'x'))) == Lines{"broken 1009"});              // too large
    CHECK(steps(masked(0x02, std::string(600, 'x')) + masked(0x80, std::string(600, 'x'))) == Lines{"broken 1009"});
    CHECK(steps(std::string("\x82\xFF\x80\0\0\0\0\0\0\0", 10)) == Lines{"broken 1002"});     // a length of 2^63
    CHECK(steps(std::string("\x82\xFF\x00\0\0\0\0\0\0\x05", 10)) == Lines{"broken 1002"});   // a length written too long
    CHECK(steps(std::string("\x82\xFE\x00\x05", 4)) == Lines{"broken 1002"});
    CHECK(steps(std::string("\x82\xFF\x00\0\0\1\0\0\0\0", 10)) == Lines{"broken 1009"});     // too large, before it has come
}

TEST_CASE("a close frame gives its code, and a code or reason that may not travel is a broken rule") {
    CHECK(steps(masked(0x88, "")) == Lines{"close 1000"});
    CHECK(steps(masked(0x88, std::string("\x03\xE9", 2) + "bye")) == Lines{"close 1001"});
    CHECK(steps(masked(0x88, std::string("\x0F\xA0", 2))) == Lines{"close 4000"});
    CHECK(steps(masked(0x88, "x")) == Lines{"broken 1002"});
    CHECK(steps(masked(0x88, std::string("\x03\xED", 2))) == Lines{"broken 1002"});          // 1005
    CHECK(steps(masked(0x88, std::string("\x03\xE7", 2))) == Lines{"broken 1002"});          // 999
    CHECK(steps(masked(0x88, std::string("\x03\xE8\xC3\x28", 4))) == Lines{"broken 1007"});  // not UTF-8
    CHECK(steps(masked(0x88, std::string("\x03\xE8\xED\xA0\x80", 5))) == Lines{"broken 1007"});  // a surrogate
}

namespace {

std::string gathered(const Outbox& outbox) {
    Outbox::Buffers buffers;
    outbox.gather(buffers);
    std::string out;
    for (const auto& buffer : buffers) out.append(static_cast<const char*>(buffer.data()), buffer.size());
    return out;
}

}  // namespace

TEST_CASE("an outbox hands out shared bodies without copying them, whatever part of it was written") {
    const auto body = std::make_shared<const std::string>("shared body");
    Outbox outbox;
    outbox.add_message("ab", body);
    outbox.add_message("", body);
    outbox.add_message("only a head that is longer than the room beside the header", nullptr);
    Outbox::Buffers buffers;
    outbox.gather(buffers);
    REQUIRE(buffers.size() == 6);
    CHECK(buffers[1].data() == body->data());
    CHECK(buffers[3].data() == body->data());
    const std::string whole = gathered(outbox);
    CHECK(whole.substr(0, 15) == std::string("\x82\x0D", 2) + "abshared body");
    CHECK(outbox.bytes() == whole.size());
    std::string left = whole;
    while (!outbox.empty()) {
        REQUIRE(gathered(outbox) == left);
        outbox.written(1);
        left.erase(0, 1);
    }
    CHECK(left.empty());
    CHECK(outbox.bytes() == 0);
}

TEST_CASE("an outbox that is cut keeps only the message that has begun to leave") {
    Outbox outbox;
    outbox.add_message("", std::make_shared<const std::string>("first"));
    outbox.add_message("", std::make_shared<const std::string>("second"));
    outbox.written(3);
    outbox.cut();
    CHECK(gathered(outbox) == "irst");
    outbox.written(4);
    outbox.add_message("", std::make_shared<const std::string>("third"));
    outbox.cut();
    CHECK(outbox.empty());
    CHECK(outbox.bytes() == 0);
}

TEST_CASE("only the newest ping is answered while pongs wait") {
    Outbox outbox;
    outbox.add_pong("one");
    outbox.add_pong("two");
    outbox.add_pong("three");
    CHECK(outbox.messages() == 1);
    CHECK(gathered(outbox) == std::string("\x8A\x05three", 7));
}

TEST_CASE("a long queue leaves in batches and is forgotten as it leaves") {
    Outbox outbox;
    const auto body = std::make_shared<const std::string>("b");
    for (int k = 0; k < 1000; ++k) outbox.add_message("h", body);
    CHECK(gathered(outbox).size() == 4 * 32);
    std::size_t left = outbox.bytes();
    while (!outbox.empty()) {
        const std::size_t count = gathered(outbox).size();
        outbox.written(count);
        left -= count;
    }
    CHECK(left == 0);
    CHECK(body.use_count() == 1);
}

TEST_CASE("deadlines come due in the order of time, and a new one replaces the old") {
    struct One : Waiting {};
    One first, second, third;
    Deadlines deadlines({10, 20, 30, 5000});
    deadlines.set(first, Wait::silence, 100);
    deadlines.set(second, Wait::request, 105);
    deadlines.set(third, Wait::linger, 100);
    CHECK(deadlines.next_ms() == 115);
    CHECK(third.due_ms == 6000);  // whole seconds
    CHECK(deadlines.take_due(114) == nullptr);
    CHECK(deadlines.take_due(120) == &second);
    CHECK(deadlines.take_due(120) == &first);
    CHECK(deadlines.take_due(120) == nullptr);
    deadlines.set(third, Wait::answer, 120);
    CHECK(deadlines.next_ms() == 150);
    { One gone; deadlines.set(gone, Wait::request, 0); }
    CHECK(deadlines.next_ms() == 150);
}

TEST_CASE("an outbox that ran empty keeps no memory for the burst that went through it") {
    Outbox outbox;
    for (int i = 0; i < 100; ++i) outbox.add_message("head", nullptr);
    Outbox::Buffers buffers;
    while (!outbox.empty()) {
        outbox.gather(buffers);
        std::size_t bytes = 0;
        for (const auto& buffer : buffers) bytes += buffer.size();
        outbox.written(bytes);
    }
    CHECK(outbox.room() <= 4);
}
