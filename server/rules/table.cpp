#include "server/rules/table.hpp"

namespace samenspel::rules {

Table::Table(std::shared_ptr<const Rulebook> rulebook) : book(std::move(rulebook)), seats(book->seat_count()) {}

std::uint32_t Table::round() const {
    for (std::uint32_t index = phase + 1; index-- > 0;)
        if (index < book->phase_count() && book->phase(index).round() != 0) return book->phase(index).round();
    return 0;
}

}  // namespace samenspel::rules
