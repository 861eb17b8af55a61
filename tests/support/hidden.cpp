#include "tests/support/hidden.hpp"

#include <stdexcept>

#include "labels.pb.h"
#include "tests/support/table_run.hpp"

namespace samenspel::testing {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool may_see(Audience sees, rules::Access access) {
    switch (sees) {
        case EVERYONE:
        case LAID_OPEN: return true;
        case LISTED: return access.listed || access.trainer;
        case OWNERS: return access.owner || access.trainer;
        case TRAINER: return access.trainer;
        default: return false;
    }
}

// Changes every field that `access` may not see.
void scramble_hidden(Message& message, rules::Access access, rules::Chance& chance) {
    const auto* reflection = message.GetReflection();
    const auto* descriptor = message.GetDescriptor();
    for (int i = 0; i < descriptor->field_count(); ++i) {
        const FieldDescriptor* field = descriptor->field(i);
        const bool present = field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
        if (!present) continue;
        if (may_see(field->options().GetExtension(samenspel::sees), access)) {
            if (!field->message_type()) continue;
            // What was laid open says the same to everybody.
            const bool laid_open = field->options().GetExtension(samenspel::sees) == LAID_OPEN;
            const rules::Access inside = laid_open ? rules::Access{true, true, false} : access;
            if (field->is_repeated())
                for (int k = 0; k < reflection->FieldSize(message, field); ++k)
                    scramble_hidden(*reflection->MutableRepeatedMessage(&message, field, k), inside, chance);
            else
                scramble_hidden(*reflection->MutableMessage(&message, field), inside, chance);
        } else if (field->name() == "listed" || field->name() == "owners") {
            continue;  // the audience itself decides who sees; it is hidden, but changing it changes what may be known
        } else if (chance.unit() < 0.3 || field->is_repeated() || field->message_type()) {
            reflection->ClearField(&message, field);
        } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
            reflection->SetString(&message, field, "scrambled" + std::to_string(chance.next()));
        } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_UINT64) {
            reflection->SetUInt64(&message, field, chance.next());
        } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_UINT32) {
            reflection->SetUInt32(&message, field, static_cast<std::uint32_t>(chance.next()));
        } else {
            reflection->ClearField(&message, field);
        }
    }
}

}  // namespace

std::vector<std::string> messages(const std::vector<Event>& journal, rules::Viewer viewer) {
    std::vector<std::string> out;
    for (const auto& event : journal) {
        const rules::Access access = rules::access(event, viewer);
        std::string encoded;
        if (rules::disclose_encoded(bytes(event), access, &encoded)) out.push_back(std::move(encoded));
    }
    return out;
}

std::vector<Event> with_other_secrets(const std::vector<Event>& journal, const std::vector<Event>& strangers, rules::Viewer viewer, rules::Chance& chance) {
    std::vector<Event> changed;
    for (const auto& event : journal) {
        const auto& other = strangers[chance.next() % strangers.size()];
        if (!rules::discloses(other, rules::access(other, viewer)) && chance.unit() < 0.2) changed.push_back(other);
        const auto access = rules::access(event, viewer);
        const auto* body = Event::descriptor()->FindFieldByNumber(static_cast<int>(event.body_case()));
        if (!may_see(body->options().GetExtension(samenspel::sees), access)) {
            if (chance.unit() < 0.5) changed.push_back(event);
            continue;
        }
        Event altered = event;
        scramble_hidden(altered, access, chance);
        if (altered.body_case() == Event::BODY_NOT_SET) throw std::logic_error("an event that may be seen lost its body");
        changed.push_back(std::move(altered));
    }
    return changed;
}

}  // namespace samenspel::testing
