// Who is in the session and where: what the trainer's lobby and console both read off the knowledge.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

struct Person { std::uint32_t id = 0, table = 0, seat = 0; std::string name; };

// Everybody who has not left, by table, seat and number.
std::vector<Person> people_of(const View& view);
std::vector<Person> at_seat(const std::vector<Person>& people, std::uint32_t table, std::uint32_t seat);
// Who holds a seat at any table; null when nothing of it is known.
const SeatChanged* seat_at(const View& view, std::uint32_t table, std::uint32_t seat);
// Tables with somebody at them, or that a glance says have begun; ascending.
std::vector<std::uint32_t> tables_in_use(const View& view);
// Deciding parties of a table whose signing seat nobody holds.
std::vector<std::uint32_t> parties_without_signatory(const View& view, const std::vector<Person>& people, std::uint32_t table);

// Asks for a one-time way in for this person, on another device.
void ask_for_ticket(const View& view, std::uint32_t participant);

}  // namespace samenspel::screens
