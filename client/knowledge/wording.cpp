#include "client/knowledge/wording.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace samenspel::knowledge {
namespace {

constexpr std::array<std::string_view, 10> of_the_other{"jij", "je", "jou", "jouw", "jullie", "u", "uw", "you", "your", "yours"};
constexpr std::array<std::string_view, 20> accusing{"altijd", "nooit", "schuld", "weigert", "weigeren", "liegt", "liegen", "loog", "expres", "egoistisch",
                                                    "always", "never", "fault", "blame", "refuse", "refused", "lie", "lied", "lying", "selfish"};

template <typename Words>
bool is_one_of(const std::string& word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Bytes beyond ASCII belong to the word that they stand in.
bool in_word(unsigned char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80; }

}  // namespace

bool may_land_as_blame(std::string_view sentence) {
    bool other = false, accuses = false;
    std::string word;
    const auto end_word = [&] {
        other = other || is_one_of(word, of_the_other);
        accuses = accuses || is_one_of(word, accusing);
        word.clear();
    };
    for (const char byte : sentence) {
        if (!in_word(static_cast<unsigned char>(byte))) end_word();
        else word += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
    }
    end_word();
    return other && accuses;
}

}  // namespace samenspel::knowledge
