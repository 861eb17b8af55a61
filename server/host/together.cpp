// Looking back together: where the trainer stands in a table's past, passed on to all who look at that table. No event: nothing of
// it is kept, and a screen that missed one gets the next.
#include "server/host/live_host.hpp"

namespace samenspel::host {
namespace {

constexpr std::int64_t least_apart_ms = 200;

}  // namespace

void LiveHost::point(Connection& connection, const Cursor& wish) {
    LiveTable* table = live(wish.table());
    const bool sound = table && (wish.seat() == 0 || book_->has(rules::SeatId{wish.seat()}));
    if (connection.role != Connection::Role::trainer || !sound) return refuse(connection, BAD_MESSAGE, true);
    // While play goes on nobody is led anywhere; letting go always counts, or who comes later is led where nobody stands.
    if ((wish.together() && !rules::looks_back(table->table)) || too_fast(connection)) return;
    CursorState& cursor = table->cursor;
    cursor.newest = wish;
    cursor.by = connection.id;
    cursor.waiting = true;
    send_cursors();
}

void LiveHost::send_cursors() {
    for (const auto& table : tables_) {
        CursorState& cursor = table->cursor;
        if (!cursor.waiting || cursor.due_ms > now_ms_) continue;
        cursor.waiting = false;
        cursor.due_ms = now_ms_ + least_apart_ms;
        ServerMessage message;
        *message.mutable_cursor() = cursor.newest;
        for (Connection* watcher : table->watchers)
            if (watcher->id != cursor.by) send(*watcher, message);
    }
}

// Who led is gone: everybody is back at the present.
void LiveHost::let_go(const Connection& connection) {
    for (const auto& table : tables_) {
        CursorState& cursor = table->cursor;
        if (cursor.by != connection.id || !cursor.newest.together()) continue;
        cursor.newest.set_together(false);
        cursor.waiting = true;
    }
    send_cursors();
}

// To who comes later, as long as everybody looks back together.
void LiveHost::send_cursor(Connection& connection, const LiveTable& live) {
    if (!live.cursor.newest.together() || connection.id == live.cursor.by || !rules::looks_back(live.table)) return;
    ServerMessage message;
    *message.mutable_cursor() = live.cursor.newest;
    send(connection, message);
}

}  // namespace samenspel::host
