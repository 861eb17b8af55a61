// Numbers, times and answers in words, in the language now set. Pure; non-breaking spaces where a line may not end.
#pragma once

#include <cstdint>
#include <string>

#include "client/screens/text.hpp"
#include "proto/lite.hpp"

namespace samenspel::screens {

class Session;
struct Connection;

// A scenario's text in the language now set.
std::string say(const Text& text);
// 1.240 or 1,240.
std::string whole_number(double value);
// "€ 1,2 mln" or "€1.2m"; "€ 146.000" below a million.
std::string euros(double value);
// A value with the unit of its indicator: "1.240", "43 min", "5,2 %".
std::string measured(double value, const std::string& unit);
// The same with a sign, for a change.
std::string change(double value, const std::string& unit);
// "7:05", never negative.
std::string minutes(std::int64_t ms);

// As many whole sentences from the start as have at most `most` words together; a longer first sentence ends in "…".
std::string first_words(const std::string& text, int most);
// A moment as this machine's clock has it: "24-11, 14:05".
std::string day_and_time(std::int64_t unix_s);

// Why a command was refused, and what to do.
std::string reason_sentence(const Rejected& rejected, const Session& session);
// Why there is no connection, and what to do; empty while all is well.
std::string connection_sentence(const Connection& connection);
// A finding of the world: "supervision:west" as a sentence; empty for one that is for the trainer's eyes or unknown.
std::string finding_sentence(const std::string& finding, const Knowledge& knowledge);

// Names from what is known; "?" where nothing is.
std::string party_name(const Knowledge& knowledge, std::uint32_t party);
std::string seat_name(const Knowledge& knowledge, std::uint32_t seat);       // the role's person: "Marijke de Feijter"
std::string issue_title(const Knowledge& knowledge, const std::string& issue);
std::string option_label(const Knowledge& knowledge, const std::string& issue, const std::string& option);

}  // namespace samenspel::screens
