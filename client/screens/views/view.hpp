// What every view gets: the kit to draw with, the facts, and where to leave what the person wants. Views hold no rules
// and send nothing themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/screens/kit/buttons.hpp"
#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/kit.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/surfaces.hpp"
#include "client/screens/session.hpp"
#include "client/screens/words.hpp"

namespace samenspel::screens {

// Where to go and as whom.
struct ConnectWish {
    std::string address = {}, code = {}, name = {}, trainer_key = {}, ticket = {};
};

// A session that somebody on this network hosts, as the network tells of it; the code is not told.
struct Nearby {
    std::string name, address;  // "192.168.1.20:7070"
};

// What is known before anybody was asked: from a join link, or because a page has a server of its own.
struct Doorway {
    std::string own_server;   // not empty: the only one there is, as "http://192.168.1.20:7070"
    std::string code, ticket;
    bool board = false;
    std::vector<Nearby> nearby;  // by name; empty where nobody looks
    std::string recap_read;   // Intents::recap_read of before; empty: none
};

struct Intents {
    std::vector<Command> commands;
    std::vector<ClientMessage> messages;  // sent once: opening a session, tickets, papers
    std::optional<ConnectWish> connect;
    std::optional<Watch> watch;
    bool disconnect = false, only_looking = false;  // the trainer tapped in a seat's view: nothing is sent
    bool switch_theme = false, switch_language = false;
    int text_step = 0;  // larger or smaller text
    std::string recap_read;  // the place, as a word, whose recap was read; empty: none was just now

    Command& give() { return commands.emplace_back(); }
};

// What a table's middle shows; the numbers mean the same on every screen.
enum class TablePage { proposals, acts, result, story, together, map, role, people, case_card, strategy, bids, opened };

struct View {
    kit::Kit& kit;
    const Session& session;
    Intents& wants;
    const Doorway& door;
    std::int64_t now_ms = 0;                        // this machine's steady time
    std::optional<std::int64_t> table_now_ms = {};  // none before the first clock
    bool past = false;                              // a moment of before: to be seen, with nothing in it to be done

    const Knowledge& knowledge() const { return session.knowledge(); }
    const Content& content() const { return session.knowledge().opened().content(); }
    float px(float units) const { return kit.px(units); }
    // A command of the trainer's, for the table that is looked at or for one by number.
    Command& give_table(std::uint32_t table = 0) const {
        Command& command = wants.give();
        command.set_table(table != 0 ? table : session.welcome().table());
        return command;
    }
    bool spoken() const { return knowledge().opened().talk() != TYPED; }
    // Neighbours sit side by side: what is this viewer's alone stays covered until it is held.
    bool covers_own() const { return spoken() && session.seat() != 0 && !session.trainer() && !knowledge().ended(); }
};

// ---- what several views draw ----

// A party's disc with its letter.
void party_disc(const View& view, kit::Point center, float radius, std::uint32_t party);
// The kit's palette index of a party.
int party_color(const View& view, std::uint32_t party);
// Words for the phase now, and for what comes after it; empty at the end.
std::string phase_title(const View& view);
std::string next_phase_title(const View& view);
// Who holds a seat: names, or why there are none; and who signs for it meanwhile.
std::string holding_text(const View& view, std::uint32_t seat);
// Time left in words, "–:––" when it is unknown.
std::string clock_text(const View& view);
// Time left until a moment of table time, in words.
std::string left_text(const View& view, std::int64_t until_ms);
// The kit's icon with this name in a scenario; a plain mark for one that it does not have.
const char* icon_named(const std::string& name);
// A bar that opens what is private while it is held down, or held with a key; true while it is open.
bool hold_private(const View& view, const std::string& id, const kit::Rect& rect, std::string_view words);

// ---- the parts of the screen, each in its own file ----
void draw_screen(const View& view);                           // the whole window: header, what lies over it, and the one that fits
void draw_header(const View& view, const kit::Rect& rect);
void draw_seat_screen(const View& view, const kit::Rect& rect);  // a seat's or observer's: the one that fits
void draw_connect(const View& view, const kit::Rect& rect);
void draw_lobby(const View& view, const kit::Rect& rect);
void draw_no_place(const View& view, const kit::Rect& rect);     // came late: waits for the trainer
void draw_briefing(const View& view, const kit::Rect& rect);
void draw_table(const View& view, const kit::Rect& rect);
TablePage table_page_shown(const View& view);
void show_table_page(const View& view, int page);             // by TablePage's number; out of range: nothing
void draw_end(const View& view, const kit::Rect& rect);
void draw_trainer(const View& view, const kit::Rect& rect);
void draw_board(const View& view, const kit::Rect& rect);
void draw_board_page(const View& view, const kit::Rect& rect);   // what is on it, as large as this screen's text is set
void draw_host_setup(const View& view, const kit::Rect& rect);   // no session yet, or another one: which
void draw_host_lobby(const View& view, const kit::Rect& rect);   // the trainer's, before the start
void draw_console(const View& view, const kit::Rect& rect);      // the trainer's, from the start on
void draw_lids(const View& view, const kit::Rect& rect);         // everybody else's while lids are down

// What lies over a screen, each with its own reason to be there.
bool lids_are_down(const View& view);
void draw_prompt(const View& view);                              // the trainer's card, for a minute
std::string chairs_sentence(const View& view);                   // whose interests are argued; empty when chairs stand
void note_presence(const View& view);                            // from when on this person was at the table
bool draw_recap(const View& view);                               // for who joins late; true while it is open
void draw_ticket_dialog(const View& view);                       // a seat's way to another device

// Parts of the table, also used by the trainer.
void draw_clock_card(const View& view, const kit::Rect& rect);
void draw_map_card(const View& view, const kit::Rect& rect);
void draw_map_picture(const View& view, const kit::Rect& rect);  // land and schools alone
void draw_proposals(const View& view, const kit::Rect& rect);
void draw_acts(const View& view, const kit::Rect& rect);
void draw_result(const View& view, const kit::Rect& rect);
void draw_story(const View& view, const kit::Rect& rect);
void draw_speech(const View& view, const kit::Rect& rect);   // an observer's and the trainer's taps
void draw_role_card(const View& view, const kit::Rect& rect);
void draw_partners(const View& view, const kit::Rect& rect);
void draw_waiting(const View& view, const kit::Rect& rect);  // asks and tellings that wait for an answer
bool something_waits(const View& view);
void draw_forms_band(const View& view, kit::Rect& room);  // says which form waits, when all that are open were put aside
void draw_form_dialog(const View& view);                     // while a form is open and not yet sent
void draw_composer(const View& view);                        // the pen's dialog, while it is open
void open_composer(const View& view, std::uint32_t amends);  // 0: a new proposal
void draw_talk_dialogs(const View& view);                    // tell, promise, corridor, ask, reveal
void open_talk_dialog(const View& view, std::uint32_t partner_seat);

}  // namespace samenspel::screens
