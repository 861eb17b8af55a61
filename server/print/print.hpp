// Paper for the table: what the trainer prints before a session. Scenario in, PDF out; it knows no session, file or clock.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proto/full.hpp"

namespace samenspel::print {

// What somebody promised for Monday, with their own name.
struct PromiseOnPaper {
    std::string who, text;
};

struct Options {
    std::uint32_t length_min = 45;   // one of the scenario's lengths
    std::string_view language = "nl";  // "nl" or "en"; a text that the scenario lacks in it is printed in the other
    std::uint32_t table = 0;         // printed on every page; 0: the clock sheet has a line to write it on
    std::vector<PromiseOnPaper> promises = {};  // for their cards alone
};

// Each returns the bytes of a PDF, the same bytes for the same arguments. Empty, with a sentence in `error` that says
// what to do, when the scenario has no such length, the language is unknown, or the font is missing.

// A5 upright, one card a seat, in seat order, then one for each successor, marked to be kept back. Either every card is one page, or every card is an even number of pages, so
// that printing on both sides never puts one seat's secrets on the back of another's card. Its secrets are those of the
// seat's RoleDealt event.
std::string role_cards(const Scenario& scenario, const Options& options, std::string* error);

// A4 lying: the phases with start and length, what to say and to do in each, and boxes to tick off.
std::string clock_sheet(const Scenario& scenario, const Options& options, std::string* error);

// A5 upright, one card a page: the assignments of the card game, then its strategies. Assignments stay unseen until one
// is picked. Empty for a scenario that has neither.
std::string theater_cards(const Scenario& scenario, const Options& options, std::string* error);

// A6 lying, one promise a page. Empty while there are none.
std::string promise_cards(const Scenario& scenario, const Options& options, std::string* error);

// One of the four.
std::string print(PrintKind kind, const Scenario& scenario, const Options& options, std::string* error);

// A file name without folders for it: "krimp-45-role-cards-nl.pdf".
std::string file_name(PrintKind kind, const Scenario& scenario, const Options& options);

}  // namespace samenspel::print
