#include "client/app.hpp"

#include <variant>

#include "client/link/address.hpp"

namespace samenspel::client {

using namespace kit;
using namespace screens;

namespace {

Connection::State plain(link::State state) {
    switch (state) {
        case link::State::connecting: return Connection::State::connecting;
        case link::State::open: return Connection::State::open;
        case link::State::waiting: return Connection::State::waiting;
        case link::State::closed: break;
    }
    return Connection::State::none;
}

Connection::Cause plain(link::Cause cause) {
    switch (cause) {
        case link::Cause::none: return Connection::Cause::none;
        case link::Cause::host_not_found: return Connection::Cause::host_not_found;
        case link::Cause::unreachable: return Connection::Cause::unreachable;
        case link::Cause::refused: return Connection::Cause::refused;
        case link::Cause::timed_out: return Connection::Cause::timed_out;
        case link::Cause::not_samenspel: return Connection::Cause::not_samenspel;
        case link::Cause::version: return Connection::Cause::version;
        case link::Cause::lost: return Connection::Cause::lost;
        case link::Cause::refused_by_server: return Connection::Cause::refused_by_server;
        case link::Cause::untrusted: return Connection::Cause::untrusted;
        case link::Cause::needs_tls: return Connection::Cause::needs_tls;
    }
    return Connection::Cause::none;
}

// Beside the server's WebSocket, as people type it; empty for what is no address.
std::string check_page_of(const std::string& typed) {
    const auto parsed = link::parse_address(typed);
    const auto* address = std::get_if<link::Address>(&parsed);
    if (!address) return {};
    const std::string folder = address->path.substr(0, address->path.rfind('/'));
    return (address->encrypted ? "https://" : "") + address->authority() + folder + "/check";
}

}  // namespace

App::App(std::unique_ptr<link::Link> link, std::function<std::int64_t()> clock_ms) : link_(std::move(link)), clock_ms_(std::move(clock_ms)) {}

void App::connect(const ConnectWish& wish) {
    wish_ = wish;
    check_page_ = check_page_of(wish.address);
    Hello hello;
    hello.set_protocol(1);
    hello.set_code(wish.code);
    if (!wish.trainer_key.empty()) {
        hello.set_trainer_key(wish.trainer_key);
        hello.set_table(1);
    } else if (!wish.ticket.empty()) {
        hello.set_ticket(wish.ticket);
    } else if (!wish.name.empty()) {
        hello.set_name(wish.name);
    }
    trying_ = !link_->connect(wish.address, hello);
    if (!trying_) {
        Connection mistake;
        mistake.cause = Connection::Cause::host_not_found;
        session_.take(mistake, clock_ms_());
    }
}

void App::connect_board(const std::string& address, const std::string& code, std::uint32_t table) {
    Hello hello;
    hello.set_protocol(1);
    hello.set_code(code);
    hello.set_board(true);
    hello.set_table(table);
    check_page_ = check_page_of(address);
    trying_ = !link_->connect(address, hello);
}

void App::take_in(const ServerMessage& message) {
    session_.take(message, clock_ms_());
    // A trainer in no table still needs the content, the same at every one.
    if (message.has_welcome() && session_.trainer() && message.welcome().table() == 0) {
        Watch first;
        first.set_table(1);
        link_->watch(first);
    }
    const std::string& spoken_here = message.session_event().session_opened().language();
    if (!spoken_here.empty() && !language_chosen_) set_language(language_named(spoken_here));
}

void App::take_in() {
    link_->poll();
    while (auto incoming = link_->take()) {
        if (const auto* message = std::get_if<ServerMessage>(&*incoming)) take_in(*message);
        else if (const auto* state = std::get_if<link::StateChanged>(&*incoming)) session_.take(Connection{plain(state->state), plain(state->cause), state->refusal, state->args, check_page_}, clock_ms_());
        else session_.abandon(std::get<link::Abandoned>(*incoming).references);
    }
}

void App::carry_out(Kit& kit, Intents& wants) {
    if (wants.switch_theme) kit.look.dark = !kit.look.dark;
    if (wants.switch_language) {
        language_chosen_ = true;
        set_language(language() == Language::dutch ? Language::english : Language::dutch);
    }
    if (!wants.recap_read.empty()) door_.recap_read = wants.recap_read;
    if (wants.text_step != 0) kit.look.text_scale = kit.look.text_scale >= 2.0f ? 1.0f : kit.look.text_scale + 0.25f;
    if (wants.connect) connect(*wants.connect);
    if (wants.watch) link_->watch(*wants.watch);
    if (wants.only_looking) toasts_.show(std::string(tr("look.nothing")), Tone::neutral, kit.now_ms());
    for (const auto& message : wants.messages)
        if (!link_->say(message)) toasts_.show(std::string(tr("remark.not_sent")), Tone::bad, kit.now_ms());
    for (auto& command : wants.commands) {
        const auto reference = link_->send(command);
        if (reference != 0) session_.remember(reference, command);
        else toasts_.show(std::string(tr("remark.not_sent")), Tone::bad, kit.now_ms());
    }
    if (wants.switch_theme || wants.switch_language || wants.text_step != 0 || wants.connect) kit.request_frame();
}

void App::frame(Kit& kit) {
    take_in();
    for (auto& remark : session_.take_remarks()) toasts_.show(remark.text, remark.tone == Remark::Tone::bad ? Tone::bad : Tone::good, kit.now_ms());
    for (auto& paper : session_.take_printed()) {
        if (paper.file().empty()) {
            toasts_.show(std::string(tr("print.none")), Tone::bad, kit.now_ms());
            continue;
        }
        toasts_.show(tr(paper.name().ends_with(".html") ? "print.page" : "print.came", {paper.name()}), Tone::good, kit.now_ms());
        if (save) save(paper.name(), paper.file());
    }
    if (session_.welcomed()) door_.nearby.clear();
    else if (nearby) door_.nearby = nearby();
    Intents wants;
    const std::int64_t now_ms = clock_ms_();
    View view{kit, session_, wants, door_, now_ms, session_.table_now_ms(now_ms)};
    draw_screen(view);
    toasts_.draw(kit);
    carry_out(kit, wants);
    // Glances tell of tables that are not looked at, in whole seconds too.
    if (session_.trainer() && session_.connected() && session_.glances_run()) kit.wake_at(kit.now_ms() + 1000);
    // A running clock redraws once a second: of the table, or when that runs faster, of this machine.
    if (session_.clock_runs() && session_.connected() && session_.knowledge().has_phase()) {
        const std::int64_t table_ms = view.table_now_ms.value_or(0);
        const std::int64_t until = (1000 - table_ms % 1000) / static_cast<std::int64_t>(session_.speed());
        kit.wake_at(kit.now_ms() + (session_.speed() > 1 ? 1000 : std::max<std::int64_t>(until, 250)));
    }
}

}  // namespace samenspel::client
