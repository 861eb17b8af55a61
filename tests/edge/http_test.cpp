// What the port answers to HTTP: the pages, health and figures, and everything that is not one of them.
#include <catch2/catch.hpp>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <regex>

#include "tests/edge/client.hpp"
#include "tests/edge/fake_host.hpp"

using namespace samenspel;
using namespace samenspel::edge_test;

namespace {

std::string get(std::uint16_t port, const std::string& target, const std::string& method = "GET") {
    return ask(port, method + " " + target + " HTTP/1.1\r\nHost: trainer.local\r\n\r\n");
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

}  // namespace

TEST_CASE("the front page says in both languages that the server runs, and carries the headers that protect it") {
    FakeHost host;
    const Served served(host);
    const std::string answer = get(served.port(), "/");
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    for (const char* header : {"Content-Type: text/html; charset=utf-8\r\n", "Cache-Control: no-store\r\n", "X-Content-Type-Options: nosniff\r\n",
                               "Content-Security-Policy: default-src 'none'; style-src 'sha256-", "X-Frame-Options: DENY\r\n"}) {
        CHECK(has(answer, header));
    }
    CHECK(has(answer, "Samenspel draait"));
    CHECK(has(answer, "Samenspel is running"));
}

TEST_CASE("a join link takes no seat, echoes nothing and does not tell whether its code is right") {
    FakeHost host;
    const Served served(host);
    const std::string right = get(served.port(), "/j/JOINCODE");
    CHECK(right.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(right == get(served.port(), "/j/WRONG"));
    const std::string hostile = get(served.port(), "/j/<script>alert(1)</script>?x=\"><b>");
    CHECK(right == hostile);
    CHECK(host.count("opened") == 0);
}

TEST_CASE("without the web client a board's link tells in both languages how the program shows the board, and echoes nothing") {
    FakeHost host;
    const Served served(host);
    const std::string answer = get(served.port(), "/board/JOINCODE");
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"));
    CHECK(has(answer, "Content-Security-Policy: default-src 'none'; style-src 'sha256-"));
    CHECK(has(answer, "Het bord voor de beamer"));
    CHECK(has(answer, "<code>samenspel --board ADRES</code>"));
    CHECK(has(answer, "The board for the projector"));
    CHECK(has(answer, "<code>samenspel --board ADDRESS</code>"));
    CHECK(answer == get(served.port(), "/board/<script>alert(1)</script>?x=\"><b>"));
    CHECK(get(served.port(), "/board/JOINCODE", "HEAD") == answer.substr(0, answer.find("\r\n\r\n") + 4));
    CHECK(host.count("opened") == 0);
}

TEST_CASE("health is 200 while the journal is written and 503 with what to do when a table is frozen") {
    FakeHost host;
    const Served served(host);
    CHECK(body_of(get(served.port(), "/healthz")) == "ok\n");
    host.with([](FakeHost& it) { it.shown.frozen_tables = 1; });
    const std::string answer = get(served.port(), "/healthz");
    CHECK(answer.starts_with("HTTP/1.1 503 "));
    CHECK(has(answer, "Free space on the disk"));
}

TEST_CASE("metrics are Prometheus text with the host's figures and the journal's, and name nobody") {
    FakeHost host;
    host.shown.events = 41;
    host.shown.participants = 7;
    edge::Options options;
    options.more_metrics = [] { return std::string("samenspel_journal_bytes 5\n"); };
    const Served served(host, options);
    const std::string answer = get(served.port(), "/metrics");
    CHECK(has(answer, "Content-Type: text/plain; version=0.0.4"));
    CHECK(has(answer, "# TYPE samenspel_events_total counter\nsamenspel_events_total 41\n"));
    CHECK(has(answer, "samenspel_participants 7\n"));
    CHECK(has(answer, "samenspel_connections 1\n"));
    CHECK(has(answer, "samenspel_journal_bytes 5\n"));
    CHECK_FALSE(has(answer, "JOINCODE"));
    CHECK_FALSE(has(answer, "TRAINERKEY"));
}

TEST_CASE("the page that looks what is wrong speaks both languages, and its script may do no more than ask this server") {
    FakeHost host;
    const Served served(host);
    const std::string page = get(served.port(), "/check");
    CHECK(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"));
    CHECK(has(page, "script-src 'self'; connect-src 'self' ws: wss:;"));
    CHECK(has(page, "<script src=\"/check.js\"></script>"));
    CHECK(has(page, "Je hebt de server bereikt"));
    CHECK(has(page, "You have reached the server"));
    const std::string script = get(served.port(), "/check.js");
    CHECK(has(script, "Content-Type: text/javascript"));
    CHECK(has(script, "var made_for = 1;"));
    CHECK(has(script, "De doorlopende verbinding werkt."));
    CHECK(has(script, "The lasting connection works."));
    CHECK(has(get(served.port(), "/"), "Samenspel draait"));
    CHECK(has(get(served.port(), "/j/CODE"), "href=\"/check\""));
    CHECK(has(script, "This page checks whether you can take part from this device."));
    CHECK(host.count("opened") == 0);
}

TEST_CASE("the server's own pages say je, as the client does") {
    FakeHost host;
    const Served served(host);
    const std::regex formal("\\b[Uu]w?\\b");
    for (const char* target : {"/", "/j/CODE", "/check", "/check.js"}) {
        const std::string text = body_of(get(served.port(), target));
        INFO(target);
        CHECK_FALSE(std::regex_search(text, formal));
        CHECK(has(text, target[1] == '\0' ? "Je speelt mee" : target[1] == 'j' ? "Je bent uitgenodigd" : "Je hebt de server bereikt"));
    }
}

TEST_CASE("the figures for that page are the protocol's number, the version and the time, and are not kept") {
    FakeHost host;
    const Served served(host);
    const std::string answer = get(served.port(), "/check.json?x=1");
    CHECK(has(answer, "Content-Type: application/json\r\n"));
    CHECK(has(answer, "Cache-Control: no-store\r\n"));
    const std::string body = body_of(answer);
    CHECK(body.starts_with("{\"protocol\":1,\"version\":\"0."));
    const std::int64_t told_ms = std::stoll(body.substr(body.find("\"time_ms\":") + 10));
    CHECK(std::abs(told_ms / 1000 - static_cast<std::int64_t>(std::time(nullptr))) < 60);
}

TEST_CASE("HEAD gives the headers of GET without the body") {
    FakeHost host;
    const Served served(host);
    const std::string whole = get(served.port(), "/");
    CHECK(get(served.port(), "/", "HEAD") == whole.substr(0, whole.find("\r\n\r\n") + 4));
}

TEST_CASE("other methods, unknown paths and climbing paths get a short refusal") {
    FakeHost host;
    const Served served(host);
    CHECK(get(served.port(), "/", "POST").starts_with("HTTP/1.1 405 "));
    CHECK(has(get(served.port(), "/", "DELETE"), "Allow: GET, HEAD\r\n"));
    for (const char* path : {"/nothing", "/j", "/j/", "/board", "/board/", "/../../etc/passwd", "/j/../../etc/passwd/../x\\..", "/%2e%2e/%2e%2e/etc/passwd", "//", "/healthz/",
                             "/assets/scenarios/krimp/roles.yaml", "http://other.example/"}) {
        const std::string answer = get(served.port(), path);
        INFO(path);
        if (std::string(path).starts_with("/j/.")) CHECK(answer.starts_with("HTTP/1.1 200 "));  // a code like any other
        else CHECK(answer.starts_with("HTTP/1.1 404 "));
        CHECK_FALSE(has(answer, "root:"));
    }
}

TEST_CASE("headers beyond the limit get 431, a body 413, and garbage 400, and each is closed") {
    FakeHost host;
    const Served served(host);
    CHECK(ask(served.port(), "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n").starts_with("HTTP/1.1 431 "));
    CHECK(ask(served.port(), "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello").starts_with("HTTP/1.1 413 "));
    CHECK(ask(served.port(), "this is no HTTP\r\n\r\n").starts_with("HTTP/1.1 400 "));
    CHECK(ask(served.port(), "GET / HTTP/9.9\r\n\r\n").starts_with("HTTP/1.1 400 "));
    std::string noise;
    std::uint32_t seed = 1;
    for (int k = 0; k < 20'000; ++k) noise += static_cast<char>((seed = seed * 1664525u + 1013904223u) >> 24);
    ask(served.port(), noise + "\r\n\r\n\r\n\r\n");
    CHECK(body_of(get(served.port(), "/healthz")) == "ok\n");
}

TEST_CASE("a request that comes a byte at a time is answered") {
    FakeHost host;
    const Served served(host);
    Bare bare(served.port());
    for (const char byte : std::string("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n")) bare.send({&byte, 1});
    CHECK(body_of(bare.read_all()) == "ok\n");
}

TEST_CASE("a request that does not come is dropped when its time is over") {
    FakeHost host;
    std::atomic<std::int64_t> clock_ms{1000};
    edge::Options options;
    options.now_ms = [&clock_ms] { return clock_ms.load(); };
    Served served(host, options);
    Bare bare(served.port());
    bare.send("GET / HT");
    // An answer to another connection shows that this one has been accepted.
    get(served.port(), "/healthz");
    clock_ms = 1000 + 11'000;
    served.edge().wake();
    CHECK(bare.read_all().empty());
}

TEST_CASE("only the handshake at /ws is upgraded, and only for pages of the same host") {
    FakeHost host;
    const Served served(host);
    CHECK(ask(served.port(), handshake("/other")).starts_with("HTTP/1.1 404 "));
    CHECK(get(served.port(), "/ws").starts_with("HTTP/1.1 426 "));
    CHECK(ask(served.port(), "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").starts_with("HTTP/1.1 426 "));
    CHECK(ask(served.port(), handshake("/ws", "Origin: http://evil.example\r\n")).starts_with("HTTP/1.1 403 "));
    CHECK(ask(served.port(), handshake("/ws", "Origin: null\r\n")).starts_with("HTTP/1.1 403 "));
    CHECK(host.count("opened") == 0);
    Bare same(served.port());
    same.send(handshake("/ws", "Origin: http://trainer.local:7000\r\n"));
    const std::string head = same.read_head();
    CHECK(head.starts_with("HTTP/1.1 101 "));
    CHECK(has(head, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));  // the answer to RFC 6455's own example key
    host.wait_for("opened", 1);
}
