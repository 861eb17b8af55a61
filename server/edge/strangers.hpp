// Connections that have not said anything yet, the oldest first. When there are too many, in all or from one network, the
// oldest makes room: who comes to play speaks within moments, who only holds connections open does not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include <boost/asio/ip/address.hpp>
#include <boost/intrusive/list.hpp>

namespace samenspel::edge {

struct StrangersTag;
struct Stranger : boost::intrusive::list_base_hook<boost::intrusive::tag<StrangersTag>> {
    std::uint64_t network = 0;
};

// One number for all addresses that one machine can take at will: an IPv4 address; of IPv6 the first 64 bits, or the last
// ones where the first are the same for a whole room. 0 for this computer itself, where a proxy may stand in for everybody.
inline std::uint64_t network_of(const boost::asio::ip::address& address) {
    if (address.is_loopback()) return 0;
    if (address.is_v4()) return (std::uint64_t{1} << 32) | address.to_v4().to_uint();
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) return network_of(boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, v6));
    std::uint64_t out = 0;
    const auto bytes = v6.to_bytes();
    const std::size_t from = v6.is_link_local() || (bytes[0] & 0xFE) == 0xFC ? 8 : 0;
    for (std::size_t k = 0; k < 8; ++k) out = (out << 8) | bytes[from + k];
    return out;
}

class Strangers {
public:
    Strangers(std::size_t most, std::size_t most_of_one) : most_(most), most_of_one_(most_of_one) {}

    std::size_t size() const { return list_.size(); }

    // Who has to make room before one more of this network comes; null: there is room.
    Stranger* in_the_way(std::uint64_t network) {
        const auto of_it = counts_.find(network);
        if (network != 0 && of_it != counts_.end() && of_it->second >= most_of_one_) {
            for (Stranger& one : list_)
                if (one.network == network) return &one;
        }
        return list_.size() >= most_ && !list_.empty() ? &list_.front() : nullptr;
    }

    void add(Stranger& stranger, std::uint64_t network) {
        stranger.network = network;
        list_.push_back(stranger);
        ++counts_[network];
    }

    // It has spoken, or it is gone. Again does nothing.
    void remove(Stranger& stranger) {
        if (!stranger.is_linked()) return;
        list_.erase(list_.iterator_to(stranger));
        const auto of_it = counts_.find(stranger.network);
        if (--of_it->second == 0) counts_.erase(of_it);
    }

private:
    std::size_t most_, most_of_one_;
    boost::intrusive::list<Stranger, boost::intrusive::base_hook<boost::intrusive::list_base_hook<boost::intrusive::tag<StrangersTag>>>> list_;
    std::unordered_map<std::uint64_t, std::size_t> counts_;
};

}  // namespace samenspel::edge
