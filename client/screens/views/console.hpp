// The trainer's console in parts: what is being asked, the tools and their dialogs, and one table's figures.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "client/screens/views/people.hpp"

namespace samenspel::screens {

// What the trainer is in the middle of; each has a dialog.
enum class Ask : std::uint8_t { nothing, back, skip, inject, whisper, prompt, swap, sign, forms, bookmark, look, print, compare, end, next, next_all, end_all };

struct Console {
    Ask ask = Ask::nothing;
    std::string words, title;
    int choice = -1;
    std::uint32_t of = 0;                    // the table that is asked about; 0: the one that is looked at
    bool everywhere = false;                 // what is thrown in comes to every table
    bool at_table = false, chosen = false;   // one table's page, or all at a glance
    bool moving = false;                     // over either: who sits where
    bool hosting = false;                    // over all: the next session is chosen, once this one is over
    std::uint32_t picked = 1;                // the table that the keyboard points at
    int page = 0;                            // of the table's tabs

    void begin(Ask what, std::uint32_t table = 0) {
        ask = what;
        of = table;
        words.clear();
        title.clear();
        choice = -1;
        everywhere = false;
    }
    void done() { begin(Ask::nothing); }
};

// Opens a table's page; the welcome that answers brings its history.
void go_to_table(const View& view, Console& console, std::uint32_t table);
// Who came late and waits for a place, with one key to let the first of them in; nothing while nobody waits.
void draw_latecomers(const View& view, kit::Rect& room, Console& console);
// Who sits where at every table, and moving them.
void draw_people_page(const View& view, const kit::Rect& rect, Console& console);
void draw_overview(const View& view, const kit::Rect& rect, Console& console);
// Which page of a player's table says the same as the tab that is on here; none for what only the trainer has.
std::optional<TablePage> same_at_table(const Console& console);
void draw_table_page(const View& view, const kit::Rect& rect, Console& console);
// The two that are needed most, for a window too narrow to keep all tools in sight; draw_tools leaves them out there.
void draw_main_tools(const View& view, const kit::Rect& rect, Console& console);
// The tools of the table that is looked at, in groups, as high as they are; room's top moves below them.
void draw_tools(const View& view, kit::Rect& room, Console& console);
void draw_console_dialogs(const View& view, Console& console);

// One table at a glance. True when it was pressed to open it.
bool draw_glance(const View& view, const kit::Rect& place, const Glance& glance, Console& console, float& bottom);
// Over one table's page: its alert, or another table's, with the button and the key that send the card, and what else helps. Takes
// room only then.
void draw_alert_band(const View& view, kit::Rect& room, Console& console);
// The card that an alert asks for; unset for none.
Prompt prompt_for(Alert alert);

}  // namespace samenspel::screens
