// samenspel-bench-replay: how long a long session takes to be looked back at. 12 seats, two hours, 20,000 events made up here in the
// mixture of a talkative typed session; the client's own screens build the frames, painting pixels is not in it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "client/knowledge/past.hpp"
#include "client/screens/kit/headless.hpp"
#include "client/screens/views/view.hpp"

using namespace samenspel;

namespace {

constexpr int events_wanted = 20'000;
constexpr std::uint32_t seats = 12, parties = 6, phases = 10;
constexpr std::int64_t whole_ms = 2 * 60 * 60'000;

double ms_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void both(Text& text, const std::string& words) {
    text.set_nl(words);
    text.set_en(words);
}

Content content() {
    Content out;
    both(*out.mutable_title(), "A long session");
    for (std::uint32_t i = 1; i <= parties; ++i) {
        PartyInfo& party = *out.add_parties();
        party.set_number(i);
        party.set_id("party" + std::to_string(i));
        both(*party.mutable_name(), "Party " + std::to_string(i));
        party.set_letter(std::string(1, static_cast<char>('A' + i - 1)));
        party.set_colour(i);
    }
    for (std::uint32_t i = 1; i <= seats; ++i) {
        SeatInfo& seat = *out.add_seats();
        seat.set_number(i);
        seat.set_id("seat" + std::to_string(i));
        seat.set_party((i - 1) % parties + 1);
        both(*seat.mutable_name(), "Person " + std::to_string(i));
        seat.set_signatory(i <= parties);
    }
    for (int i = 1; i <= 10; ++i) {
        IssueInfo& issue = *out.add_issues();
        issue.set_id("issue" + std::to_string(i));
        both(*issue.mutable_title(), "Issue " + std::to_string(i));
        for (int k = 1; k <= 3; ++k) {
            issue.add_options()->set_id("option" + std::to_string(k));
            both(*issue.mutable_options(k - 1)->mutable_label(), "Option " + std::to_string(k));
        }
    }
    for (std::uint32_t i = 0; i < phases; ++i) {
        PhaseInfo& phase = *out.add_phases();
        phase.set_id("phase" + std::to_string(i));
        phase.set_kind(i == 0 ? JOINING : i == 1 ? READING : i + 1 == phases ? DEBRIEFING : TALKING);
        both(*phase.mutable_title(), "Phase " + std::to_string(i));
        phase.set_length_ms(whole_ms / phases);
    }
    return out;
}

// Of a hundred events 55 said to all, 15 said apart, 10 positions, 5 proposals or amendments, 15 of all else.
void fill(Event& event, int i, std::uint32_t& proposals) {
    const auto seat = static_cast<std::uint32_t>(i % static_cast<int>(seats)) + 1;
    const std::string words = "Line " + std::to_string(i) + ": we would like to keep the small school in the village, and to know what that costs us.";
    const int kind = i % 100;
    if (kind < 55) {
        event.mutable_said_in_plenary()->set_seat(seat);
        event.mutable_said_in_plenary()->set_text(words);
    } else if (kind < 70) {
        event.mutable_said_in_group()->set_seat(seat);
        event.mutable_said_in_group()->add_members(seat);
        event.mutable_said_in_group()->add_members(seat % seats + 1);
        event.mutable_said_in_group()->set_text(words);
        event.add_listed(seat);
        event.add_listed(seat % seats + 1);
    } else if (kind == 70 && proposals < 60) {
        ProposalTabled& tabled = *event.mutable_proposal_tabled();
        tabled.set_proposal(++proposals);
        tabled.set_seat(seat);
        for (int k = 1; k <= 6; ++k) {
            tabled.mutable_draft()->add_choices()->set_issue("issue" + std::to_string(k));
            tabled.mutable_draft()->mutable_choices(k - 1)->set_option("option1");
        }
        for (std::uint32_t k = 1; k <= parties; ++k) tabled.mutable_draft()->add_parties(k);
    } else if (kind < 85 && proposals > 0) {
        PositionTaken& taken = *event.mutable_position_taken();
        taken.set_proposal(proposals);
        taken.set_version(1);
        taken.set_party((seat - 1) % parties + 1);
        taken.set_stance(SUPPORT);
    } else if (kind == 85) {
        event.mutable_agreement_reached()->set_proposal(proposals);
    } else if (kind == 86) {
        event.mutable_card_revealed()->set_from(seat);
        event.mutable_card_revealed()->add_to(seat % seats + 1);
        event.add_listed(seat);
    } else if (kind == 87) {
        event.mutable_bookmarked()->set_note("Here");
    } else if (kind < 94) {
        event.mutable_seat_changed()->set_seat(seat);
        event.mutable_seat_changed()->set_holder(SINGLE);
        event.mutable_seat_changed()->set_presence(i % 2 ? HERE : AWAY);
        event.mutable_seat_changed()->add_participants(seat);
    } else {
        event.mutable_speech_observed()->set_seat(seat);
        event.mutable_speech_observed()->set_act(QUESTION);
    }
}

std::vector<ServerMessage> session() {
    std::vector<ServerMessage> out;
    const auto add = [&](std::int64_t at_ms) -> Event& {
        ServerMessage& message = out.emplace_back();
        message.mutable_event()->set_at_ms(at_ms);
        return *message.mutable_event();
    };
    out.emplace_back().mutable_welcome()->set_viewer(TRAINER_VIEWER);
    out.back().mutable_welcome()->set_table(1);
    out.back().mutable_welcome()->set_fresh(true);
    *add(0).mutable_table_opened()->mutable_content() = content();
    std::uint32_t phase = 0, proposals = 0;
    for (int i = 0; i < events_wanted; ++i) {
        const std::int64_t at_ms = whole_ms * i / events_wanted;
        if (phase < phases && at_ms >= whole_ms * phase / phases) add(at_ms).mutable_phase_entered()->set_phase(phase), ++phase;
        fill(add(at_ms), i, proposals);
    }
    add(whole_ms).mutable_table_ended();
    out.emplace_back().set_caught_up(true);
    return out;
}

struct Figures { double first = 0, median = 0, p99 = 0, most = 0; };

// The time line dragged to 300 places, back and forth.
Figures scrub(kit::Headless& window) {
    const kit::Semantic* line = window.find("replay.line");
    if (!line) return {};
    const kit::Rect at = line->rect;
    std::vector<double> all;
    std::uint32_t chance = 12'345;
    for (int i = 0; i < 300; ++i) {
        chance = chance * 1'664'525u + 1'013'904'223u;
        const float x = at.x0 + at.width() * static_cast<float>(chance >> 8) / static_cast<float>(1u << 24);
        const auto begin = std::chrono::steady_clock::now();
        window.press_at({x, at.center().y});
        all.push_back(ms_since(begin));
        window.release_mouse();
    }
    Figures out{all.front(), 0, 0, 0};
    std::sort(all.begin(), all.end());
    out.median = all[all.size() / 2];
    out.p99 = all[all.size() * 99 / 100];
    out.most = all.back();
    return out;
}

}  // namespace

int main() {
    screens::Session facts;
    const auto messages = session();
    const auto heard = std::chrono::steady_clock::now();
    for (const auto& message : messages) facts.take(message, 1'000'000);
    std::printf("%d events heard live: %.0f ms\n", static_cast<int>(facts.heard().size()), ms_since(heard));
    screens::Connection connection;
    connection.state = screens::Connection::State::open;
    facts.take(connection, 1'000'000);
    screens::Intents wants;
    screens::Doorway door;
    kit::Headless window([&](kit::Kit& kit) { screens::draw_screen({kit, facts, wants, door, 1'000'000, whole_ms}); }, {1280, 800, 1});
    window.settle();
    // The floor: a press on the same screen of the present, which changes nothing.
    std::vector<double> floor;
    for (int i = 0; i < 50; ++i) {
        const auto pressed = std::chrono::steady_clock::now();
        window.press_at({4, 796});
        floor.push_back(ms_since(pressed));
        window.release_mouse();
    }
    std::sort(floor.begin(), floor.end());
    const double floor_ms = floor[floor.size() / 2];
    std::printf("a press on the screen of the present shows in %.1f ms (the floor)\n", floor_ms);
    const auto begin = std::chrono::steady_clock::now();
    if (!window.click("replay.open")) {
        std::printf("there is nothing to look back at: %s\n", window.problem().c_str());
        return 1;
    }
    std::printf("looking back opens in %.0f ms\n", ms_since(begin));
    window.drag({window.find("replay.line")->rect.x1 - 2, window.find("replay.line")->rect.center().y}, {window.find("replay.line")->rect.x1 - 2, window.find("replay.line")->rect.center().y});
    const Figures own = scrub(window);
    std::printf("a scrub as the trainer shows in %.1f ms (median, %.1f floors), %.1f ms (99 of 100), %.1f ms (most)\n", own.median, own.median / floor_ms, own.p99, own.most);
    const auto eyes = std::chrono::steady_clock::now();
    window.click("replay.eyes");
    window.click("replay.eyes.4");
    std::printf("another's eyes in %.0f ms\n", ms_since(eyes));
    const Figures seat = scrub(window);
    std::printf("a scrub as a seat shows in %.1f ms (median, %.1f floors), %.1f ms (99 of 100), %.1f ms (most)\n", seat.median, seat.median / floor_ms, seat.p99, seat.most);
    return 0;
}
