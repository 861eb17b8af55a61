// How a table's part is put together, and what several measures need.
#include "server/report/chapters.hpp"

#include <cmath>
#include <utility>

namespace samenspel::report {

Chapters::Chapters(const TableRecord& table, const Options& options, bool for_trainer, rules::SeatId seat)
    : table_(table),
      for_trainer_(for_trainer),
      talk_shares_(options.talk_shares && for_trainer),
      seat_(seat),
      say_(options.language == "nl"),
      names_(table.record, say_),
      story_(table.record, names_, say_, "t" + std::to_string(table.number)),
      part_("table-" + std::to_string(table.number)) {}

Part Chapters::part() const {
    Part out;
    out.id = part_;
    out.title = say_("Table {}", "Tafel {}", {std::to_string(table_.number)});
    if (!for_trainer_) out.chapters.push_back(own());
    for (auto&& chapter : {outcome(), interests(), people(), bargaining(), course(), debriefing(), appendix()})
        if (!chapter.measures.empty()) out.chapters.push_back(chapter);
    return out;
}

void Chapters::add(Chapter& chapter, Measure measure) const {
    if (!for_trainer_ && !measure.observed()) return;
    chapter.measures.push_back(std::move(measure));
}

std::string Chapters::temperature_word(int state) const {
    switch (state) {
        case 1: return say_("friendly", "vriendelijk");
        case 2: return say_("watchful", "waakzaam");
        case 3: return say_("disagreement", "onenigheid");
        case 4: return say_("conflict", "conflict");
        default: return say_("not observed", "niet waargenomen");
    }
}

std::string Chapters::level_word(int level) const {
    switch (level) {
        case 0: return say_("content: what it is about", "inhoud: waar het over gaat");
        case 1: return say_("emotion: how it feels", "emotie: hoe het voelt");
        default: return say_("intention: what is needed", "intentie: wat nodig is");
    }
}

std::string Chapters::motive_word(std::size_t motive) const {
    return motive == 0   ? say_("for advantage (instrumental)", "uit voordeel (instrumenteel)")
           : motive == 1 ? say_("from feeling (affective)", "uit gevoel (affectief)")
                         : say_("from conviction (moral)", "uit overtuiging (moreel)");
}

std::string Chapters::layer_word(std::size_t layer) const {
    return layer == 0   ? say_("personal", "persoonlijk")
           : layer == 1 ? say_("the organisation's", "van de organisatie")
                        : say_("shared", "gezamenlijk");
}

std::string Chapters::value(double number, bool interests) const {
    return interests ? percent(number) : say_.number(number, number == std::floor(number) ? 0 : 1);
}

std::string Chapters::colour_of(std::uint32_t seat) const {
    const auto badge = names_.badge_of(seat);
    return badge ? "var(--p" + std::to_string(badge->colour % 7) + ")" : std::string("var(--primary)");
}

}  // namespace samenspel::report
