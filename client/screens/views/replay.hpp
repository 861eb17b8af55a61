// Looking back: a table's past on the same screens, from any moment and through other eyes, alone or led by the trainer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/knowledge/past.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// Where this screen stands in the past, between frames.
struct Looking {
    bool open = false, playing = false;
    bool leading = true;             // the trainer: everybody follows
    bool alone = false;              // the trainer: it was opened while the table played, so nobody follows unasked
    bool followed = false;           // the trainer brought this screen here
    bool away = false;               // ... and the person looks around by themselves
    knowledge::Eyes eyes;
    std::int64_t at_ms = 0;          // table time
    int speed = 1;                   // which of the speeds

    // Made from what was heard, and again when that or the eyes change.
    std::shared_ptr<knowledge::Past> past;
    std::vector<knowledge::Mark> marks;
    knowledge::Eyes made_for;
    std::uint64_t history = 0;
    int openings = 0;
    std::size_t known = 0;           // of what was heard, taken in so far
    std::shared_ptr<Session> then;   // the screen's facts at then_ms
    std::int64_t then_ms = -1;

    bool forking = false, open_cards = true, with_people = true;   // the trainer's dialog for a new table from here

    bool keeping = false;            // the trainer's dialog for a bookmark here
    std::string note;
    std::int64_t played_ms = 0;      // this machine's time of the last move by itself
    std::uint64_t moves = 0;         // of the trainer's cursor, taken so far
    std::optional<int> page;         // that the trainer shows, until it was taken over
    Cursor sent;
    std::int64_t sent_ms = -1'000;
};

Looking& looking(const View& view);
// Play is over: there is a past to look at, and nothing in it is played any more.
bool may_look_back(const View& view);
// The same for the trainer alone, from the start of play on: the table plays on meanwhile, and nobody is taken along.
bool may_look_back_alone(const View& view);
// Opens it at a moment, the start of play when none is given.
void look_back(const View& view, std::optional<std::int64_t> at_ms = std::nullopt);
// Draws the past instead of the present; false, and nothing drawn, when it is not open.
bool draw_replay(const View& view, const kit::Rect& rect);
// While the trainer leads and this screen looks elsewhere: the button that goes along again. False when there is nothing to go to.
bool draw_snap(const View& view, const kit::Rect& rect);

// ---- the line, in time_line.cpp ----
std::string mark_words(const View& view, const knowledge::Mark& mark);
const char* mark_icon(knowledge::Mark::Of of);
// Where the person wants to be; none while they do not say.
std::optional<std::int64_t> draw_time_line(const View& view, const kit::Rect& rect, const Looking& looking);
float time_line_height(const View& view);

}  // namespace samenspel::screens
