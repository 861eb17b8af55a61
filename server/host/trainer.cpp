// What a trainer asks beside commands: another session, a ticket, paper. From anybody else it is no message, but for the page of
// their own that participants may have afterwards.
#include "server/host/live_host.hpp"
#include "server/host/wire.hpp"

namespace samenspel::host {

void LiveHost::host_session(Connection& connection, const HostSession& wish) {
    if (connection.role != Connection::Role::trainer) return refuse(connection, BAD_MESSAGE, true);
    if (!options_.next_session) return refuse(connection, CANNOT_HOST, false, {"This server was started for one session.", "one-session"});
    if (!session_.ended || frozen_ || last_ > durable_) return refuse(connection, CANNOT_HOST, false, {"A session is under way. End it first.", "under-way"});
    options_.next_session(connection.id, wish);
}

void LiveHost::print(Connection& connection, const Print& wish) {
    const bool sound = (wish.kind() == ROLE_CARDS || wish.kind() == CLOCK_SHEET || wish.kind() == THEATER_CARDS || wish.kind() == PROMISE_CARDS || wish.kind() == DEBRIEF_PAGE) && (wish.table() == 0 || live(wish.table()));
    if (connection.role == Connection::Role::participant && sound && wish.kind() == DEBRIEF_PAGE) return print_own(connection, wish);
    if (connection.role != Connection::Role::trainer || !sound) return refuse(connection, BAD_MESSAGE, true);
    const bool page = wish.kind() == DEBRIEF_PAGE;
    if (!(page ? static_cast<bool>(options_.debrief_page) : static_cast<bool>(options_.print)) || !folded_ || too_fast(connection)) return;
    const Print complete = with_language(wish);
    if (page) return options_.debrief_page(connection.id, 0, complete);
    hand_over(connection, options_.print(complete, book_->scenario(), session_.opened.length_min(), promises(wish.table())));
}

Print LiveHost::with_language(Print wish) const {
    if (wish.language().empty()) wish.set_language(session_.opened.language().empty() ? "nl" : session_.opened.language());
    return wish;
}

// One at a time for each person, however often they reload, and only once play is over where they sat: until then it would be a second screen to look at.
void LiveHost::print_own(Connection& connection, const Print& wish) {
    const LiveTable* table = live(connection.table);
    if (!options_.debrief_page || !folded_ || too_fast(connection) || !table || !table->table.ended) return;
    const auto [page, first] = own_pages_.try_emplace(connection.participant, OwnPage{connection.id, connection.id});
    page->second.waits = connection.id;
    if (!first) return;
    Print own = with_language(wish);
    own.set_table(0);
    options_.debrief_page(connection.id, connection.participant, own);
}

// By table and seat; of a seat that two share under both names, as far as they were not taken out.
std::vector<PromiseCard> LiveHost::promises(std::uint32_t table) const {
    std::vector<PromiseCard> out;
    for (const auto& live : tables_) {
        if (table != 0 && live->number != table) continue;
        for (const auto& [seat, promised] : live->table.debrief.promises) {
            PromiseCard& card = out.emplace_back();
            card.text = promised.text();
            for (const auto participant : live->table.seats[seat - 1].participants())
                if (people_.has(participant) && !people_.of(participant).name.empty()) card.who += (card.who.empty() ? "" : " & ") + people_.of(participant).name;
        }
    }
    return out;
}

// What can be hosted next, once this session is over. It looks at files, so first everything has to stand in this one.
void LiveHost::send_offer(const std::vector<Connection*>& to) {
    if (!session_.ended || !options_.offer || to.empty()) return;
    offer_due_ = last_ > durable_;
    if (offer_due_) return;
    ServerMessage message;
    options_.offer(*message.mutable_setup());
    for (Connection* trainer : to) send(*trainer, message);
}

void LiveHost::ask_setup(Connection& connection) {
    if (connection.role != Connection::Role::trainer) return refuse(connection, BAD_MESSAGE, true);
    if (!too_fast(connection)) send_offer({&connection});
}

// An answer without a ticket: there is nobody of that number to give one to.
void LiveHost::issue_ticket(Connection& connection, const IssueTicket& wish) {
    if (connection.role != Connection::Role::trainer) return refuse(connection, BAD_MESSAGE, true);
    const std::uint32_t participant = wish.participant();
    ServerMessage message;
    Ticket& ticket = *message.mutable_ticket();
    ticket.set_participant(participant);
    if (folded_ && people_.has(participant) && session_.person(participant)) {
        ticket.set_ticket(tickets_.issue(participant, now_ms_));
        ticket.set_good_for_s(Tickets::good_for_s);
    }
    send(connection, message);
}

}  // namespace samenspel::host
