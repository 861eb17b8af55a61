#include "server/rules/rulebook.hpp"

#include "server/rules/dealing.hpp"
#include "server/worlds/from_scenario.hpp"

namespace samenspel::rules {
namespace {

template <typename Items>
auto find(const Items& items, std::string_view id) -> decltype(&*items.begin()) {
    for (const auto& item : items)
        if (item.id() == id) return &item;
    return nullptr;
}

template <typename Given, typename Part>
Given given(Part part) {
    Given out;
    out.bytes = part.SerializeAsString();
    out.part = std::make_shared<const Part>(std::move(part));
    return out;
}

}  // namespace

std::shared_ptr<const Rulebook> Rulebook::make(std::shared_ptr<const Scenario> scenario, std::uint32_t minutes,
                                               std::string* error) {
    auto book = std::make_shared<Rulebook>();
    for (const auto& length : scenario->lengths()) {
        if (length.minutes() != minutes) continue;
        book->content_ = &length.content();
        book->ticks_per_round_ = length.ticks_per_round() ? length.ticks_per_round() : 1;
    }
    if (!book->content_) {
        *error = "The scenario '" + scenario->id() + "' has no length of " + std::to_string(minutes) + " minutes.";
        return nullptr;
    }
    if (book->content_->seats_size() == 0 || book->content_->phases_size() == 0 ||
        book->content_->seats_size() > static_cast<int>(most_seats)) {
        *error = "The scenario needs 1 to 32 seats and at least one phase.";
        return nullptr;
    }
    book->world_ = worlds::make_world(scenario->model().world(), worlds::model_data(*scenario), error);
    if (!book->world_) return nullptr;
    book->scenario_ = std::move(scenario);
    book->opening_ = given<Given<TableOpened>>(opening_of(*book->scenario_, *book->content_));
    for (std::uint32_t seat = 1; seat <= book->seat_count(); ++seat) {
        const Role* role = book->role(SeatId{seat});
        book->dealt_.push_back(given<Given<RoleDealt>>(role ? dealt_of(*role, seat) : RoleDealt{}));
    }
    for (const auto& next : book->scenario_->successors())
        if (const SeatId seat = book->seat_named(next.seat())) book->dealt_.push_back(given<Given<RoleDealt>>(dealt_of(next.role(), seat.value)));
    std::vector<std::string> names;
    for (const auto& [name, value] : book->world_->start(1).state) names.push_back(name);
    book->world_names_ = std::make_shared<const std::vector<std::string>>(std::move(names));
    for (const auto& id : book->scenario_->fill_order())
        if (const SeatId found = book->seat_named(id)) book->fill_order_.push_back(found);
    return book;
}

std::shared_ptr<const TableOpened> Rulebook::opening_from(std::string_view large) const {
    if (large == opening_.bytes) return opening_.part;
    auto made = std::make_shared<TableOpened>();
    made->ParseFromArray(large.data(), static_cast<int>(large.size()));
    return made;
}

std::shared_ptr<const RoleDealt> Rulebook::dealt_from(std::string_view body) const {
    for (const auto& given : dealt_)
        if (given.bytes == body) return given.part;
    auto made = std::make_shared<RoleDealt>();
    made->ParseFromArray(body.data(), static_cast<int>(body.size()));
    return made;
}

SeatId Rulebook::signatory(PartyId id) const {
    for (const auto& seat : content_->seats())
        if (seat.party() == id.value && seat.signatory()) return SeatId{seat.number()};
    return {};
}

SeatSet Rulebook::seats_of(PartyId id) const {
    SeatSet seats;
    for (const auto& seat : content_->seats())
        if (seat.party() == id.value) seats.add(SeatId{seat.number()});
    return seats;
}

PartyId Rulebook::party_named(std::string_view id) const {
    const auto* party = find(content_->parties(), id);
    return party ? PartyId{party->number()} : PartyId{};
}

SeatId Rulebook::seat_named(std::string_view id) const {
    const auto* seat = find(content_->seats(), id);
    return seat ? SeatId{seat->number()} : SeatId{};
}

const Role* Rulebook::role(SeatId id) const {
    for (const auto& role : scenario_->roles())
        if (role.seat() == seat(id).id()) return &role;
    return nullptr;
}

const Interest* Rulebook::interest(SeatId id, std::string_view card) const {
    const Role* dealt = role(id);
    return dealt ? find(dealt->interests(), card) : nullptr;
}

const IssueInfo* Rulebook::issue(std::string_view id) const { return find(content_->issues(), id); }

const OptionInfo* Rulebook::option(std::string_view issue_id, std::string_view option_id) const {
    const IssueInfo* known = issue(issue_id);
    return known ? find(known->options(), option_id) : nullptr;
}

const ActInfo* Rulebook::act(std::string_view id) const { return find(content_->acts(), id); }
const FormInfo* Rulebook::form(std::string_view id) const { return find(content_->forms(), id); }
const Inject* Rulebook::inject(std::string_view id) const { return find(scenario_->injects(), id); }

const Case* Rulebook::case_named(std::string_view id) const { return find(scenario_->cases(), id); }
const DomainInfo* Rulebook::domain(std::string_view id) const { return find(content_->domains(), id); }

const Case::Way* Rulebook::way(std::string_view case_id, std::string_view option) const {
    const Case* known = case_named(case_id);
    if (!known) return nullptr;
    for (const auto& way : known->ways())
        if (way.option().id() == option) return &way;
    return nullptr;
}

const Successor* Rulebook::successor(SeatId id) const {
    for (const auto& next : scenario_->successors())
        if (next.seat() == seat(id).id()) return &next;
    return nullptr;
}

const OptionEffects* Rulebook::option_effects(std::string_view issue_id, std::string_view option_id) const {
    for (const auto& effects : scenario_->option_effects())
        if (effects.issue() == issue_id && effects.option() == option_id) return &effects;
    return nullptr;
}

const ActEffects* Rulebook::act_effects(std::string_view act_id) const {
    for (const auto& effects : scenario_->act_effects())
        if (effects.act() == act_id) return &effects;
    return nullptr;
}

SeatId Rulebook::first_pen() const {
    const SeatId named = seat_named(scenario_->pen_seat());
    return named ? named : SeatId{1};
}

}  // namespace samenspel::rules
