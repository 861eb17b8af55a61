// What became of the region and of us: sentences first, then figures against the last round and against no deal.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::optional<double> value_of(const google::protobuf::RepeatedPtrField<Indicator>& indicators, const std::string& id, const std::string& subject) {
    for (const auto& indicator : indicators)
        if (indicator.indicator() == id && indicator.subject() == subject) return indicator.value();
    return std::nullopt;
}

float share(const IndicatorInfo& info, double value) {
    const double width = info.high() - info.low();
    return width == 0 ? 0 : static_cast<float>(std::clamp((value - info.low()) / width, 0.0, 1.0));
}

void draw_line(const View& view, FlowCard& flow, const IndicatorInfo& info, double value, std::optional<double> before, std::optional<double> other, const std::string& id) {
    Rect row = flow.row(40, 4);
    Rect upper = row.cut_top(view.px(22));
    const std::string now = measured(value, info.unit());
    const double moved = before ? value - *before : 0;
    const std::string delta = before ? change(moved, info.unit()) : std::string();
    const Color tone = delta.empty() || delta == "=" ? view.kit.theme().ink_third : (moved > 0) == info.more_is_better() ? view.kit.theme().in_favour : view.kit.theme().against;
    label(view.kit, upper.cut_right(view.px(92)), delta, {.font = Font::small_bold, .color = tone, .align = Align::right, .may_shorten = true});
    label(view.kit, upper.cut_right(view.px(96)), now, {.font = Font::body_bold, .align = Align::right, .may_shorten = true});
    label(view.kit, upper, say(info.name()), {.may_shorten = true});
    const bool good = !info.has_target() || (value >= info.target()) == info.more_is_better();
    const std::string spoken = now + (other ? ", " + tr("result.without", {measured(*other, info.unit())}) : std::string());
    gauge(view.kit, id, row.inset(0, view.px(3)), say(info.name()), spoken, share(info, value),
          other ? std::optional(share(info, *other)) : info.has_target() ? std::optional(share(info, info.target())) : std::nullopt, {.good = good});
}

}  // namespace

void draw_result(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "result", rect, {.name = tr("table.tab.result")});
    Rect room = area.content();
    const auto& results = view.knowledge().results();
    if (results.empty()) return;
    const ResultKnowledge& last = *results.rbegin();
    const ResultKnowledge* before = results.size() > 1 ? &results.Get(results.size() - 2) : nullptr;
    {
        FlowCard flow(view.kit, "result.news", room);
        flow.head(icon::event, last.round().round() == 0 ? std::string(tr("result.start")) : tr("result.title", {std::to_string(last.round().year())}));
        int told = 0;
        for (const auto& finding : last.round().findings()) {
            const std::string sentence = finding_sentence(finding, view.knowledge());
            if (sentence.empty() || told++ > 7) continue;
            flow.text("•\xC2\xA0" + sentence, {}, 4);
        }
        for (const auto& standing : view.knowledge().standings())
            if (standing.standing() != SOUND)
                flow.text("•\xC2\xA0" + tr(standing.standing() == CLOSED ? "standing.closed" : "standing.supervised", {party_name(view.knowledge(), standing.party())}), {.color = view.kit.theme().against}, 4);
        if (told == 0) flow.text(tr(last.round().round() == 0 ? "result.before" : "result.quiet"), {.color = view.kit.theme().ink_second});
        room.y0 = flow.bottom() + view.px(gap);
    }
    {
        FlowCard flow(view.kit, "result.region", room);
        flow.head(icon::map, tr("result.region"), tr("result.mark"));
        for (const auto& info : view.content().indicators())
            if (const auto value = value_of(last.round().indicators(), info.id(), ""))
                draw_line(view, flow, info, *value, before ? value_of(before->round().indicators(), info.id(), "") : std::nullopt,
                          last.round().round() == 0 ? std::nullopt : value_of(last.round().without_deal(), info.id(), ""), "result." + info.id());
        room.y0 = flow.bottom() + view.px(gap);
    }
    for (const auto& party : last.parties()) {
        const PartyResult* was = nullptr;
        if (before)
            for (const auto& older : before->parties())
                if (older.party() == party.party()) was = &older;
        const std::string id = "result.own." + std::to_string(party.party());
        FlowCard flow(view.kit, id, room);
        flow.head(icon::lock, party.party() == view.session.party() ? std::string(tr("result.own")) : party_name(view.knowledge(), party.party()));
        for (const auto& info : view.content().indicators())
            for (const auto& indicator : party.indicators())
                if (indicator.indicator() == info.id())
                    draw_line(view, flow, info, indicator.value(), was ? value_of(was->indicators(), info.id(), indicator.subject()) : std::nullopt, std::nullopt, id + "." + info.id() + "." + indicator.subject());
        room.y0 = flow.bottom() + view.px(gap);
    }
    area.used(room.y0);
}

}  // namespace samenspel::screens
