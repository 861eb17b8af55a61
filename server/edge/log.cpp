// The only place that knows spdlog.
#include "server/edge/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace samenspel::edge {
namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> made = [] {
        auto one = std::make_shared<spdlog::logger>("samenspel", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        one->set_pattern("%H:%M:%S %^%l%$ %v");
        one->flush_on(spdlog::level::info);
        return one;
    }();
    return *made;
}

}  // namespace

void log_info(const std::string& line) { logger().info("{}", line); }
void log_warning(const std::string& line) { logger().warn("{}", line); }
void log_error(const std::string& line) { logger().error("{}", line); }

}  // namespace samenspel::edge
