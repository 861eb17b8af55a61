#include "server/host/wire.hpp"

namespace samenspel::host {
namespace {

void add_varint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
    out.push_back(static_cast<char>(value));
}

constexpr char tag(int field, int wire_type) { return static_cast<char>(field << 3 | wire_type); }

}  // namespace

Frame event_frame(std::uint64_t number, bool of_session, std::shared_ptr<const std::string> body) {
    constexpr int varint = 0, length_delimited = 2;
    Frame out;
    out.head.push_back(tag(ServerMessage::kNFieldNumber, varint));
    add_varint(out.head, number);
    out.head.push_back(tag(of_session ? ServerMessage::kSessionEventFieldNumber : ServerMessage::kEventFieldNumber, length_delimited));
    add_varint(out.head, body->size());
    out.body = std::move(body);
    return out;
}

Frame frame(const ServerMessage& message) {
    constexpr std::size_t most_head = 32;
    Frame out;
    std::string bytes = message.SerializeAsString();
    if (bytes.size() <= most_head) out.head = std::move(bytes);
    else out.body = std::make_shared<const std::string>(std::move(bytes));
    return out;
}

ServerMessage acknowledged(std::uint64_t reference, std::uint64_t number) {
    ServerMessage out;
    out.mutable_acknowledged()->set_reference(reference);
    out.mutable_acknowledged()->set_n(number);
    return out;
}

ServerMessage rejected(std::uint64_t reference, const rules::Rejection& rejection) {
    ServerMessage out;
    out.mutable_rejected()->set_reference(reference);
    out.mutable_rejected()->set_reason(rejection.reason);
    for (const auto& arg : rejection.args) out.mutable_rejected()->add_args(arg);
    return out;
}

ServerMessage refused(Refusal refusal, std::vector<std::string> args) {
    ServerMessage out;
    out.mutable_refused()->set_refusal(refusal);
    for (auto& arg : args) out.mutable_refused()->add_args(std::move(arg));
    return out;
}

ServerMessage clock_message(std::int64_t now_ms, bool running, std::uint32_t speed) {
    ServerMessage out;
    out.mutable_clock()->set_now_ms(now_ms);
    out.mutable_clock()->set_running(running);
    out.mutable_clock()->set_speed(speed);
    return out;
}

ServerMessage reach_message(const std::vector<Address>& addresses, const std::string& code) {
    ServerMessage out;
    Reach& reach = *out.mutable_reach();
    reach.set_code(code);
    for (const auto& [url, likely] : addresses) {
        Way& way = *reach.add_ways();
        way.set_url(url);
        way.set_likely(likely);
    }
    return out;
}

ServerMessage frozen_message(bool frozen, const store::Error& error) {
    using Kind = store::Error::Kind;
    ServerMessage out;
    out.mutable_frozen()->set_frozen(frozen);
    if (!frozen) return out;
    Text& why = *out.mutable_frozen()->mutable_why();
    switch (error.kind) {
        case Kind::disk_full:
            why.set_nl("De schijf van de laptop met de sessie is vol. Maak daar ruimte vrij; daarna gaat de tafel vanzelf verder. Wat bevestigd is, blijft bewaard.");
            why.set_en("The disk of the laptop that hosts this session is full. Free some space there and the table goes on by itself. What was confirmed is kept.");
            break;
        case Kind::read_only:
            why.set_nl("De map met de sessie mag niet beschreven worden. Geef de server daar schrijfrechten; daarna gaat de tafel vanzelf verder. Wat bevestigd is, blijft bewaard.");
            why.set_en("The folder of this session cannot be written to. Let the server write there and the table goes on by itself. What was confirmed is kept.");
            break;
        default:
            why.set_nl("De sessie kan even niet worden opgeslagen. Controleer de schijf van de laptop met de sessie; zodra opslaan weer lukt, gaat de tafel vanzelf verder.");
            why.set_en("This session cannot be saved right now. Check the disk of the laptop that hosts it; as soon as saving works again the table goes on by itself.");
    }
    return out;
}

}  // namespace samenspel::host
