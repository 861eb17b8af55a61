// Commands that wait for their answer.
#include <catch2/catch.hpp>

#include "client/link/resend.hpp"

using namespace samenspel;
using namespace samenspel::link;

namespace {

const Standpoint seat_two{SEAT_VIEWER, 7, 1, 2};
const Standpoint seat_three{SEAT_VIEWER, 7, 1, 3};

}  // namespace

TEST_CASE("what is not settled stays, in the order in which it was given") {
    ResendQueue queue;
    queue.keep(1, seat_two, "a");
    queue.keep(2, seat_two, "b");
    queue.keep(3, seat_two, "c");
    CHECK(queue.settle(2));
    CHECK(queue.all() == std::vector<std::string>{"a", "c"});
}

TEST_CASE("an answer counts once") {
    ResendQueue queue;
    queue.keep(1, seat_two, "a");
    CHECK(queue.settle(1));
    CHECK_FALSE(queue.settle(1));
    CHECK_FALSE(queue.settle(9));
}

TEST_CASE("what was given before the first welcome goes along to wherever that is") {
    ResendQueue queue;
    queue.keep(1, {}, "a");
    CHECK(queue.stand(seat_two).empty());
    CHECK(queue.size() == 1);
    CHECK(queue.stand(seat_three) == std::vector<std::uint64_t>{1});
}

TEST_CASE("what was given in another seat is dropped and named") {
    ResendQueue queue;
    queue.keep(1, seat_two, "a");
    queue.keep(2, seat_three, "b");
    CHECK(queue.stand(seat_three) == std::vector<std::uint64_t>{1});
    CHECK(queue.all() == std::vector<std::string>{"b"});
}

TEST_CASE("the queue has a limit") {
    ResendQueue queue;
    for (std::uint64_t reference = 1; reference <= ResendQueue::most; ++reference) {
        CHECK_FALSE(queue.full());
        queue.keep(reference, seat_two, "a");
    }
    CHECK(queue.full());
    CHECK(queue.clear().size() == ResendQueue::most);
    CHECK_FALSE(queue.full());
}
