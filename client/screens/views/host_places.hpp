// The tables with their seats, and moving people over them: first the person, then where to.
#pragma once

#include <optional>
#include <string>

#include "client/screens/views/people.hpp"

namespace samenspel::screens {

struct Places {
    std::uint32_t picked = 0;   // participant; 0: nobody
    bool swapping = false;      // the next person pressed changes places with the picked one
    int tables = 0;             // to deal over; 0: what the setup said, else as many as the people need
    bool fill = false;          // bots at the start where nobody sits
    std::optional<Command> doubtful;  // somebody would read a second secret card: waits for a yes
    bool by_hand = false;       // somebody was put somewhere since the last deal
    std::uint32_t removing = 0; // participant to take out of the session: waits for a yes; 0: nobody
    int dealing = 0;            // over so many tables, which undoes that: waits for a yes; 0: nothing does
    std::string code;           // of the session that all this is about
};

// What can be done with the picked person, cut off the top of the room; a hint while nobody is picked.
void draw_picked(const View& view, kit::Rect& room, const std::vector<Person>& people, Places& places);
// Asks about a doubtful move or about taking somebody out, while there is one to ask about.
void draw_doubt(const View& view, Places& places);
// All tables and who has no place yet, moving room's top below them.
void draw_places(const View& view, kit::Rect& room, const std::vector<Person>& people, Places& places);

}  // namespace samenspel::screens
