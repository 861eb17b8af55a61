// What belongs to the table's process beside proposals: positions in words, the case, the conversations, the guesses held against the
// truth.
#pragma once

#include <string>
#include <string_view>

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// ---- positions ----
std::string_view stance_name(Stance stance);
std::string_view proposal_state(ProposalState state);
// Every party that is bound or decides, with its mark; for speech, its name and what it said.
void draw_positions(const View& view, const kit::Rect& row, const ProposalKnowledge& proposal, const std::string& id);

// ---- the story ----
std::string story_words(const View& view, const Entry& entry);  // "Anne: good morning"; empty for what is not told in words

// ---- the case ----
bool case_is_on(const View& view);                              // the table is in the phase of a case that came up
void draw_case(const View& view, const kit::Rect& rect);        // large, to read aloud; with votes, and mine by tapping
void draw_board_case(const View& view, const kit::Rect& rect);
// What was decided, in words; empty while it is open.
std::string case_outcome(const CaseKnowledge& known);

// ---- conversations ----
bool keeps_conversations(const View& view);
std::string conversation_title(const View& view, const std::string& domain);   // of any, when empty
// What is talked of now; whoever leads the process sets it here. Returns the height in pixels; nothing without conversations.
float draw_conversation_bar(const View& view, const kit::Rect& rect);
void draw_conversation_choice(const View& view, const kit::Rect& rect, const char* id);  // a control alone
// Where talk sat so far, a row for each conversation, from room's top; which moves below them.
void draw_conversation_figures(const View& view, kit::Rect& room, const Glance& glance);
float conversation_figures_height(const View& view, float width, const Glance& glance);  // in pixels

// ---- guesses ----
struct Guessable { std::string form, question; };
// Questions that can be held against the truth and that were asked at this table.
std::vector<Guessable> guessables(const View& view);
void draw_guesses(const View& view, const kit::Rect& rect);

// ---- successions ----
std::string succession_sentence(const View& view);              // for a while; empty when nobody took over just now

}  // namespace samenspel::screens
