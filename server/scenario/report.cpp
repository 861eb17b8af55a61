// Findings in reading order, and the guess at what an author meant to write.
#include "server/scenario/report.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace samenspel::scenario {

namespace {

// How many letters differ (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

int Report::add_file(std::string path) {
    paths_.push_back(std::move(path));
    return static_cast<int>(paths_.size()) - 1;
}

const std::string& Report::path_of(const Place& place) const { return paths_.at(static_cast<std::size_t>(place.file)); }

void Report::key_looked_for(const Place& place, const std::string& path) {
    const std::string& file = path_of(place);
    keys_.insert(file.substr(file.rfind('/') + 1) + path);
}

void Report::error(const Place& place, std::string what, std::string mend) {
    broken_ = true;
    entries_.push_back({place, std::move(what), std::move(mend), true});
}

void Report::warning(const Place& place, std::string what, std::string mend) {
    entries_.push_back({place, std::move(what), std::move(mend), false});
}

std::vector<Finding> Report::findings() const {
    std::vector<Entry> sorted = entries_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
    std::vector<Finding> found;
    const Entry* last = nullptr;
    for (const Entry& entry : sorted) {
        // Two readers may look at the same key.
        const bool again = last != nullptr && last->place.file == entry.place.file && last->place.line == entry.place.line &&
                           last->place.column == entry.place.column && last->what == entry.what;
        last = &entry;
        if (again) continue;
        found.push_back({path_of(entry.place), entry.place.line, entry.place.column, entry.what, entry.mend, entry.error});
    }
    return found;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
    if (known.empty()) return "there are none in this scenario yet";
    std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
    const std::string* nearest = nullptr;
    for (const std::string& candidate : known) {
        const std::size_t d = distance(word, candidate);
        if (d < best && d < candidate.size()) {
            best = d;
            nearest = &candidate;
        }
    }
    if (nearest != nullptr) return fmt::format("did you mean '{}'?", *nearest);
    std::string list;
    for (std::size_t i = 0; i < known.size() && i < 12; ++i) list += (i == 0 ? "" : ", ") + known[i];
    return fmt::format("use one of: {}{}", list, known.size() > 12 ? ", ..." : "");
}

}  // namespace samenspel::scenario
