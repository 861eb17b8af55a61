// Compiles the schema's labels into a plan once, then copies what the plan permits.
#include "server/rules/disclose.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/wire_format_lite.h>

#include "labels.pb.h"
#include "server/rules/envelope.hpp"
#include "server/rules/wire_reader.hpp"

namespace samenspel::rules {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr unsigned bit(Audience audience) { return 1u << static_cast<unsigned>(audience); }

struct Plan {
    struct Field {
        const FieldDescriptor* field;
        Audience sees;
        const Plan* nested;  // null unless a message
    };
    const Field* numbered(int number) const {
        return number > 0 && static_cast<std::size_t>(number) < at.size() && at[static_cast<std::size_t>(number)] >= 0
                   ? &fields[static_cast<std::size_t>(at[static_cast<std::size_t>(number)])]
                   : nullptr;
    }
    std::vector<Field> fields;
    std::vector<int> at;  // by field number: its place in fields, or -1
    unsigned labels = 0;  // every label that occurs in it, nested ones included
};

class Schema {
public:
    static const Schema& instance() {
        static const Schema schema;
        return schema;
    }
    const Plan& event() const { return *event_; }
    const Plan::Field* body(int number) const {
        const Plan::Field* found = event_->numbered(number);
        return found && found->field->containing_oneof() ? found : nullptr;
    }
    const std::vector<std::string>& unlabelled() const { return unlabelled_; }

private:
    Schema() : event_(compile(Event::descriptor())) {
        while (gather_labels()) {}
    }

    const Plan* compile(const Descriptor* descriptor) {
        if (const auto found = plans_.find(descriptor); found != plans_.end()) return &found->second;
        Plan& plan = plans_[descriptor];
        for (int i = 0; i < descriptor->field_count(); ++i) {
            const FieldDescriptor* field = descriptor->field(i);
            const Audience sees = field->options().GetExtension(samenspel::sees);
            if (sees == UNLABELLED) unlabelled_.push_back(field->full_name());
            const Plan* nested = field->message_type() ? compile(field->message_type()) : nullptr;
            const auto number = static_cast<std::size_t>(field->number());
            if (plan.at.size() <= number) plan.at.resize(number + 1, -1);
            plan.at[number] = static_cast<int>(plan.fields.size());
            plan.fields.push_back({field, sees, nested});
        }
        return &plan;
    }

    // Nested labels count for what holds them, also where a message holds itself. True when a plan got more of them.
    bool gather_labels() {
        bool more = false;
        for (auto& [descriptor, plan] : plans_) {
            unsigned labels = 0;
            for (const auto& field : plan.fields) labels |= bit(field.sees) | (field.nested ? field.nested->labels : 0u);
            more = more || labels != plan.labels;
            plan.labels = labels;
        }
        return more;
    }

    std::map<const Descriptor*, Plan> plans_;  // node-based: plans keep their address
    std::vector<std::string> unlabelled_;
    const Plan* event_;
};

constexpr unsigned laid_open = bit(EVERYONE) | bit(LISTED) | bit(OWNERS) | bit(LAID_OPEN);

// What counts within a field: where something was laid open, the same for every viewer.
unsigned within(Audience sees, unsigned mask) { return sees == LAID_OPEN ? laid_open : mask; }

unsigned permitted(Access access) {
    unsigned mask = bit(EVERYONE) | bit(LAID_OPEN);
    if (access.listed || access.trainer) mask |= bit(LISTED);
    if (access.owner || access.trainer) mask |= bit(OWNERS);
    if (access.trainer) mask |= bit(TRAINER);
    return mask;
}

void add_scalar(const Message& from, const FieldDescriptor* field, Message* to) {
    const Reflection* read = from.GetReflection();
    const Reflection* write = to->GetReflection();
    const bool many = field->is_repeated();
    const int count = many ? read->FieldSize(from, field) : 1;
    for (int i = 0; i < count; ++i) {
#define SAMENSPEL_COPY(kind, name)                                                                      \
    case FieldDescriptor::kind:                                                                         \
        if (many) write->Add##name(to, field, read->GetRepeated##name(from, field, i));                 \
        else write->Set##name(to, field, read->Get##name(from, field));                                 \
        break;
        switch (field->cpp_type()) {
            SAMENSPEL_COPY(CPPTYPE_INT32, Int32)
            SAMENSPEL_COPY(CPPTYPE_INT64, Int64)
            SAMENSPEL_COPY(CPPTYPE_UINT32, UInt32)
            SAMENSPEL_COPY(CPPTYPE_UINT64, UInt64)
            SAMENSPEL_COPY(CPPTYPE_DOUBLE, Double)
            SAMENSPEL_COPY(CPPTYPE_FLOAT, Float)
            SAMENSPEL_COPY(CPPTYPE_BOOL, Bool)
            SAMENSPEL_COPY(CPPTYPE_ENUM, Enum)
            SAMENSPEL_COPY(CPPTYPE_STRING, String)
            case FieldDescriptor::CPPTYPE_MESSAGE: break;
        }
#undef SAMENSPEL_COPY
    }
}

void add_permitted(const Message& from, const Plan& plan, unsigned mask, Message* to) {
    if ((plan.labels & ~mask) == 0) {
        to->CopyFrom(from);  // every field in it may be seen
        return;
    }
    const Reflection* read = from.GetReflection();
    for (const auto& [field, sees, nested] : plan.fields) {
        if (sees == UNLABELLED || (bit(sees) & mask) == 0) continue;
        const bool present = field->is_repeated() ? read->FieldSize(from, field) > 0 : read->HasField(from, field);
        if (!present) continue;
        if (!nested) {
            add_scalar(from, field, to);
        } else if (field->is_repeated()) {
            for (int i = 0; i < read->FieldSize(from, field); ++i)
                add_permitted(read->GetRepeatedMessage(from, field, i), *nested, within(sees, mask), to->GetReflection()->AddMessage(to, field));
        } else {
            add_permitted(read->GetMessage(from, field), *nested, within(sees, mask), to->GetReflection()->MutableMessage(to, field));
        }
    }
}

// ---- the same on encoded messages ----

bool as_written(const FieldDescriptor& field, const WireReader& fields) {
    using google::protobuf::internal::WireFormatLite;
    const auto type = WireFormatLite::WireTypeForFieldType(static_cast<WireFormatLite::FieldType>(field.type()));
    return fields.wire_type() == static_cast<unsigned>(type) || (field.is_packable() && fields.is_bytes());
}

std::size_t varint_bytes(std::size_t value) {
    std::size_t out = 1;
    for (; value >= 0x80; value >>= 7) ++out;
    return out;
}

void put_varint(std::size_t value, char* to) {
    for (; value >= 0x80; value >>= 7) *to++ = static_cast<char>(value | 0x80);
    *to = static_cast<char>(value);
}

void add_permitted(std::string_view from, const Plan& plan, unsigned mask, std::string& to);

void add_nested(const WireReader& field, const Plan& plan, unsigned mask, std::string& to) {
    const std::size_t tag = static_cast<std::size_t>(field.field()) << 3 | field.wire_type(), tag_at = to.size();
    const std::size_t most_length_bytes = varint_bytes(field.bytes().size());  // what is permitted is never longer
    const std::size_t length_at = tag_at + varint_bytes(tag), begin = length_at + most_length_bytes;
    to.append(begin - tag_at, '\0');
    put_varint(tag, to.data() + tag_at);
    add_permitted(field.bytes(), plan, mask, to);
    const std::size_t length = to.size() - begin, length_bytes = varint_bytes(length);
    put_varint(length, to.data() + length_at);
    if (length_bytes < most_length_bytes) to.erase(length_at + length_bytes, most_length_bytes - length_bytes);
}

void add_permitted(std::string_view from, const Plan& plan, unsigned mask, std::string& to) {
    WireReader fields(from);
    while (fields.next()) {
        const Plan::Field* known = plan.numbered(fields.field());
        if (!known || known->sees == UNLABELLED || (bit(known->sees) & mask) == 0 || !as_written(*known->field, fields)) continue;
        if (known->nested) add_nested(fields, *known->nested, within(known->sees, mask), to);
        else to += fields.whole();
    }
}

template <typename Numbers>
bool contains(const Numbers& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

}  // namespace

Access access(const Event& event, Viewer viewer) {
    switch (viewer.kind) {
        case Viewer::Kind::trainer: return {false, false, true};
        case Viewer::Kind::board: return {};
        case Viewer::Kind::seat:
            return {contains(event.listed(), viewer.seat.value), contains(event.owners(), viewer.seat.value), false};
    }
    return {};
}

bool discloses(int kind, Access access) {
    const auto* body = Schema::instance().body(kind);
    return body && body->sees != UNLABELLED && (bit(body->sees) & permitted(access)) != 0;
}

bool discloses(const Event& event, Access access) { return discloses(static_cast<int>(event.body_case()), access); }

bool disclose_encoded(std::string_view event, Access access, std::string* out) {
    out->clear();
    const auto envelope = read_envelope(event);
    if (!envelope || !discloses(envelope->kind, access)) return false;
    out->reserve(event.size());
    add_permitted(event, Schema::instance().event(), permitted(access), *out);
    return true;
}

bool disclose(const Event& event, Access access, Event* out) {
    out->Clear();
    if (!discloses(event, access)) return false;
    add_permitted(event, Schema::instance().event(), permitted(access), out);
    out->DiscardUnknownFields();  // what has no label here, from a newer journal, is not shown
    return true;
}

std::vector<std::string> unlabelled_fields() { return Schema::instance().unlabelled(); }

}  // namespace samenspel::rules
