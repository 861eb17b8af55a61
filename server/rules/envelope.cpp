#include "server/rules/envelope.hpp"

#include "proto/full.hpp"
#include "server/rules/wire_reader.hpp"

namespace samenspel::rules {
namespace {

constexpr int first_body = Event::kTableOpenedFieldNumber;

std::uint64_t bit(std::uint64_t number) { return number >= 1 && number <= 64 ? std::uint64_t{1} << (number - 1) : 0; }

void list(Envelope& out, std::uint64_t number) {
    out.listed |= bit(number);
    if (out.first_listed == 0) out.first_listed = static_cast<std::uint32_t>(number);
    else if (out.second_listed == 0) out.second_listed = static_cast<std::uint32_t>(number);
}

}  // namespace

std::optional<Envelope> read_envelope(std::string_view event) {
    Envelope out;
    WireReader fields(event);
    while (fields.next()) {
        if (fields.field() >= first_body) {
            if (!fields.is_bytes() || out.kind != 0) return std::nullopt;
            out.kind = fields.field();
            out.body = fields.bytes();
            continue;
        }
        switch (fields.field()) {
            case Event::kAtMsFieldNumber: out.at_ms = static_cast<std::int64_t>(fields.number()); break;
            case Event::kListedFieldNumber: fields.each_number([&](std::uint64_t number) { list(out, number); }); break;
            case Event::kOwnersFieldNumber: fields.each_number([&](std::uint64_t number) { out.owners |= bit(number); }); break;
            case Event::kOriginFieldNumber: out.origin = fields.whole(); break;
            default: break;
        }
    }
    return fields.sound() ? std::optional(out) : std::nullopt;
}

}  // namespace samenspel::rules
