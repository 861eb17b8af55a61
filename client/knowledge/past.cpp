#include "client/knowledge/past.hpp"

#include <algorithm>
#include <utility>

#include "client/knowledge/fold.hpp"

namespace samenspel::knowledge {
namespace {

const FormInfo* form_of(const Content* content, const std::string& id) {
    if (content)
        for (const auto& form : content->forms())
            if (form.id() == id) return &form;
    return nullptr;
}

// The mean over the questions that ask for a temperature; 0 when none does, or too few answered.
double temperature_in(const Content* content, const FormClosed& closed) {
    const FormInfo* form = form_of(content, closed.form());
    if (!form) return 0;
    double sum = 0;
    std::uint32_t answers = 0;
    for (const auto& question : form->questions()) {
        if (question.kind() != SCALE_1_4 && question.kind() != PARTNER_SCALE_1_4) continue;
        for (const auto& spread : closed.spreads())
            if (spread.question() == question.id() && spread.answers() > 0) {
                sum += spread.mean() * spread.answers();
                answers += spread.answers();
            }
    }
    return answers == 0 ? 0 : sum / answers;
}

bool mark_of(const Content* content, const Event& event, Mark& mark) {
    using Of = Mark::Of;
    mark.at_ms = event.at_ms();
    switch (event.body_case()) {
        case Event::kPhaseEntered: mark.of = Of::phase, mark.number = event.phase_entered().phase(); return true;
        case Event::kProposalTabled: mark.of = Of::proposal, mark.number = event.proposal_tabled().proposal(); return true;
        case Event::kProposalAmended: mark.of = Of::proposal, mark.number = event.proposal_amended().proposal(); return true;
        case Event::kAgreementReached: mark.of = Of::agreement, mark.number = event.agreement_reached().proposal(); return true;
        case Event::kCardRevealed: mark.of = Of::reveal, mark.number = event.card_revealed().from(); return true;
        case Event::kInterestTold: mark.of = Of::reveal, mark.number = event.interest_told().from(); return true;
        case Event::kInjectThrown: mark.of = Of::inject, mark.title = &event.inject_thrown().title(); return true;
        case Event::kInjectThrownTo: mark.of = Of::inject, mark.title = &event.inject_thrown_to().title(); return true;
        case Event::kBookmarked: mark.of = Of::bookmark, mark.note = event.bookmarked().note(), mark.at_ms = marked_ms(event); return true;
        case Event::kRoundResolved:
            mark.of = Of::result, mark.number = event.round_resolved().round();
            return mark.number > 0;
        case Event::kFormClosed:
            mark.of = Of::temperature, mark.value = temperature_in(content, event.form_closed());
            return mark.value > 0;
        default: return false;
    }
}

}  // namespace

Past::Past(Heard heard, Knowledge base) : heard_(std::move(heard)), now_(std::move(base)) { keepsakes_.push_back(now_); }

std::size_t Past::count_until(std::int64_t at_ms) const {
    // Table time never goes back, so the list ascends by it.
    const auto later = [](std::int64_t ms, const auto& event) { return ms < event->at_ms(); };
    const auto end = std::upper_bound(heard_.begin(), heard_.end(), at_ms, later);
    return static_cast<std::size_t>(end - heard_.begin());
}

void Past::go_to(std::size_t count) {
    const std::size_t keepsake = std::min(count / keep_every, keepsakes_.size() - 1), from = keepsake * keep_every;
    if (count < folded_ || from > folded_) {
        now_ = keepsakes_[keepsake];
        folded_ = from;
    }
    while (folded_ < count) {
        fold(now_, *heard_[folded_]);
        ++folded_;
        if (folded_ == keepsakes_.size() * keep_every) keepsakes_.push_back(now_);
    }
}

const Knowledge& Past::at(std::int64_t at_ms) {
    go_to(count_until(at_ms));
    return now_;
}

void Past::go_on(const Heard& heard) {
    for (std::size_t i = heard_.size(); i < heard.size(); ++i) heard_.push_back(heard[i]);
}

std::optional<std::int64_t> Past::before(std::int64_t at_ms) const {
    const auto earlier = [](const auto& event, std::int64_t ms) { return event->at_ms() < ms; };
    const auto begin = std::lower_bound(heard_.begin(), heard_.end(), at_ms, earlier);
    if (begin == heard_.begin()) return std::nullopt;
    return (*std::prev(begin))->at_ms();
}

std::optional<std::int64_t> Past::after(std::int64_t at_ms) const {
    const std::size_t count = count_until(at_ms);
    if (count == heard_.size()) return std::nullopt;
    return heard_[count]->at_ms();
}

std::int64_t marked_ms(const Event& event) { return event.bookmarked().has_moment_ms() ? event.bookmarked().moment_ms() : event.at_ms(); }

std::vector<Mark> marks_of(const Heard& heard) {
    std::vector<Mark> out;
    const Content* content = nullptr;
    for (const auto& event : heard) {
        if (event->has_table_opened()) content = &event->table_opened().content();
        Mark mark;
        if (mark_of(content, *event, mark)) out.push_back(std::move(mark));
    }
    std::stable_sort(out.begin(), out.end(), [](const Mark& one, const Mark& other) { return one.at_ms < other.at_ms; });
    return out;
}

Knowledge session_part(const Knowledge& knowledge) {
    Knowledge out;
    if (knowledge.has_session()) *out.mutable_session() = knowledge.session();
    *out.mutable_participants() = knowledge.participants();
    if (knowledge.has_session_started()) out.set_session_started(knowledge.session_started());
    return out;
}

}  // namespace samenspel::knowledge
