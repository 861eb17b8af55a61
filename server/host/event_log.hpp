// The events of one stream as viewers may get them: who sees which, and the bytes of each disclosure. Holds every event
// once, whatever the number of viewers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/rulebook.hpp"

namespace samenspel::host {

// Who looks at a stream: the trainer, or whoever stands at `place`: a seat in a table's stream, a table in the
// session's; 0 sees what lists nobody.
struct Eye {
    bool trainer = false;
    std::uint32_t place = 0;
    friend bool operator==(Eye, Eye) = default;
};

// The content that all tables of a session open with, as a disclosed field of TableOpened, encoded once.
struct OpeningContent {
    explicit OpeningContent(std::shared_ptr<const rules::Rulebook> rulebook);
    std::shared_ptr<const rules::Rulebook> book;
    std::string field;
};

class EventLog {
public:
    enum class Of : std::uint8_t { session, table };
    // `content` is what every table of the session opens with; null for the session's stream.
    EventLog(Of of, std::shared_ptr<const OpeningContent> content) : of_(of), content_(std::move(content)) {}

    // Unchanged on return; its origin is left out of what is kept.
    void add(Event& event);
    std::size_t size() const { return marks_.size(); }
    Of of() const { return of_; }

    // What the eye is to the event: an index of rules::Access. None: it does not see the event.
    std::optional<unsigned> access(std::size_t index, Eye eye) const;
    bool shows(std::size_t index, Eye eye) const { return access(index, eye).has_value(); }
    // The disclosure for such viewers, as a message and as bytes. Precondition: shown to them.
    Event disclosed(std::size_t index, unsigned access) const;
    std::shared_ptr<const std::string> encoded(std::size_t index, unsigned access) const;
    static std::shared_ptr<const std::string> encoded(const Event& event, unsigned access);  // of one at hand

    // The eye's own number of this event, or of the last one before it that it sees; `next` and `number` are a place
    // where both are known: events before `next`, of which the eye saw `number`.
    std::uint64_t number_of(std::size_t index, Eye eye, std::size_t next, std::uint64_t number) const;
    // The index just after the eye's event with this number; none when it has not seen that many.
    std::optional<std::size_t> after(std::uint64_t number, Eye eye) const;

private:
    struct Mark {
        std::uint64_t listed = 0;  // bit number - 1
        std::uint32_t owners = 0;
        std::uint32_t end = 0;     // of its bytes
        std::uint8_t shown = 0;    // bit rules::Access::index()
        bool narrowed = false;     // session: only to the tables listed
    };
    // A disclosure made for one viewer serves the next: small ones are kept, large ones as long as somebody has them.
    struct Recent {
        std::uint64_t key = 0;
        std::shared_ptr<const std::string> small;
        std::weak_ptr<const std::string> large;
    };
    void leave_out_what_is_shared(Event& event) const;
    Event stored(std::size_t index) const;  // but for the content, where it is shared
    bool shares_content(const Event& event) const;
    std::string render(std::size_t index, unsigned access) const;

    Of of_;
    std::shared_ptr<const OpeningContent> content_;
    std::vector<Mark> marks_;
    std::string bytes_;            // the events one after another, without origins and what the rulebook gives every table; disclose comes after
    mutable std::vector<Recent> recent_;
};

}  // namespace samenspel::host
