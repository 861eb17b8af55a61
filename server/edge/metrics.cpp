// Writes name, help and value of each figure.
#include "server/edge/metrics.hpp"

#include <string_view>

#include <fmt/format.h>

#include "server/edge/connection.hpp"
#include "server/host/host.hpp"

namespace samenspel::edge {

std::string metrics_text(const host::Figures& host, const Traffic& traffic, const Present& present) {
    std::string out;
    const auto add = [&out](std::string_view name, std::string_view type, std::string_view help, std::uint64_t value) {
        fmt::format_to(std::back_inserter(out), "# HELP samenspel_{0} {1}\n# TYPE samenspel_{0} {2}\nsamenspel_{0} {3}\n", name, help, type, value);
    };
    add("connections", "gauge", "Open connections, HTTP included.", present.connections);
    add("participants", "gauge", "People known to the session.", host.participants);
    add("participants_connected", "gauge", "WebSockets that have said who they are.", host.connections);
    add("tables_running", "gauge", "Tables that are being played.", host.tables_running);
    add("tables_frozen", "gauge", "Tables whose journal cannot be written.", host.frozen_tables);
    add("session_complete", "gauge", "1 when every table has been played to its end.", host.complete ? 1 : 0);
    add("events_total", "counter", "Events in the journal.", host.events);
    add("rejections_total", "counter", "Commands refused with a reason.", host.rejections);
    add("frames_held", "gauge", "Messages that wait until what they tell is on the disk.", host.frames_held);
    add("websockets_total", "counter", "WebSockets opened.", traffic.opened);
    add("http_answers_total", "counter", "HTTP requests answered, handshakes included.", traffic.http_answers);
    add("messages_received_total", "counter", "WebSocket messages from clients.", traffic.messages_in);
    add("deliveries_total", "counter", "WebSocket messages given to connections.", traffic.messages_out);
    add("received_bytes_total", "counter", "Bytes read from sockets.", traffic.bytes_in);
    add("sent_bytes_total", "counter", "Bytes written to sockets.", traffic.bytes_out);
    add("writes_total", "counter", "Gathered writes.", traffic.writes);
    add("closed_broken_total", "counter", "Connections closed because what they sent broke HTTP or WebSocket.", traffic.closed_broken);
    add("closed_slow_total", "counter", "Connections closed because they read too slowly.", traffic.closed_slow);
    add("closed_silent_total", "counter", "Connections closed because they no longer answered.", traffic.closed_silent);
    add("turned_away_total", "counter", "Connections closed because there were too many: new ones, or old ones that had said nothing.", traffic.turned_away);
    return out;
}

}  // namespace samenspel::edge
