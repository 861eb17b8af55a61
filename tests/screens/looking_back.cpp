// See looking_back.hpp.
#include "tests/screens/looking_back.hpp"

#include <string>

#include "client/screens/words.hpp"

namespace samenspel::testing {
namespace {

void both(Text& text, const char* nl, const char* en) {
    text.set_nl(nl);
    text.set_en(en);
}

}  // namespace

void fill_role(RoleDealt& role, std::uint32_t seat) {
    role.set_seat(seat);
    both(*role.mutable_text(), "Je wilt dat de dorpsschool blijft.", "You want the village school to stay.");
    Card& card = *role.add_cards();
    card.set_card("village");
    card.set_weight(3);
    both(*card.mutable_title(), "De school in het dorp", "The school in the village");
    both(*card.mutable_text(), "Je eigen kinderen zaten er.", "Your own children went there.");
}

void tell_all(Room& room, std::uint32_t seat, bool trainer, bool ended, int phases) {
    Story story(room);
    ServerMessage hello;
    *hello.mutable_welcome() = room.session().welcome();
    hello.mutable_welcome()->set_fresh(true);
    room.take(hello);
    Content& content = *story.at(0).mutable_table_opened()->mutable_content();
    content = region();
    if (trainer) content.add_instruments(THERMOMETER);  // something to read under Insight
    const Knowledge known = table_at(0);
    for (const auto& changed : known.seats()) *story.at(0).mutable_seat_changed() = changed;
    for (int phase = 0; phase < phases; ++phase) {
        PhaseEntered& entered = *story.at(phase * 10 * minute).mutable_phase_entered();
        entered.set_phase(static_cast<std::uint32_t>(phase));
        entered.set_ends_at_ms((phase + 1) * 10 * minute);
        if (phase == 1 && (seat == 1 || trainer)) fill_role(*story.at(phase * 10 * minute).mutable_role_dealt(), 1);
        if (phase != 3) continue;
        for (int line = 0; line < 12; ++line) {
            SaidInPlenary& said = *story.at(phase * 10 * minute + (line + 1) * 5 * second).mutable_said_in_plenary();
            said.set_seat(1 + static_cast<std::uint32_t>(line % 3));
            said.set_text("Regel " + std::to_string(line + 1) + " van het gesprek.");
        }
        ProposalTabled& tabled = *story.at(33 * minute).mutable_proposal_tabled();
        tabled.set_proposal(1);
        tabled.set_seat(1);
        tabled.mutable_draft()->add_choices()->set_issue(region().issues(0).id());
        tabled.mutable_draft()->mutable_choices(0)->set_option(region().issues(0).options(0).id());
        for (std::uint32_t party = 1; party <= 2; ++party) tabled.mutable_draft()->add_parties(party);
        if (seat == 1 || trainer) {
            CardRevealed& revealed = *story.at(34 * minute).mutable_card_revealed();
            revealed.set_from(1);
            revealed.add_to(2);
            both(*revealed.mutable_card()->mutable_title(), "De school in het dorp", "The school in the village");
        }
        both(*story.at(35 * minute).mutable_inject_thrown()->mutable_title(), "De bus rijdt niet meer", "The bus has stopped running");
        if (trainer) story.at(36 * minute).mutable_bookmarked()->set_note("Hier werd het stil.");
        story.at(37 * minute).mutable_agreement_reached()->set_proposal(1);
    }
    if (ended) story.at((phases * 10 - 5) * minute).mutable_table_ended();
    story.tell();
    ServerMessage caught_up;
    caught_up.set_caught_up(true);
    room.take(caught_up);
    for (std::uint32_t participant = 1; participant <= 7; ++participant) {
        ServerMessage names;
        Name& name = *names.mutable_names()->add_names();
        name.set_participant(participant);
        name.set_name(name_of(participant));
        room.take(names);
    }
}

bool stands(Room& room, std::string_view id) {
    room.window.settle();
    return room.window.find(id) != nullptr;
}

void press(Room& room, const char* id) {
    INFO(id);
    REQUIRE(stands(room, id));
    room.window.kit().focus.request(id, true);  // brings it into view
    room.window.settle();
    room.window.click(id);
    room.window.settle();
}

Seated::Seated(std::uint32_t seat, kit::Surface surface, bool ended) : Room(welcome(SEAT_VIEWER, 1, seat), {}, surface) {
    screens::set_language(screens::Language::english);
    tell_all(*this, seat, false, ended);
    pass_recap(*this);
}

Seated::~Seated() { screens::set_language(screens::Language::dutch); }

Trainer::Trainer(kit::Surface surface, bool ended, int phases) : Room(welcome(TRAINER_VIEWER, 1), {}, surface) {
    screens::set_language(screens::Language::english);
    tell_all(*this, 0, true, ended, phases);
    window.settle();
}

Trainer::~Trainer() { screens::set_language(screens::Language::dutch); }

}  // namespace samenspel::testing
