#include "server/child_process.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace samenspel {
namespace {

constexpr auto look_every = std::chrono::milliseconds(50);

}  // namespace

int run_program(std::vector<std::string> arguments, int longest_s, int niceness, const std::atomic<bool>* stop, int words) {
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int descriptor : {0, 1, 2})
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0);
    if (words >= 0) posix_spawn_file_actions_adddup2(&actions, words, 1);
    // Sockets are ours alone: a child that outlives this program would keep its port taken.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    pid_t child = 0;
    const int failed = posix_spawn(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return -1;
    if (niceness > 0) setpriority(PRIO_PROCESS, static_cast<id_t>(child), niceness);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(longest_s);
    for (int status = 0;;) {
        if (waitpid(child, &status, WNOHANG) == child) return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        if (std::chrono::steady_clock::now() > end || (stop && *stop)) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            return -1;
        }
        std::this_thread::sleep_for(look_every);
    }
}

}  // namespace samenspel
