// See room.hpp. The full vocabulary has a text format; this half, the client's, has not, so everything is set field by field.
#include "tests/screens/room.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "client/screens/words.hpp"

namespace samenspel::testing {
namespace {

void both(Text& text, const std::string& nl, const std::string& en) {
    text.set_nl(nl);
    text.set_en(en);
}

void add_party(Content& content, const std::string& id, const std::string& nl, const std::string& letter, bool decides) {
    PartyInfo& party = *content.add_parties();
    party.set_number(static_cast<std::uint32_t>(content.parties_size()));
    party.set_id(id);
    both(*party.mutable_name(), nl, nl);
    party.set_letter(letter);
    party.set_colour(party.number() - 1);
    party.set_decides(decides);
}

void add_seat(Content& content, const std::string& id, std::uint32_t party, const std::string& name, bool signatory) {
    SeatInfo& seat = *content.add_seats();
    seat.set_number(static_cast<std::uint32_t>(content.seats_size()));
    seat.set_id(id);
    seat.set_party(party);
    both(*seat.mutable_name(), name + ", bestuurder", name + ", board member");
    seat.set_signatory(signatory);
}

void add_phase(Content& content, const std::string& id, PhaseKind kind, const std::string& nl, const std::string& en, std::uint32_t round) {
    PhaseInfo& phase = *content.add_phases();
    phase.set_id(id);
    phase.set_kind(kind);
    both(*phase.mutable_title(), nl, en);
    both(*phase.mutable_invitation(), "Vertel elkaar wat voor jullie echt op het spel staat. Nog geen oplossingen: die komen straks vanzelf, als iedereen gehoord is en weet wat de ander drijft.",
         "Tell each other what is at stake. No solutions yet: those come by themselves once everybody has been heard and knows what drives the others.");
    phase.set_length_ms(600'000);
    phase.set_round(round);
}

void add_issue(Content& content, const std::string& id, const std::string& nl, const std::vector<std::string>& options) {
    IssueInfo& issue = *content.add_issues();
    issue.set_id(id);
    both(*issue.mutable_title(), nl, nl);
    both(*issue.mutable_question(), "Wat doen we?", "What do we do?");
    issue.set_rule(UNANIMITY);
    issue.set_icon("school");
    for (const auto& label : options) {
        OptionInfo& option = *issue.add_options();
        option.set_id("option-" + std::to_string(issue.options_size()));
        both(*option.mutable_label(), label, label);
        both(*option.mutable_explain(), "Zo gaat het dan.", "That is how it goes then.");
    }
}

void add_indicator(Content& content, const std::string& id, const std::string& nl, const std::string& unit, double high, bool more) {
    IndicatorInfo& info = *content.add_indicators();
    info.set_id(id);
    both(*info.mutable_name(), nl, nl);
    info.set_unit(unit);
    info.set_high(high);
    info.set_more_is_better(more);
}

void add_site(Content& content, const std::string& id, std::uint32_t party, const std::string& name, const std::string& place, float x, float y) {
    SiteInfo& site = *content.add_sites();
    site.set_id(id);
    site.set_party(party);
    both(*site.mutable_name(), name, name);
    both(*site.mutable_place(), place, place);
    site.mutable_at()->set_x(x);
    site.mutable_at()->set_y(y);
}

Indicator& add_value(google::protobuf::RepeatedPtrField<Indicator>& to, const char* id, double value) {
    Indicator& one = *to.Add();
    one.set_indicator(id);
    one.set_subject("");
    one.set_value(value);
    return one;
}

}  // namespace

const char* name_of(std::uint32_t participant) {
    static const char* const names[] = {"Anneloes van den Bergh", "Bram", "Carla", "Dirk-Jan", "Els", "Fatima El Amrani", "Gijs", "Hanna", "Ivo", "Joris", "Karima", "Lotte", "Maarten", "Noor", "Otto", "Petra"};
    return names[(participant - 1) % std::size(names)];
}

Content region() {
    Content content;
    content.set_scenario("krimp");
    both(*content.mutable_title(), "Krimp in de Vechtstreek", "Shrinking region");
    both(*content.mutable_region(), "Vier scholen delen een streek waar elk jaar minder kinderen wonen.", "Four schools share a region with fewer children each year.");
    both(*content.mutable_concerns(), "de leerling", "the pupil");
    add_party(content, "west", "Stichting De Waterkant", "W", true);
    add_party(content, "centre", "Openbaar Onderwijs Midden", "O", true);
    add_party(content, "christian", "Christelijk College", "C", true);
    add_party(content, "town", "Gemeente Oeverzijl", "G", true);
    add_seat(content, "west", 1, "Marijke de Feijter", true);
    add_seat(content, "centre", 2, "Ruud Kooistra", true);
    add_seat(content, "christian", 3, "Johanna van Wijngaarden", true);
    add_seat(content, "town", 4, "Selma Yilmaz", true);
    add_seat(content, "parents", 1, "Tom Brandsma", false);
    add_seat(content, "teachers", 2, "Ineke Postma", false);
    add_seat(content, "inspector", 4, "Willem Achterberg", false);
    add_phase(content, "join", JOINING, "Ontvangst", "Arrival", 0);
    add_phase(content, "read", READING, "Inlezen", "Reading", 0);
    add_phase(content, "explore", EXPLORING, "Verkennen", "Exploring", 0);
    add_phase(content, "talk-1", TALKING, "Onderhandelen, ronde 1", "Bargaining, round 1", 1);
    add_phase(content, "result-1", RESULT, "Uitkomst", "Result", 1);
    add_phase(content, "debrief", DEBRIEFING, "Nabespreken", "Debriefing", 0);
    add_issue(content, "schools", "Welke scholen blijven?", {"Alle vier open", "Twee scholen samen", "Eén school"});
    add_issue(content, "money", "Wie betaalt het vervoer?", {"Ieder voor zich", "De gemeente", "Samen naar draagkracht"});
    FormInfo& pulse = *content.add_forms();
    pulse.set_id("pulse");
    both(*pulse.mutable_title(), "Polsslag", "Pulse");
    add_indicator(content, "pupils", "Leerlingen in de streek", "pupils", 4000, true);
    add_indicator(content, "money", "Geld dat overblijft", "eur", 2e6, true);
    add_indicator(content, "travel", "Gemiddelde reistijd", "min", 60, false);
    add_indicator(content, "quality", "Kwaliteit van het onderwijs", "index", 100, true);
    add_site(content, "a", 1, "De Waterkant", "Oeverzijl", 0.22f, 0.3f);
    add_site(content, "b", 2, "De Esdoorn", "Middenmeer", 0.55f, 0.5f);
    add_site(content, "c", 3, "Het Anker", "Oosterend", 0.8f, 0.72f);
    MapShape& land = *content.add_shapes();
    land.set_kind("land");
    for (const auto& [x, y] : std::initializer_list<std::pair<float, float>>{{0.05f, 0.1f}, {0.9f, 0.06f}, {0.95f, 0.9f}, {0.1f, 0.95f}}) {
        land.add_points()->set_x(x);
        land.mutable_points(land.points_size() - 1)->set_y(y);
    }
    content.set_budget(3);
    content.set_rounds(1);
    content.set_length_min(90);
    return content;
}

Knowledge table_at(int phase, Talk talk) {
    Knowledge known;
    known.mutable_opened()->set_table(1);
    *known.mutable_opened()->mutable_content() = region();
    known.mutable_opened()->set_talk(talk);
    InjectInfo& card = *known.mutable_opened()->add_deck();
    card.set_id("storm");
    both(*card.mutable_title(), "Storm", "Storm");
    both(*card.mutable_text(), "Een dak waait van een school.", "A roof blows off a school.");
    known.mutable_session()->set_tables(8);
    known.mutable_session()->set_length_min(90);
    known.set_session_started(phase > 0);
    known.mutable_phase()->set_phase(static_cast<std::uint32_t>(phase));
    known.mutable_phase()->set_ends_at_ms(660'000);
    known.set_phase_began_ms(60'000);
    known.set_pen(1);
    known.set_direction(1);
    for (std::uint32_t seat = 1; seat <= 7; ++seat) {
        SeatChanged& held = *known.add_seats();
        held.set_seat(seat);
        held.set_holder(SINGLE);
        held.set_presence(seat == 3 ? AWAY : HERE);
        held.add_participants(seat);
        ParticipantKnowledge& person = *known.add_participants();
        person.set_participant(seat);
        person.set_table(1);
        person.set_seat(seat);
        person.set_placed(true);
    }
    return known;
}

void add_proposal(Knowledge& known, ProposalState state) {
    ProposalKnowledge& proposal = *known.add_proposals();
    proposal.set_proposal(static_cast<std::uint32_t>(known.proposals_size()));
    proposal.set_seat(1);
    proposal.set_state(state);
    for (int version = 0; version < 2; ++version) {
        Draft& draft = *proposal.add_versions();
        for (std::uint32_t party = 1; party <= 4; ++party) draft.add_parties(party);
        Choice& schools = *draft.add_choices();
        schools.set_issue("schools");
        schools.set_option(version == 0 ? "option-1" : "option-2");
        Choice& money = *draft.add_choices();
        money.set_issue("money");
        money.set_option("option-3");
    }
    proposal.add_changed("schools");
    for (std::uint32_t party = 1; party <= 3; ++party) {
        PositionTaken& taken = *proposal.add_positions();
        taken.set_proposal(proposal.proposal());
        taken.set_version(2);
        taken.set_party(party);
        taken.set_stance(party == 1 || state != PROPOSAL_OPEN ? SUPPORT : OBJECT);
        if (taken.stance() == OBJECT) taken.set_reason("Wij missen een waarborg voor de identiteit van de school.");
    }
}

void add_results(Knowledge& known) {
    RoundResolved& round = *known.add_results()->mutable_round();
    round.set_round(1);
    round.set_year(2028);
    add_value(*round.mutable_indicators(), "pupils", 2840);
    add_value(*round.mutable_indicators(), "money", 1.24e6);
    add_value(*round.mutable_indicators(), "travel", 24);
    add_value(*round.mutable_indicators(), "quality", 71);
    add_value(*round.mutable_without_deal(), "pupils", 2610);
    add_value(*round.mutable_without_deal(), "money", 0.86e6);
    add_value(*round.mutable_without_deal(), "travel", 31);
    add_value(*round.mutable_without_deal(), "quality", 64);
    PartyResult& own = *known.mutable_results(known.results_size() - 1)->add_parties();
    own.set_party(1);
    own.set_round(1);
    add_value(*own.mutable_indicators(), "money", 146'000).set_subject("west");
}

Welcome welcome(ViewerKind viewer, std::uint32_t table, std::uint32_t seat) {
    Welcome out;
    out.set_viewer(viewer);
    out.set_table(table);
    out.set_seat(seat);
    if (seat != 0) out.set_participant(seat);
    if (viewer == SEAT_VIEWER || viewer == OBSERVER_VIEWER) out.set_token("on a first join");
    if (viewer == TRAINER_VIEWER) out.set_code("K7M2QX");
    return out;
}

Glance glance(std::uint32_t table, Alert alert) {
    Glance out;
    out.set_table(table);
    out.set_phase(3);
    out.set_now_ms(60'000);
    out.set_ends_at_ms(60'000 + 45'000 * static_cast<std::int64_t>(table) + 15'000);
    out.set_started(true);
    out.set_running(true);
    out.set_paused(table == 3);
    out.set_pen(2);
    out.set_agreements(table);
    out.set_reveals(1);
    out.set_temperature(1.0 + 0.5 * table);
    out.set_alert(alert);
    for (std::uint32_t number = 1; number <= table % 5; ++number) {
        GlanceProposal& proposal = *out.add_proposals();
        proposal.set_proposal(number);
        proposal.set_version(2);
        proposal.set_parties(4);
        proposal.set_accepted(number == 2);
        for (std::uint32_t party = 1; party <= 3; ++party) {
            PositionTaken& taken = *proposal.add_positions();
            taken.set_party(party);
            taken.set_stance(party == 2 ? OBJECT : SUPPORT);
        }
    }
    for (std::uint32_t seat = 1; seat <= 7; ++seat) {
        SeatChanged& held = *out.add_seats();
        held.set_seat(seat);
        held.set_holder(seat == 7 ? EMPTY : seat == 6 ? BOT : SINGLE);
        held.set_presence(seat == 3 ? AWAY : HERE);
    }
    return out;
}

Setup setup() {
    Setup out;
    const auto offer = [&](const char* id, const char* nl, const char* summary, std::uint32_t least, std::uint32_t most) {
        ScenarioOffer& one = *out.add_scenarios();
        one.set_scenario(id);
        both(*one.mutable_title(), nl, nl);
        both(*one.mutable_summary(), summary, summary);
        for (const std::uint32_t length : {45u, 90u, 180u}) one.add_lengths_min(length);
        one.set_least_people(least);
        one.set_most_people(most);
        for (int instrument = 1; instrument < Instrument_ARRAYSIZE; ++instrument) one.add_instruments(static_cast<Instrument>(instrument));
    };
    offer("krimp", "Krimp in de Vechtstreek", "Drie schoolbesturen en een gemeente verdelen de leerlingen die er straks niet meer zijn. Wie sluit, wie deelt, en wie betaalt de bus?", 3, 14);
    offer("triad", "De driehoek", "Werkgever, zorgaanbieder en gemeente zoeken samen plek voor mensen die langs de kant staan.", 3, 12);
    UnusableScenario& broken = *out.add_unusable();
    broken.set_scenario("sluizen");
    broken.set_file("issues.yaml");
    broken.set_line(12);
    broken.set_what("'unanimty' is not a choice here");
    broken.set_mend("did you mean 'unanimity'?");
    broken.set_more(2);
    SessionFile& file = *out.add_unfinished();
    file.set_file("2026-11-23.samenspel");
    both(*file.mutable_title(), "Krimp in de Vechtstreek", "Shrinking region");
    file.set_changed_unix_s(1'795'000'000);
    SessionFile& finished = *out.add_finished();
    finished.set_file("2026-11-20-1330-triad.samenspel");
    both(*finished.mutable_title(), "De driehoek", "The triad");
    SessionFile& copied = *out.add_finished();
    copied.set_file("kopie-van-de-groep-van-dinsdagmiddag.samenspel");
    both(*copied.mutable_title(), "Krimp in de Vechtstreek", "Shrinking region");
    return out;
}

Reach reach() {
    Reach out;
    out.set_code("K7M2QX");
    for (const char* url : {"http://192.168.1.20:7070", "http://10.0.0.3:7070", "http://laptop-van-petra.local:7070"}) out.add_ways()->set_url(url);
    out.mutable_ways(0)->set_likely(true);
    return out;
}

Room::Room(Welcome welcome, Knowledge known, kit::Surface surface, float text_scale)
    : window([this](kit::Kit& kit) { draw(kit); }, surface, {false, text_scale}), session_(std::move(welcome), std::move(known)) {
    ServerMessage message;
    message.mutable_clock()->set_now_ms(120'000);
    for (const auto& person : session_.knowledge().participants()) {
        Name& name = *message.mutable_names()->add_names();
        name.set_participant(person.participant());
        name.set_name(name_of(person.participant()));
    }
    if (session_.host()) *message.mutable_setup() = setup();
    else *message.mutable_reach() = reach();
    take(message);
}

void Room::glance(const Glance& one) {
    ServerMessage message;
    *message.mutable_glance() = one;
    take(message);
}

void Room::draw(kit::Kit& kit) {
    screens::draw_screen(screens::View{kit, session_, wants, door_, now_ms_, session_.table_now_ms(now_ms_)});
}

void Room::advance(std::int64_t by_ms) {
    now_ms_ += by_ms;
    window.advance(by_ms);
    window.kit().request_frame();
    window.settle();
}

const Command& Room::command() const {
    REQUIRE_FALSE(wants.commands.empty());
    return wants.commands.back();
}

const ClientMessage& Room::message() const {
    REQUIRE_FALSE(wants.messages.empty());
    return wants.messages.back();
}

Knowledge at_talk() {
    Knowledge known = table_at(3);
    add_proposal(known, PROPOSAL_OPEN);
    add_proposal(known, PROPOSAL_ACCEPTED);
    add_results(known);
    return known;
}

Knowledge only_table() {
    Knowledge known = at_talk();
    known.mutable_session()->set_tables(1);
    return known;
}

void add_glances(Room& room, std::uint32_t tables) {
    for (std::uint32_t table = 1; table <= tables; ++table) room.glance(glance(table, table == 2 ? OBJECTIONS : ALERT_NONE));
    room.window.settle();
}

bool says(const Room& room, std::string_view words) {
    const auto& all = room.window.semantics();
    return std::any_of(all.begin(), all.end(), [&](const kit::Semantic& one) { return one.label.find(words) != std::string::npos; });
}

std::size_t words_on(const Room& room) {
    std::size_t words = 0;
    for (const auto& one : room.window.semantics()) {
        if (one.role != kit::Role::text) continue;
        std::istringstream text(one.label);
        for (std::string word; text >> word;) words += word != "·";
    }
    return words;
}

void pass_recap(Room& room) {
    room.window.settle();
    if (room.window.find("recap.go")) room.window.click("recap.go");
    room.window.settle();
}

std::vector<std::string> faults_everywhere(Room& room, const std::string& name, bool dark_too) {
    const char* shots = std::getenv("SAMENSPEL_SHOTS");
    std::vector<std::string> out;
    for (const auto language : {screens::Language::dutch, screens::Language::english}) {
        screens::set_language(language);
        for (const auto& [width, height] : std::initializer_list<std::pair<float, float>>{{1280, 800}, {1920, 1080}, {390, 844}})
            for (const float scale : {1.0f, 1.5f, 2.0f}) {
                room.window.resize(width, height);
                room.window.look({dark_too && language == screens::Language::english, scale});
                const std::string where = name + "-" + std::to_string(static_cast<int>(width)) + "-" + std::to_string(static_cast<int>(scale * 10)) + (language == screens::Language::dutch ? "-nl" : "-en");
                for (const auto& fault : room.window.violations()) out.push_back(where + ": " + fault);
                if (shots && (language == screens::Language::dutch || dark_too)) room.window.save(std::string(shots) + "/" + where + ".png");
            }
    }
    screens::set_language(screens::Language::dutch);
    room.window.resize(1280, 800);
    room.window.look({false, 1});
    return out;
}

}  // namespace samenspel::testing
