#include "server/host/admission.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "server/host/names.hpp"

namespace samenspel::host {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";  // without I, L, O, 0 and 1

void ready() {
    static const int result = sodium_init();
    if (result < 0) throw std::runtime_error("the system has no random source");
}

std::string random_text(std::string_view letters, int length) {
    ready();
    std::string out;
    for (int i = 0; i < length; ++i) out.push_back(letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))]);
    return out;
}

}  // namespace

std::string make_code() { return random_text(alphabet, 6); }
std::string make_trainer_key() { return random_text(alphabet, 21); }

std::string make_token() {
    ready();
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string out(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
    out.pop_back();
    return out;
}

std::uint64_t random_number() {
    ready();
    std::uint64_t out = 0;
    randombytes_buf(&out, sizeof out);
    return out;
}

std::string hash_of(std::string_view secret) {
    ready();
    std::string out(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), reinterpret_cast<const unsigned char*>(secret.data()),
                       secret.size(), nullptr, 0);
    return out;
}

bool same_hash(std::string_view one, std::string_view other) {
    return one.size() == other.size() && !one.empty() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string tidy_code(std::string_view typed) {
    std::string out;
    for (const char letter : typed) {
        if (letter == ' ' || letter == '-') continue;
        out.push_back(letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter);
    }
    return out;
}

bool sound_instance(std::string_view instance) {
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    return instance.size() >= 8 && instance.size() <= 32 && std::all_of(instance.begin(), instance.end(), digit);
}

void TriesOfNetworks::wrong(std::uint64_t network, std::int64_t now_ms) {
    if (of_.size() >= most_networks) of_.clear();
    of_.try_emplace(network, most_of_one).first->second.wrong(now_ms);
}

bool TriesOfNetworks::too_many(std::uint64_t network, std::int64_t now_ms) {
    const auto found = of_.find(network);
    return found != of_.end() && found->second.too_many(now_ms);
}

void WrongTries::wrong_code(std::uint64_t network, std::int64_t now_ms) {
    all_codes_.wrong(now_ms);
    if (network != 0) codes_.wrong(network, now_ms);
}

void People::clear() {
    people_.clear();
    by_token_.clear();
    by_name_.clear();
}

void People::put(store::Participant participant) {
    if (participant.id == 0) return;
    if (people_.size() < participant.id) people_.resize(participant.id);
    store::Participant& known = people_[participant.id - 1];
    by_token_.erase(known.token_hash);
    if (known.id == 0 || compared_name(known.name) != compared_name(participant.name)) {
        if (known.id != 0) std::erase(by_name_[compared_name(known.name)], participant.id);
        by_name_[compared_name(participant.name)].push_back(participant.id);
    }
    known = std::move(participant);
    if (!known.token_hash.empty()) by_token_[known.token_hash] = known.id;
}

std::uint32_t People::with_token(const std::string& token_hash) const {
    const auto found = by_token_.find(token_hash);
    return found == by_token_.end() ? 0 : found->second;
}

std::vector<std::uint32_t> People::with_name(std::string_view name) const {
    const auto found = by_name_.find(compared_name(name));
    return found == by_name_.end() ? std::vector<std::uint32_t>{} : found->second;
}

std::uint32_t People::with_instance(const std::string& instance, std::string_view name) const {
    for (const auto participant : with_name(name))
        if (of(participant).instance == instance) return participant;
    return 0;
}

}  // namespace samenspel::host
