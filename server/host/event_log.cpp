#include "server/host/event_log.hpp"

#include <algorithm>

#include "server/rules/decide.hpp"
#include "server/rules/disclose.hpp"
#include "server/rules/envelope.hpp"
#include "server/rules/wire_reader.hpp"

namespace samenspel::host {
namespace {

constexpr rules::Access nobody_special{}, listed_only{true, false, false}, owner_only{false, true, false}, the_trainer{false, false, true};

rules::Access access_at(unsigned index) { return {(index & 1u) != 0, (index & 2u) != 0, (index & 4u) != 0}; }

bool has(std::uint64_t set, std::uint32_t number) { return number >= 1 && number <= 64 && (set >> (number - 1) & 1u) != 0; }

// By the label of the event's kind alone, hence the same for all of a kind.
std::uint8_t shown_to(int kind) {
    const bool listed = rules::discloses(kind, listed_only), owner = rules::discloses(kind, owner_only);
    unsigned out = 0;
    if (rules::discloses(kind, nobody_special)) out |= 1u << nobody_special.index();
    if (listed) out |= 1u << listed_only.index();
    if (owner) out |= 1u << owner_only.index();
    if (listed || owner) out |= 1u << 3;
    if (rules::discloses(kind, the_trainer)) out |= 1u << the_trainer.index();
    return static_cast<std::uint8_t>(out);
}

// Worth thinning before it is kept: much of it is for nobody.
bool bulky(int kind) { return kind == Event::kSessionOpened || kind == Event::kTableOpened || kind == Event::kWorldAdvanced; }

// Long ones that many tables have alike.
bool often_shared(int kind) { return kind == Event::kRoleDealt || kind == Event::kRoundResolved || kind == Event::kPartyResult; }

bool of_people(int kind) { return kind == Event::kParticipantJoined || kind == Event::kParticipantPlaced || kind == Event::kParticipantLeft; }

void add_varint(std::string& out, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80));
    out.push_back(static_cast<char>(number));
}

void add_length_delimited(std::string& out, int field, std::size_t bytes) {
    constexpr std::uint64_t wire_type = 2;
    add_varint(out, static_cast<std::uint64_t>(field) << 3 | wire_type);
    add_varint(out, bytes);
}

// The body's fields that are `field`, with their tags, one after another.
std::string fields_of(std::string_view body, int field) {
    std::string out;
    rules::WireReader fields(body);
    while (fields.next())
        if (fields.field() == field) out += fields.whole();
    return out;
}

// An event without its body, which stands at its end.
std::string_view before_body(std::string_view event, int kind, std::string_view body) {
    std::string header;
    add_length_delimited(header, kind, body.size());
    return event.substr(0, event.size() - body.size() - header.size());
}

// The body of that disclosure.
std::string disclosed_opening(const Event& opening, rules::Access access) {
    std::string disclosed;
    rules::disclose_encoded(opening.SerializeAsString(), access, &disclosed);
    const auto envelope = rules::read_envelope(disclosed);
    return envelope ? std::string(envelope->body) : std::string();
}

}  // namespace

Common::Common(std::shared_ptr<const rules::Rulebook> rulebook) : book(std::move(rulebook)) {
    const Event opening = rules::open_table(*book, 1, SPOKEN, 1, 0).front();
    const std::string for_trainer = disclosed_opening(opening, the_trainer), for_everybody = disclosed_opening(opening, nobody_special);
    content = fields_of(for_trainer, TableOpened::kContentFieldNumber);
    deck = fields_of(for_trainer, TableOpened::kDeckFieldNumber);
    public_content = fields_of(for_everybody, TableOpened::kContentFieldNumber);
}

void EventLog::add(std::string_view encoded) {
    const auto envelope = rules::read_envelope(encoded);
    const int kind = envelope->kind;
    Mark mark;
    mark.listed = envelope->listed;
    mark.owners = static_cast<std::uint32_t>(envelope->owners);
    mark.shown = shown_to(kind);
    mark.narrowed = of_people(kind);
    if (of_ == Of::session) mark.listed = std::uint64_t{envelope->first_listed} | std::uint64_t{envelope->second_listed} << 32;
    if (bulky(kind)) {
        std::string thinned;
        rules::disclose_encoded(encoded, the_trainer, &thinned);
        keep(thinned, kind, rules::read_envelope(thinned)->body);
    } else if (envelope->origin.empty()) {
        keep(encoded, kind, envelope->body);
    } else {
        const auto at = static_cast<std::size_t>(envelope->origin.data() - encoded.data());
        std::string without(encoded.substr(0, at));
        without += encoded.substr(at + envelope->origin.size());
        keep(without, kind, rules::read_envelope(without)->body);
    }
    mark.end = static_cast<std::uint32_t>(bytes_.size());
    if (marks_.size() == marks_.capacity()) marks_.reserve(marks_.size() + marks_.size() / 4 + 32);
    marks_.push_back(mark);
}

// Precondition: the body comes last, as in everything that we write; else nothing of it is shared.
void EventLog::keep(std::string_view event, int kind, std::string_view body) {
    constexpr std::size_t least_shared_bytes = 256;
    if (common_ && body.size() >= least_shared_bytes && body.data() + body.size() == event.data() + event.size()) {
        if (kind == Event::kTableOpened && fields_of(body, TableOpened::kContentFieldNumber) == common_->content &&
            fields_of(body, TableOpened::kDeckFieldNumber) == common_->deck) {
            std::string rest;
            rules::WireReader fields(body);
            while (fields.next())
                if (fields.field() != TableOpened::kContentFieldNumber && fields.field() != TableOpened::kDeckFieldNumber) rest += fields.whole();
            shared_.push_back({marks_.size(), kind, rules::Kept<Event>(rest)});
            event = before_body(event, kind, body);
        } else if (often_shared(kind)) {
            shared_.push_back({marks_.size(), kind, common_->bodies.keep(body)});
            event = before_body(event, kind, body);
        }
    }
    const std::size_t need = bytes_.size() + event.size();
    if (need > bytes_.capacity()) bytes_.reserve(need + need / 8 + 256);
    bytes_ += event;
}

bool EventLog::listed(const Mark& mark, std::uint32_t place) const {
    if (of_ == Of::table) return has(mark.listed, place);
    return place != 0 && (static_cast<std::uint32_t>(mark.listed) == place || mark.listed >> 32 == place);
}

std::optional<std::array<std::uint32_t, 2>> EventLog::narrowed_to(std::size_t index) const {
    const Mark& mark = marks_[index];
    if (!mark.narrowed) return std::nullopt;
    return std::array{static_cast<std::uint32_t>(mark.listed), static_cast<std::uint32_t>(mark.listed >> 32)};
}

std::optional<unsigned> EventLog::access(std::size_t index, Eye eye) const {
    const Mark& mark = marks_[index];
    unsigned as = 4;
    if (!eye.trainer) {
        const bool is_listed = listed(mark, eye.place);
        if (mark.narrowed && !is_listed) return std::nullopt;
        as = (is_listed ? 1u : 0u) | (has(mark.owners, eye.place) ? 2u : 0u);
    }
    if ((mark.shown >> as & 1u) == 0) return std::nullopt;
    return as;
}

const EventLog::Shared* EventLog::shared(std::size_t index) const {
    const auto found = std::lower_bound(shared_.begin(), shared_.end(), index, [](const Shared& one, std::size_t at) { return one.index < at; });
    return found != shared_.end() && found->index == index ? &*found : nullptr;
}

std::string_view EventLog::own(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : marks_[index - 1].end;
    return std::string_view(bytes_).substr(begin, marks_[index].end - begin);
}

Event EventLog::disclosed(std::size_t index, unsigned access) const {
    Event out;
    out.ParseFromString(render(index, access));
    return out;
}

std::string EventLog::render(std::size_t index, unsigned access) const {
    std::string out;
    const Shared* part = shared(index);
    if (!part) {
        rules::disclose_encoded(own(index), access_at(access), &out);
        return out;
    }
    std::string whole(own(index));
    add_length_delimited(whole, part->kind, part->body.bytes().size());
    whole += part->body.bytes();
    rules::disclose_encoded(whole, access_at(access), &out);
    if (part->kind != Event::kTableOpened || out.empty()) return out;
    // Fields may stand in any order, so the shared ones are put behind the others as they are.
    const bool trainer = access_at(access).trainer;
    const std::string& content = trainer ? common_->content : common_->public_content;
    const std::string_view body = rules::read_envelope(out)->body, deck = trainer ? common_->deck : std::string_view();
    std::string spliced(before_body(out, part->kind, body));
    add_length_delimited(spliced, part->kind, body.size() + content.size() + deck.size());
    return spliced.append(body).append(content).append(deck);
}

std::shared_ptr<const std::string> EventLog::encoded(std::size_t index, unsigned access) const {
    constexpr std::size_t slots = 64, most_small_bytes = 256;
    const std::uint64_t key = index * 8 + access + 1;
    if (recent_.empty()) recent_.resize(slots);
    // Events first, then kinds of access: most viewers of a table share one.
    Recent& slot = recent_[(index + access * 7) % slots];
    if (slot.key == key) {
        if (slot.small) return slot.small;
        if (auto shared = slot.large.lock()) return shared;
    }
    // Not make_shared: a remembered address must not keep the bytes themselves alive.
    std::shared_ptr<const std::string> body(new std::string(render(index, access)));
    slot = {key, body->size() <= most_small_bytes ? body : nullptr, body};
    return body;
}

std::uint64_t EventLog::number_of(std::size_t index, Eye eye, std::size_t next, std::uint64_t number) const {
    for (; next > index + 1; --next) number -= shows(next - 1, eye);
    for (; next <= index; ++next) number += shows(next, eye);
    return number;
}

std::optional<std::size_t> EventLog::after(std::uint64_t number, Eye eye) const {
    std::size_t index = 0;
    for (; number > 0 && index < marks_.size(); ++index) number -= shows(index, eye);
    if (number > 0) return std::nullopt;
    return index;
}

}  // namespace samenspel::host
