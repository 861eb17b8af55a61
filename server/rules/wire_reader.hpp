// Walks the fields of an encoded message without reading what is in them. Knows the wire format, no message.
#pragma once

#include <cstdint>
#include <string_view>

namespace samenspel::rules {

class WireReader {
public:
    explicit WireReader(std::string_view bytes) : rest_(bytes) {}

    // Steps to the next field; false at the end and where the bytes make no sense.
    bool next() {
        const char* const begin = rest_.data();
        std::uint64_t tag = 0;
        if (rest_.empty() || !varint(tag)) return false;
        field_ = static_cast<int>(tag >> 3);
        type_ = static_cast<unsigned>(tag & 7u);
        std::uint64_t size = 0;
        switch (type_) {
            case 0: sound_ = varint(number_); break;
            case 1: sound_ = take(8); break;
            case 2: sound_ = varint(size) && take(size); break;
            case 5: sound_ = take(4); break;
            default: sound_ = false;  // groups, which we do not write
        }
        sound_ = sound_ && field_ > 0;
        whole_ = {begin, static_cast<std::size_t>(rest_.data() - begin)};
        return sound_;
    }
    bool sound() const { return sound_; }       // so far
    int field() const { return field_; }
    unsigned wire_type() const { return type_; }
    bool is_number() const { return type_ == 0; }
    bool is_bytes() const { return type_ == 2; }
    std::uint64_t number() const { return number_; }
    std::string_view bytes() const { return bytes_; }
    std::string_view whole() const { return whole_; }  // with its tag

    // Calls `visit` for each number of a repeated field, packed or not.
    template <typename Visit>
    void each_number(Visit visit) {
        if (is_number()) return visit(number_);
        WireReader packed(is_bytes() ? bytes_ : std::string_view());
        for (std::uint64_t number = 0; !packed.rest_.empty() && packed.varint(number);) visit(number);
        sound_ = sound_ && packed.sound_;
    }

private:
    bool varint(std::uint64_t& out) {
        out = 0;
        for (unsigned at = 0; at < 10 && at < rest_.size(); ++at) {
            const auto byte = static_cast<unsigned char>(rest_[at]);
            out |= static_cast<std::uint64_t>(byte & 0x7fu) << (7 * at);
            if (byte >= 0x80) continue;
            rest_.remove_prefix(at + 1);
            return true;
        }
        return sound_ = false;
    }
    bool take(std::uint64_t size) {
        if (size > rest_.size()) return false;
        bytes_ = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return true;
    }

    std::string_view rest_, bytes_, whole_;
    std::uint64_t number_ = 0;
    int field_ = 0;
    unsigned type_ = 0;
    bool sound_ = true;
};

}  // namespace samenspel::rules
