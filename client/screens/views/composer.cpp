// The pen's dialog: a package is put together by tapping options; what changed against the last version is marked.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/bids.hpp"
#include "client/screens/views/process.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Composer {
    bool open = false;
    std::uint32_t amends = 0;
    int domain = 0;                    // index into the scenario's conversations, where it has them
    std::map<std::string, std::string> choices;
    std::map<std::uint32_t, bool> parties;
    std::string text;
    bool pilot = false;
    int monitor = 0, breach = 0;
    int review = 0;                    // round; 0: none
    int valid = 0;                     // 0: no end, else which of the phases to come
};

// The option that the version on the table has for an issue; empty for none, and for a new proposal.
std::string option_now(const View& view, const Composer& composer, const std::string& issue) {
    const ProposalKnowledge* proposal = knowledge::proposal(view.knowledge(), composer.amends);
    if (!proposal) return {};
    for (const auto& choice : knowledge::current_draft(*proposal).choices())
        if (choice.issue() == issue) return choice.option();
    return {};
}

bool differs(const View& view, const Composer& composer, const std::string& issue) {
    const auto chosen = composer.choices.find(issue);
    return composer.amends != 0 && (chosen == composer.choices.end() ? std::string() : chosen->second) != option_now(view, composer, issue);
}

// What the amendment changes, in one line at the top: the others will ask for nothing else.
void draw_changes(const View& view, Rect& room, const Composer& composer) {
    if (composer.amends == 0) return;
    std::string changed;
    for (const auto& issue : view.content().issues())
        if (differs(view, composer, issue.id())) changed += (changed.empty() ? "" : ", ") + say(issue.title());
    const std::string words = changed.empty() ? std::string(tr("composer.same")) : tr("composer.changes", {changed});
    room.y0 += notice(view.kit, room, changed.empty() ? icon::info : icon::edit, words, changed.empty() ? Tone::neutral : Tone::warning) + view.px(12);
}

void draw_issue(const View& view, Rect& room, Composer& composer, const IssueInfo& issue) {
    room.y0 += paragraph(view.kit, room, say(issue.title()), {.font = Font::body_bold});
    if (differs(view, composer, issue.id())) {
        const std::string was = option_now(view, composer, issue.id());
        const std::string id = "composer.was." + issue.id();
        const std::string words = tr("composer.was", {was.empty() ? std::string(tr("composer.was.nothing")) : option_label(view.knowledge(), issue.id(), was)});
        room.y0 += paragraph(view.kit, room, words, {.font = Font::small_bold, .color = view.kit.theme().warning, .id = id});
    }
    room.y0 += paragraph(view.kit, room, say(issue.question()) + " " + std::string(tr("rule." + std::to_string(static_cast<int>(issue.rule())))), {.font = Font::small, .color = view.kit.theme().ink_second}) + view.px(6);
    for (const auto& option : issue.options()) {
        const bool chosen = composer.choices[issue.id()] == option.id();
        const std::string words = say(option.label()) + " — " + say(option.explain());
        const float height = choice_height(view.kit, words, room.width());
        if (radio(view.kit, "composer." + issue.id() + "." + option.id(), room.cut_top(height), words, chosen, "composer." + issue.id()))
            composer.choices[issue.id()] = chosen ? std::string() : option.id();
    }
    room.cut_top(view.px(12));
}

const std::string& domain_of(const View& view, const Composer& composer) {
    static const std::string none;
    return composer.domain < view.content().domains_size() ? view.content().domains(composer.domain).id() : none;
}

// An agreement belongs to one conversation; issues of none fit in each.
bool fits(const View& view, const Composer& composer, const IssueInfo& issue) {
    return issue.domain().empty() || issue.domain() == domain_of(view, composer);
}

void draw_domain(const View& view, Rect& room, Composer& composer) {
    if (!keeps_conversations(view)) return;
    std::vector<std::string> names;
    for (const auto& domain : view.content().domains()) names.push_back(say(domain.title()));
    const std::vector<std::string_view> options(names.begin(), names.end());
    room.y0 += field_label(view.kit, room, tr("composer.domain"));
    select(view.kit, "composer.domain", room.cut_top(view.px(control_height)), options, composer.domain, {.name = tr("composer.domain")});
    room.cut_top(view.px(4));
    if (composer.domain < view.content().domains_size())
        room.y0 += paragraph(view.kit, room, say(view.content().domains(composer.domain).explain()), {.font = Font::small, .color = view.kit.theme().ink_second});
    room.cut_top(view.px(14));
}

// The issues of the conversation first, then those that fit in any.
void draw_issues(const View& view, Rect& room, Composer& composer) {
    const bool apart = keeps_conversations(view);
    for (const bool own : {true, false}) {
        bool headed = false;
        for (const auto& issue : view.content().issues()) {
            if (apart && (!fits(view, composer, issue) || issue.domain().empty() == own)) continue;
            if (!apart && !own) continue;
            if (apart && !headed) {
                const std::string head = own ? conversation_title(view, domain_of(view, composer)) : std::string(tr("composer.domain.any"));
                room.y0 += paragraph(view.kit, room, head, {.font = Font::title, .color = view.kit.theme().primary}) + view.px(8);
                headed = true;
            }
            draw_issue(view, room, composer, issue);
        }
    }
}

void draw_parties(const View& view, Rect& room, Composer& composer) {
    room.y0 += paragraph(view.kit, room, tr("composer.parties"), {.font = Font::body_bold}) + view.px(4);
    for (const auto& party : view.content().parties()) {
        const std::string words = say(party.name());
        checkbox(view.kit, "composer.party." + party.id(), room.cut_top(choice_height(view.kit, words, room.width())), words, composer.parties[party.number()]);
    }
    room.cut_top(view.px(12));
}

// Phases still to come, at which a proposal can lapse.
std::vector<std::uint32_t> later_phases(const View& view) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t phase = view.knowledge().phase().phase() + 1; phase < static_cast<std::uint32_t>(view.content().phases_size()); ++phase) out.push_back(phase);
    return out;
}

void choose_one(const View& view, Rect& room, const char* id, std::string_view title, const std::vector<std::string>& names, int& chosen) {
    const std::vector<std::string_view> options(names.begin(), names.end());
    room.y0 += field_label(view.kit, room, title);
    select(view.kit, id, room.cut_top(view.px(control_height)), options, chosen, {.name = title});
    room.cut_top(view.px(8));
}

void draw_terms(const View& view, Rect& room, Composer& composer) {
    room.y0 += paragraph(view.kit, room, tr("composer.terms"), {.font = Font::body_bold}) + view.px(4);
    const std::string pilot(tr("composer.pilot"));
    toggle(view.kit, "composer.pilot", room.cut_top(choice_height(view.kit, pilot, room.width())), pilot, composer.pilot);
    room.cut_top(view.px(6));
    std::vector<std::string> names{std::string(tr("composer.nobody"))};
    for (const auto& party : view.content().parties()) names.push_back(say(party.name()));
    choose_one(view, room, "composer.monitor", tr("composer.monitor"), names, composer.monitor);
    names = {std::string(tr("composer.no_end"))};
    for (const auto phase : later_phases(view)) names.push_back(tr("composer.until", {say(view.content().phases(static_cast<int>(phase)).title())}));
    choose_one(view, room, "composer.valid", tr("composer.valid"), names, composer.valid);
    names = {std::string(tr("composer.no_review"))};
    for (std::uint32_t round = 1; round <= view.content().rounds(); ++round) names.push_back(tr("composer.review_round", {std::to_string(round)}));
    choose_one(view, room, "composer.review", tr("composer.review"), names, composer.review);
    room.y0 += field_label(view.kit, room, tr("composer.breach"));
    const int pressed = segmented(view.kit, "composer.breach", room.cut_top(view.px(control_height)), {{"0", nullptr, "0"}, {"1", nullptr, "1"}, {"2", nullptr, "2"}, {"3", nullptr, "3"}}, composer.breach);
    if (pressed >= 0) composer.breach = pressed;
    room.cut_top(view.px(8));
    room.y0 += field_label(view.kit, room, tr("composer.text"));
    text_area(view.kit, "composer.text", room.cut_top(text_area_height(view.kit, composer.text, room.width(), 2, 5)), composer.text, {.name = tr("composer.text"), .hint = tr("composer.text.hint"), .limit = 400});
    room.cut_top(view.px(8));
}

Draft draft_of(const View& view, const Composer& composer) {
    Draft draft;
    for (const auto& issue : view.content().issues()) {
        const auto found = composer.choices.find(issue.id());
        if (found == composer.choices.end() || found->second.empty() || !fits(view, composer, issue)) continue;
        Choice& choice = *draft.add_choices();
        choice.set_issue(issue.id());
        choice.set_option(found->second);
    }
    for (const auto& [party, bound] : composer.parties)
        if (bound) draft.add_parties(party);
    if (composer.monitor > 0) draft.set_monitor(static_cast<std::uint32_t>(composer.monitor));
    if (composer.breach > 0) draft.set_breach_points(static_cast<std::uint32_t>(composer.breach));
    if (composer.review > 0) draft.set_review_round(static_cast<std::uint32_t>(composer.review));
    if (const auto later = later_phases(view); composer.valid > 0 && composer.valid <= static_cast<int>(later.size())) draft.set_valid_until_phase(later[static_cast<std::size_t>(composer.valid) - 1]);
    if (keeps_conversations(view)) draft.set_domain(domain_of(view, composer));
    if (composer.pilot) draft.set_pilot(true);
    if (!composer.text.empty()) draft.set_text(composer.text);
    return draft;
}

}  // namespace

void open_composer(const View& view, std::uint32_t amends) {
    Composer& composer = view.kit.state<Composer>("composer");
    composer = {};
    composer.open = true;
    composer.amends = amends;
    const ProposalKnowledge* proposal = knowledge::proposal(view.knowledge(), amends);
    const std::string domain = proposal ? knowledge::current_draft(*proposal).domain() : view.knowledge().conversation();
    for (int index = 0; index < view.content().domains_size(); ++index)
        if (view.content().domains(index).id() == domain) composer.domain = index;
    if (!proposal) {
        for (const auto& party : view.content().parties()) composer.parties[party.number()] = party.decides();
        return;
    }
    const Draft& draft = knowledge::current_draft(*proposal);
    for (const auto& choice : draft.choices()) composer.choices[choice.issue()] = choice.option();
    for (const auto party : draft.parties()) composer.parties[party] = true;
    composer.monitor = static_cast<int>(draft.monitor());
    composer.breach = static_cast<int>(draft.breach_points());
    composer.review = static_cast<int>(draft.review_round());
    const auto later = later_phases(view);
    const auto until = std::find(later.begin(), later.end(), draft.valid_until_phase());
    composer.valid = until == later.end() ? 0 : static_cast<int>(until - later.begin()) + 1;
    composer.pilot = draft.pilot();
    composer.text = draft.text();
}

void draw_composer(const View& view) {
    Composer& composer = view.kit.state<Composer>("composer");
    if (!composer.open || view.past) return;
    const float tall = std::max(200.0f, view.kit.window().height() / view.kit.scale() - 220.0f);
    Dialog dialog(view.kit, "composer", tr(composer.amends != 0 ? "composer.amend" : "composer.new"), {.width = 720, .body_height = tall, .icon = icon::edit});
    const Draft draft = draft_of(view, composer);
    Rect body = dialog.body();
    if (const std::string worth = worth_sentence(view, draft); !worth.empty())  // stays in sight while options are tapped
        body.y0 += notice(view.kit, body, icon::trending_up, worth, worth_it(view, draft) ? Tone::good : Tone::warning) + view.px(10);
    {
        ScrollArea area(view.kit, "composer.scroll", body, {.name = tr("composer.new")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        draw_changes(view, room, composer);
        draw_domain(view, room, composer);
        draw_issues(view, room, composer);
        draw_parties(view, room, composer);
        draw_terms(view, room, composer);
        area.used(room.y0);
    }
    const bool enough = draft.choices_size() > 0 && draft.parties_size() >= 2;
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "composer.cancel", halves[0], tr("composer.cancel"))) composer.open = false;
    if (button(view.kit, "composer.go", halves[1], tr("composer.go"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = enough, .hint = enough ? std::string_view() : tr("composer.missing")})) {
        Command& command = view.wants.give();
        if (composer.amends != 0) {
            command.mutable_amend_proposal()->set_proposal(composer.amends);
            *command.mutable_amend_proposal()->mutable_draft() = draft;
        } else {
            *command.mutable_table_proposal()->mutable_draft() = draft;
        }
        composer.open = false;
    }
    if (dialog.closed()) composer.open = false;
}

}  // namespace samenspel::screens
