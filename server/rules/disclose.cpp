// Compiles the schema's labels into a plan once, then copies what the plan permits.
#include "server/rules/disclose.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "labels.pb.h"

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
    std::vector<Field> fields;
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
        const auto found = bodies_.find(number);
        return found == bodies_.end() ? nullptr : &found->second;
    }
    const std::vector<std::string>& unlabelled() const { return unlabelled_; }

private:
    Schema() {
        event_ = compile(Event::descriptor());
        while (gather_labels()) {}
        for (const auto& field : event_->fields)
            if (field.field->containing_oneof()) bodies_.emplace(field.field->number(), field);
    }

    const Plan* compile(const Descriptor* descriptor) {
        if (const auto found = plans_.find(descriptor); found != plans_.end()) return &found->second;
        Plan& plan = plans_[descriptor];
        for (int i = 0; i < descriptor->field_count(); ++i) {
            const FieldDescriptor* field = descriptor->field(i);
            const Audience sees = field->options().GetExtension(samenspel::sees);
            if (sees == UNLABELLED) unlabelled_.push_back(field->full_name());
            const Plan* nested = field->message_type() ? compile(field->message_type()) : nullptr;
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
    const Plan* event_ = nullptr;
    std::map<int, Plan::Field> bodies_;
    std::vector<std::string> unlabelled_;
};

unsigned permitted(Access access) {
    unsigned mask = bit(EVERYONE);
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
                add_permitted(read->GetRepeatedMessage(from, field, i), *nested, mask, to->GetReflection()->AddMessage(to, field));
        } else {
            add_permitted(read->GetMessage(from, field), *nested, mask, to->GetReflection()->MutableMessage(to, field));
        }
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

bool discloses(const Event& event, Access access) {
    const auto* body = Schema::instance().body(static_cast<int>(event.body_case()));
    return body && body->sees != UNLABELLED && (bit(body->sees) & permitted(access)) != 0;
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
