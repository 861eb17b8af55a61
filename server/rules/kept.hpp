// Messages kept for viewers, or for a rare decision: the bytes they came in, read when somebody asks. Those that many
// tables hold alike are held once, by a shelf.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace samenspel::rules {

// A sealed message; copies share it. Bytes that make no sense read as far as they do.
template <typename Message>
class Kept {
public:
    Kept() = default;
    explicit Kept(std::string_view bytes) : inner_(std::make_shared<const Inner>(Inner{std::string(bytes), {}})) {}

    explicit operator bool() const { return inner_ != nullptr; }
    const std::string& bytes() const { return inner_->bytes; }
    // Opened at the first call. Precondition: there is one.
    const Message& read() const {
        if (!inner_->message) {
            auto message = std::make_unique<Message>();
            message->ParseFromString(inner_->bytes);
            inner_->message = std::move(message);
        }
        return *inner_->message;
    }
    friend bool operator==(const Kept& one, const Kept& other) {
        return one.inner_ == other.inner_ || (one && other && one.bytes() == other.bytes());
    }
    bool shared() const { return inner_.use_count() > 1; }

private:
    struct Inner {
        std::string bytes;
        mutable std::unique_ptr<const Message> message;
    };
    std::shared_ptr<const Inner> inner_;
};

// One for all messages of a type: equal bytes come back as the same Kept. What nobody else holds any more is forgotten
// when the shelf has doubled. Of one thread, like the tables that share it.
template <typename Message>
class ShelfOf {
public:
    Kept<Message> keep(std::string_view bytes) {
        if (const auto found = all_.find(bytes); found != all_.end()) return *found;
        if (all_.size() >= crowded_) {
            std::erase_if(all_, [](const Kept<Message>& kept) { return !kept.shared(); });
            crowded_ = all_.size() * 2 + 32;
        }
        return *all_.emplace(bytes).first;
    }

private:
    struct Before {
        using is_transparent = void;
        static std::string_view of(const Kept<Message>& kept) { return kept.bytes(); }
        static std::string_view of(std::string_view bytes) { return bytes; }
        // Shorter first: most comparisons end there.
        template <typename One, typename Other>
        bool operator()(const One& one, const Other& other) const {
            const std::string_view a = of(one), b = of(other);
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        }
    };
    std::set<Kept<Message>, Before> all_;
    std::size_t crowded_ = 32;
};

}  // namespace samenspel::rules
