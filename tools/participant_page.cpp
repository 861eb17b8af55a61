#include "tools/participant_page.hpp"

#include "server/rules/viewer.hpp"

namespace samenspel {

std::optional<report::Document> participant_page(const Session& session, std::uint32_t participant, std::uint32_t table, const report::Options& options) {
    std::vector<report::Stay> stays;
    for (const auto& stay : session.stays_of(participant)) {
        if (table != 0 && stay.table != table) continue;
        const auto& events = session.streams.at(stay.table);
        const rules::SeatId seat{stay.seat};
        std::vector<Event> until_they_rose(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(stay.told));
        const insight::Record all(std::move(until_they_rose));
        report::TableRecord told{stay.table, report::told_to(all, seat ? rules::Viewer::of_seat(seat) : rules::Viewer::board())};
        told.left_early = stay.told < events.size();
        stays.push_back({std::move(told), seat});
    }
    if (stays.empty()) return std::nullopt;
    return report::seat_report(stays, options);
}

}  // namespace samenspel
