// Parses with Beast, routes, and lets Beast judge and answer WebSocket handshakes on a stream in memory, so that every
// byte that really leaves goes through the connection's own outbox.
#include "server/edge/http.hpp"

#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "server/edge/check_page.hpp"
#include "server/edge/pages.hpp"
#include "server/edge/web_files.hpp"

namespace samenspel::edge {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

using Request = http::request<http::empty_body>;

constexpr std::string_view no_policy = "default-src 'none'; frame-ancestors 'none'";
// Older browsers do not count the socket to the same server as 'self'.
constexpr std::string_view client_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self' ws: wss:; font-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

struct Short {
    int status;
    std::string_view reason;
    std::string_view type = "text/plain; charset=utf-8";
    std::string_view policy = no_policy;
    std::string_view more = {};  // further header lines, each with its line end
    std::string_view keep = "no-store";
};

std::string head_of(const Short& kind, std::size_t body_bytes) {
    std::string out = "HTTP/1.1 " + std::to_string(kind.status) + " ";
    out.append(kind.reason).append("\r\nContent-Type: ").append(kind.type);
    out.append("\r\nContent-Length: ").append(std::to_string(body_bytes));
    out.append("\r\nCache-Control: ").append(kind.keep);
    out.append("\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer"
               "\r\nX-Frame-Options: DENY\r\nCross-Origin-Resource-Policy: same-origin\r\nContent-Security-Policy: ");
    out.append(kind.policy).append("\r\nConnection: close\r\n").append(kind.more).append("\r\n");
    return out;
}

std::string compose(const Short& kind, std::string_view body, bool head_only) {
    std::string out = head_of(kind, body.size());
    if (!head_only) out.append(body);
    return out;
}

std::string_view header(const Request& request, http::field field) {
    const auto value = request[field];
    return {value.data(), value.size()};
}

// A browser page may only open a socket to the server it came from; programs send no Origin at all.
bool own_origin(const Request& request) {
    const auto origin = request.find(http::field::origin);
    if (origin == request.end()) return true;
    const std::string_view value(origin->value().data(), origin->value().size());
    const std::size_t scheme = value.find("://");
    const std::string_view host = header(request, http::field::host);
    if (scheme == std::string_view::npos || host.empty()) return false;
    const std::string_view origin_host = value.substr(scheme + 3);
    return beast::iequals({origin_host.data(), origin_host.size()}, {host.data(), host.size()});
}

// All values of a header that may come in several lines.
std::string whole_header(const Request& request, http::field field) {
    std::string out;
    const auto [first, last] = request.equal_range(field);
    for (auto at = first; at != last; ++at) out.append(out.empty() ? "" : ", ").append(at->value().data(), at->value().size());
    return out;
}

// A file of the web client. It may be kept, but has to be asked for anew each time: after an update nobody runs the old one.
HttpReader::Answer send_file(const WebFile& file, const Request& request, bool head_only) {
    const WebFile::Form& form = file.pick(whole_header(request, http::field::accept_encoding));
    std::string more = "Vary: Accept-Encoding\r\nETag: " + form.tag + "\r\n";
    const bool known = names_tag(whole_header(request, http::field::if_none_match), form.tag);
    if (!known && !form.encoding.empty()) more.append("Content-Encoding: ").append(form.encoding).append("\r\n");
    const std::string_view policy = file.type.starts_with("text/html") ? client_policy : no_policy;
    const Short kind{known ? 304 : 200, known ? "Not Modified" : "OK", file.type, policy, more, "no-cache"};
    return {head_of(kind, form.body->size()), known || head_only ? nullptr : form.body};
}

// A stream that only remembers what is written.
class Memory {
public:
    using executor_type = asio::io_context::executor_type;
    explicit Memory(asio::io_context& context) : context_(context) {}
    executor_type get_executor() const noexcept { return context_.get_executor(); }

    template <class Buffers> std::size_t write_some(const Buffers& buffers, beast::error_code& error) {
        error = {};
        std::size_t count = 0;
        for (auto at = asio::buffer_sequence_begin(buffers); at != asio::buffer_sequence_end(buffers); ++at) {
            const asio::const_buffer buffer = *at;
            written.append(static_cast<const char*>(buffer.data()), buffer.size());
            count += buffer.size();
        }
        return count;
    }
    template <class Buffers> std::size_t write_some(const Buffers& buffers) {
        beast::error_code error;
        return write_some(buffers, error);
    }
    template <class Buffers> std::size_t read_some(const Buffers&, beast::error_code& error) {
        error = asio::error::eof;
        return 0;
    }
    template <class Buffers> std::size_t read_some(const Buffers& buffers) {
        beast::error_code error;
        return read_some(buffers, error);
    }

    std::string written;

private:
    asio::io_context& context_;
};

HttpReader::Answer handshake(const Request& request) {
    // Gives the stream its executor; nothing ever runs on it.
    static asio::io_context context{1};
    websocket::stream<Memory> stream{context};
    beast::error_code error;
    stream.accept(request, error);
    if (!error) return {std::move(stream.next_layer().written), nullptr, true};
    return {compose({426, "Upgrade Required", "text/plain; charset=utf-8", no_policy, "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"},
                    "This address is for the Samenspel program; a browser has no use for it.\n", false)};
}

}  // namespace

struct HttpReader::Inner {
    http::request_parser<http::empty_body> parser;
    beast::error_code error;
};

HttpReader::HttpReader(std::size_t most_bytes) : inner_(std::make_unique<Inner>()) {
    inner_->parser.header_limit(static_cast<std::uint32_t>(most_bytes));
    inner_->parser.body_limit(std::uint64_t{0});
}
HttpReader::~HttpReader() = default;

HttpReader::Step HttpReader::next(std::span<char>& input) {
    auto& parser = inner_->parser;
    while (!input.empty() && !parser.is_done()) {
        const std::size_t used = parser.put(asio::const_buffer(input.data(), input.size()), inner_->error);
        input = input.subspan(used);
        if (inner_->error == http::error::need_more) {
            inner_->error = {};
            if (used == 0) return Step::need_more;
        }
        if (inner_->error) return Step::broken;
    }
    return parser.is_done() ? Step::request : Step::need_more;
}

std::string HttpReader::refusal() const {
    if (inner_->error == http::error::header_limit) {
        return compose({431, "Request Header Fields Too Large"}, "The request is too large.\n", false);
    }
    if (inner_->error == http::error::body_limit || inner_->error == http::error::unexpected_body) {
        return compose({413, "Payload Too Large"}, "This server takes no files.\n", false);
    }
    return compose({400, "Bad Request"}, "This is not a request that the server understands.\n", false);
}

HttpReader::Answer HttpReader::answer(const ServerState& state) const {
    const Request& request = inner_->parser.get();
    const std::string_view target(request.target().data(), request.target().size());
    const std::string_view path = target.substr(0, target.find('?'));
    if (path == "/ws") {
        if (websocket::is_upgrade(request) && !own_origin(request)) {
            return {compose({403, "Forbidden"}, "This server takes no part in other people's pages.\n", false)};
        }
        return handshake(request);
    }
    const bool head_only = request.method() == http::verb::head;
    if (request.method() != http::verb::get && !head_only) {
        return {compose({405, "Method Not Allowed", "text/plain; charset=utf-8", no_policy, "Allow: GET, HEAD\r\n"},
                        "Only GET and HEAD are answered here.\n", false)};
    }
    if (path == "/healthz") {
        if (!state.frozen) return {compose({200, "OK"}, "ok\n", head_only)};
        return {compose({503, "Service Unavailable"},
                        "A table is frozen: its journal cannot be written. Free space on the disk, or make the folder writable.\n", head_only)};
    }
    if (path == "/metrics") return {compose({200, "OK", "text/plain; version=0.0.4; charset=utf-8"}, state.metrics(), head_only)};
    const std::string_view html = "text/html; charset=utf-8";
    if (path == "/check") return {compose({200, "OK", html, check_policy()}, check_page(), head_only)};
    if (path == "/check.js") return {compose({200, "OK", "text/javascript; charset=utf-8"}, check_script(), head_only)};
    if (path == "/check.json") return {compose({200, "OK", "application/json"}, check_figures(state.wall_ms()), head_only)};
    if (state.web != nullptr && !state.web->empty()) {
        if (const WebFile* file = state.web->find(path)) return send_file(*file, request, head_only);
        return {compose({404, "Not Found"}, "There is nothing here.\n", head_only)};
    }
    if (path == "/") return {compose({200, "OK", html, page_policy()}, front_page(), head_only)};
    if (path.starts_with("/j/") && path.size() > 3) return {compose({200, "OK", html, page_policy()}, join_page(), head_only)};
    if (path.starts_with("/board/") && path.size() > 7) return {compose({200, "OK", html, page_policy()}, board_page(), head_only)};
    return {compose({404, "Not Found"}, "There is nothing here.\n", head_only)};
}

}  // namespace samenspel::edge
