// What the parts of the fold share. Internal to this folder.
#pragma once

#include <algorithm>
#include <cstdint>

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// The element with this key in a list that ascends by it; added, empty, where it belongs when there is none.
template <typename Element, typename Key, typename KeyOf>
Element& at_key(google::protobuf::RepeatedPtrField<Element>& list, const Key& key, KeyOf key_of) {
    int at = 0;
    while (at < list.size() && key_of(list.Get(at)) < key) ++at;
    if (at < list.size() && !(key < key_of(list.Get(at)))) return *list.Mutable(at);
    Element* added = list.Add();
    for (int i = list.size() - 1; i > at; --i) list.SwapElements(i, i - 1);
    return *added;
}

inline void insert_ascending(google::protobuf::RepeatedField<std::uint32_t>& numbers, std::uint32_t number) {
    if (std::find(numbers.begin(), numbers.end(), number) != numbers.end()) return;
    numbers.Add(number);
    for (int i = numbers.size() - 1; i > 0 && numbers.Get(i) < numbers.Get(i - 1); --i) numbers.SwapElements(i, i - 1);
}

// A new line of the table's story.
inline Entry& tell(Knowledge& knowledge, const Event& event) {
    Entry& entry = *knowledge.add_story();
    entry.set_at_ms(event.at_ms());
    return entry;
}

// Each is true when the event was one of its own.
bool fold_interests(Knowledge& knowledge, const Event& event);  // interests and words, promises
bool fold_process(Knowledge& knowledge, const Event& event);    // conversations, cases, guesses compared, successions

}  // namespace samenspel::knowledge
