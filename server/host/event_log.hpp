// The events of one stream as viewers may get them: who sees which, and the bytes of each disclosure. Holds every event
// once, whatever the number of viewers.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/table.hpp"

namespace samenspel::host {

// Who looks at a stream: the trainer, or whoever stands at `place`: a seat in a table's stream, a table in the
// session's; 0 sees what lists nobody.
struct Eye {
    bool trainer = false;
    std::uint32_t place = 0;
    friend bool operator==(Eye, Eye) = default;
};

// What all tables of a session hold alike, kept once: what each opens with, and long bodies of events.
struct Common {
    explicit Common(std::shared_ptr<const rules::Rulebook> rulebook);
    std::shared_ptr<const rules::Rulebook> book;
    // Fields of TableOpened with their tags, as the trainer may see them, and the content as everybody may.
    std::string content, deck, public_content;
    rules::ShelfOf<Event> bodies;
};

class EventLog {
public:
    enum class Of : std::uint8_t { session, table };
    // `common` is null for the session's stream.
    EventLog(Of of, std::shared_ptr<Common> common) : of_(of), common_(std::move(common)) {}

    // An event as the journal has it; its origin is left out of what is kept. Precondition: it can be read.
    void add(std::string_view encoded);
    std::size_t size() const { return marks_.size(); }
    Of of() const { return of_; }

    // What the eye is to the event: an index of rules::Access. None: it does not see the event.
    std::optional<unsigned> access(std::size_t index, Eye eye) const;
    bool shows(std::size_t index, Eye eye) const { return access(index, eye).has_value(); }
    // The disclosure for such viewers, as a message and as bytes; `encoded` remembers it for those who come after.
    // Precondition: shown to them.
    Event disclosed(std::size_t index, unsigned access) const;
    std::string render(std::size_t index, unsigned access) const;
    std::shared_ptr<const std::string> encoded(std::size_t index, unsigned access) const;
    // Session: the tables whose people alone, besides the trainer, are told; none: everybody is.
    std::optional<std::array<std::uint32_t, 2>> narrowed_to(std::size_t index) const;

    // The eye's own number of this event, or of the last one before it that it sees; `next` and `number` are a place
    // where both are known: events before `next`, of which the eye saw `number`.
    std::uint64_t number_of(std::size_t index, Eye eye, std::size_t next, std::uint64_t number) const;
    // The index just after the eye's event with this number; none when it has not seen that many.
    std::optional<std::size_t> after(std::uint64_t number, Eye eye) const;

private:
    struct Mark {
        std::uint64_t listed = 0;  // table's stream: bit seat - 1; session's: two tables, the second in the upper half
        std::uint32_t owners = 0;
        std::uint32_t end = 0;     // of its bytes
        std::uint8_t shown = 0;    // bit rules::Access::index()
        bool narrowed = false;     // session: only to the tables listed
    };
    // An event whose body other tables may have too: its bytes here end before it.
    struct Shared {
        std::size_t index = 0;
        int kind = 0;
        rules::Kept<Event> body;   // never opened
    };
    // A disclosure made for one viewer serves the next: small ones are kept, large ones as long as somebody has them.
    struct Recent {
        std::uint64_t key = 0;
        std::shared_ptr<const std::string> small;
        std::weak_ptr<const std::string> large;
    };
    bool listed(const Mark& mark, std::uint32_t place) const;
    const Shared* shared(std::size_t index) const;
    std::string_view own(std::size_t index) const;
    void keep(std::string_view event, int kind, std::string_view body);

    Of of_;
    std::shared_ptr<Common> common_;
    std::vector<Mark> marks_;
    std::vector<Shared> shared_;   // ascending
    std::string bytes_;            // the events one after another, without origins and shared parts; disclose comes after
    mutable std::vector<Recent> recent_;
};

}  // namespace samenspel::host
