#include "tests/fuzz/fuzz.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include "client/knowledge/fold.hpp"
#include "server/edge/frames.hpp"
#include "server/report/html.hpp"
#include "server/report/report.hpp"
#include "server/rules/view.hpp"
#include "tests/host/stage.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/table_run.hpp"
#include "tools/log_export.hpp"

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

// Pages of a session that was accepted: whatever it holds, nothing of it is markup.
void look_back_on(const Session& session) {
    for (const auto table : session.tables()) {
        report::Options options;
        options.language = table % 2 == 0 ? "nl" : "en";
        options.talk_shares = true;
        const report::TableRecord all{table, insight::Record(session.streams.at(table)), {}};
        const report::TableRecord told{table, report::told_to(all.record, rules::Viewer::of_seat({1})), {}};
        for (const auto& document : {report::session_report({all}, options), report::seat_report(told, {1}, options)}) {
            const std::string page = report::to_html(document, {});
            if (page.find("<script") != std::string::npos || page.find("\u202E") != std::string::npos) std::abort();
        }
    }
}

Session opened_session() {
    Session out;
    out.streams[0].emplace_back().mutable_session_opened()->set_scenario("mini");
    out.streams[1] = rules::open_table(*book(), 1, TYPED, 1, 0);
    return out;
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

void session_import(const std::uint8_t* data, std::size_t size) {
    const testing::Scratch scratch;
    std::string error;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    if (!write_whole(scratch / "s.samenspel", bytes).empty()) return;
    if (const auto session = read_session(scratch / "s.samenspel", &error)) look_back_on(*session);
    // As lines: what stands before the first NUL is the session's own stream, the rest its first table's.
    const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
    if (!write_whole(scratch / "events-session.jsonl", bytes.substr(0, cut)).empty()) return;
    if (cut < bytes.size() && !write_whole(scratch / "events-table-1.jsonl", bytes.substr(cut + 1)).empty()) return;
    if (const auto session = log::read_lines(scratch.path(), &error)) look_back_on(*session);
    else if (error.empty()) std::abort();
}

void disclosures(const std::uint8_t* data, std::size_t size) {
    Session session = opened_session();
    Knowledge known;
    for (const auto& event : session.streams[1]) knowledge::fold(known, event);
    pieces(data, size, [&](const std::string& bytes) {
        ServerMessage message;
        if (message.ParseFromString(bytes) && message.has_event()) knowledge::fold(known, message.event());
        Event event;
        if (!event.ParseFromString(bytes)) return;
        knowledge::fold(known, event);
        if (session.streams[1].size() < 200) session.streams[1].push_back(event);
    });
    if (fault_in(session).empty()) look_back_on(session);
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
