#include "tests/fuzz/fuzz.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include "client/knowledge/fold.hpp"
#include "server/edge/frames.hpp"
#include "server/rules/view.hpp"
#include "tests/host/stage.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"

namespace samenspel::fuzz {
namespace {

// Splits the input: a byte of length, that many bytes, and so on.
template <typename Each>
void pieces(const std::uint8_t* data, std::size_t size, Each each) {
    for (std::size_t at = 0; at < size;) {
        const std::size_t length = std::min<std::size_t>(data[at] + 1u, size - at - 1);
        each(std::string(reinterpret_cast<const char*>(data) + at + 1, length));
        at += length + 1;
    }
}

std::shared_ptr<const rules::Rulebook> book() {
    std::string error;
    static const auto made = rules::Rulebook::make(testing::mini_scenario(), 45, &error);
    return made;
}

}  // namespace

void client_messages(const std::uint8_t* data, std::size_t size) {
    testing::Stage stage(testing::mini_options());
    if (!stage.open()) std::abort();
    testing::Client& anne = stage.add_client("Anne");
    stage.connect(anne);
    pieces(data, size, [&](const std::string& bytes) {
        if (anne.connection.value == 0) stage.connect(anne);
        stage.say_raw(anne, bytes);
        stage.settle();
    });
    stage.disconnect(anne);
}

void websocket_frames(const std::uint8_t* data, std::size_t size) {
    edge::FrameReader reader(16 * 1024);
    std::string buffer;
    pieces(data, size, [&](const std::string& bytes) {
        buffer += bytes;
        std::span<char> input(buffer);
        for (;;) {
            const auto step = reader.next(input);
            if (step == edge::FrameReader::Step::broken) {
                buffer.clear();
                return;
            }
            if (step == edge::FrameReader::Step::need_more) break;
            if (reader.payload().size() > 16 * 1024) std::abort();
        }
        buffer = std::string(input.data(), input.size());
    });
}

void journal_events(const std::uint8_t* data, std::size_t size) {
    rules::Table table(book());
    for (const auto& event : rules::open_table(*book(), 1, TYPED, 1, 0)) rules::apply(table, event);
    const auto all = testing::viewers(*book());
    std::vector<Knowledge> known(all.size());
    pieces(data, size, [&](const std::string& bytes) {
        Event event;
        if (!event.ParseFromString(bytes)) return;
        for (std::size_t i = 0; i < all.size(); ++i) {
            Event disclosed;
            if (rules::disclose(event, rules::access(event, all[i]), &disclosed)) knowledge::fold(known[i], disclosed);
        }
        rules::apply(table, event);
    });
    for (const auto viewer : all) rules::view(table, viewer);
}

}  // namespace samenspel::fuzz
