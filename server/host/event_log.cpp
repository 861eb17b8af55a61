#include "server/host/event_log.hpp"

#include <array>

#include "server/rules/disclose.hpp"

namespace samenspel::host {
namespace {

constexpr rules::Access nobody_special{}, listed_only{true, false, false}, owner_only{false, true, false}, the_trainer{false, false, true};

rules::Access access_at(unsigned index) { return {(index & 1u) != 0, (index & 2u) != 0, (index & 4u) != 0}; }

template <typename Numbers>
std::uint64_t bits(const Numbers& numbers) {
    std::uint64_t out = 0;
    for (const std::uint32_t number : numbers)
        if (number >= 1 && number <= 64) out |= std::uint64_t{1} << (number - 1);
    return out;
}

bool has(std::uint64_t set, std::uint32_t number) { return number >= 1 && number <= 64 && (set >> (number - 1) & 1u) != 0; }

// By the label of the event's kind alone, hence the same for all of a kind.
std::uint8_t shown_to(const Event& event) {
    static thread_local std::array<std::int16_t, 256> known = [] {
        std::array<std::int16_t, 256> none{};
        none.fill(-1);
        return none;
    }();
    const auto kind = static_cast<std::size_t>(event.body_case());
    if (kind < known.size() && known[kind] >= 0) return static_cast<std::uint8_t>(known[kind]);
    const bool listed = rules::discloses(event, listed_only), owner = rules::discloses(event, owner_only);
    unsigned out = 0;
    if (rules::discloses(event, nobody_special)) out |= 1u << nobody_special.index();
    if (listed) out |= 1u << listed_only.index();
    if (owner) out |= 1u << owner_only.index();
    if (listed || owner) out |= 1u << 3;
    if (rules::discloses(event, the_trainer)) out |= 1u << the_trainer.index();
    if (kind < known.size()) known[kind] = static_cast<std::int16_t>(out);
    return static_cast<std::uint8_t>(out);
}

// Worth thinning before it is kept: much of it is for nobody, or the same at every table.
bool bulky(const Event& event) { return event.has_session_opened() || event.has_table_opened() || event.has_role_dealt() || event.has_world_advanced(); }

void add_length_delimited(std::string& out, int field, std::size_t bytes) {
    constexpr std::uint64_t wire_type = 2;
    for (std::uint64_t number : {static_cast<std::uint64_t>(field) << 3 | wire_type, static_cast<std::uint64_t>(bytes)}) {
        for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80));
        out.push_back(static_cast<char>(number));
    }
}

}  // namespace

OpeningContent::OpeningContent(std::shared_ptr<const rules::Rulebook> rulebook) : book(std::move(rulebook)) {
    Event opening, disclosed;
    *opening.mutable_table_opened()->mutable_content() = book->content();
    rules::disclose(opening, nobody_special, &disclosed);
    field = disclosed.table_opened().SerializeAsString();
}

void EventLog::add(Event& event) {
    Mark mark;
    mark.listed = bits(event.listed());
    mark.owners = static_cast<std::uint32_t>(bits(event.owners()));
    mark.shown = shown_to(event);
    mark.narrowed = event.has_participant_joined() || event.has_participant_placed() || event.has_participant_left();
    Event thinned;
    if (bulky(event)) {
        rules::disclose(event, the_trainer, &thinned);
        if (content_) leave_out_what_is_shared(thinned);
    }
    Origin* origin = event.release_origin();
    const std::string encoded = bulky(event) ? thinned.SerializeAsString() : event.SerializeAsString();
    event.set_allocated_origin(origin);
    const std::size_t need = bytes_.size() + encoded.size();
    if (need > bytes_.capacity()) bytes_.reserve(need + need / 8 + 256);
    bytes_ += encoded;
    mark.end = static_cast<std::uint32_t>(bytes_.size());
    if (marks_.size() == marks_.capacity()) marks_.reserve(marks_.size() + marks_.size() / 4 + 32);
    marks_.push_back(mark);
}

void EventLog::leave_out_what_is_shared(Event& event) const {
    const rules::Rulebook& book = *content_->book;
    if (event.has_table_opened() && book.is_own(book.shared(event.table_opened()))) {
        event.mutable_table_opened()->clear_content();
        event.mutable_table_opened()->clear_deck();
    }
    if (event.has_role_dealt() && event.role_dealt().has_text() && book.is_own(book.shared(event.role_dealt()))) {
        const std::uint32_t seat = event.role_dealt().seat();
        event.mutable_role_dealt()->Clear();
        event.mutable_role_dealt()->set_seat(seat);
    }
}

std::optional<unsigned> EventLog::access(std::size_t index, Eye eye) const {
    const Mark& mark = marks_[index];
    unsigned as = 4;
    if (!eye.trainer) {
        const bool listed = has(mark.listed, eye.place);
        if (mark.narrowed && !listed) return std::nullopt;
        as = (listed ? 1u : 0u) | (has(mark.owners, eye.place) ? 2u : 0u);
    }
    if ((mark.shown >> as & 1u) == 0) return std::nullopt;
    return as;
}

Event EventLog::stored(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : marks_[index - 1].end;
    Event out;
    out.ParseFromArray(bytes_.data() + begin, static_cast<int>(marks_[index].end - begin));
    if (out.has_role_dealt() && !out.role_dealt().has_text() && content_) *out.mutable_role_dealt() = content_->book->dealt(rules::SeatId{out.role_dealt().seat()});
    if (shares_content(out)) *out.mutable_table_opened()->mutable_deck() = content_->book->opening().deck();
    return out;
}

bool EventLog::shares_content(const Event& event) const {
    return content_ && event.has_table_opened() && !event.table_opened().has_content();
}

Event EventLog::disclosed(std::size_t index, unsigned access) const {
    Event all = stored(index), out;
    if (shares_content(all)) *all.mutable_table_opened()->mutable_content() = content_->book->content();
    rules::disclose(all, access_at(access), &out);
    return out;
}

std::string EventLog::render(std::size_t index, unsigned access) const {
    Event all = stored(index), out;
    rules::disclose(all, access_at(access), &out);
    if (!shares_content(all)) return out.SerializeAsString();
    // Fields may stand in any order, so the shared one is put behind the others without being encoded again.
    const std::string opened = out.table_opened().SerializeAsString();
    out.clear_table_opened();
    std::string bytes = out.SerializeAsString();
    add_length_delimited(bytes, Event::kTableOpenedFieldNumber, opened.size() + content_->field.size());
    return bytes + opened + content_->field;
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

std::shared_ptr<const std::string> EventLog::encoded(const Event& event, unsigned access) {
    Event out;
    rules::disclose(event, access_at(access), &out);
    return std::make_shared<const std::string>(out.SerializeAsString());
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
