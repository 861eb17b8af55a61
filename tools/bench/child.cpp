// Processes by fork and exec; their time by the system's clock of that process.
#include "tools/bench/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace samenspel::bench {
namespace {

constexpr std::int64_t most_ending_ns = 10'000'000'000;

[[noreturn]] void become(const std::vector<std::string>& command, int core, int out) {
    pin(core);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // nothing is left behind when the bench is stopped
    dup2(out, STDOUT_FILENO);
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDERR_FILENO);
    dup2(nowhere, STDIN_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
}

}  // namespace

std::int64_t now_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void pin(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    const int count = static_cast<int>(sysconf(_SC_NPROCESSORS_CONF));
    for (int one = 0; one < count; ++one)
        if (core == any_core || core == one) CPU_SET(one, &cores);
    sched_setaffinity(0, sizeof cores, &cores);
}

std::unique_ptr<Child> Child::start(const std::vector<std::string>& command, int core, int wait_ms, std::string* error) {
    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0) {
        *error = "no pipe could be made";
        return nullptr;
    }
    std::unique_ptr<Child> child(new Child);
    child->pid_ = fork();
    if (child->pid_ == 0) become(command, core, pipe_ends[1]);
    close(pipe_ends[1]);
    child->out_ = pipe_ends[0];
    if (child->pid_ < 0 || !child->read_first_line(wait_ms) || clock_getcpuclockid(child->pid_, &child->clock_) != 0) {
        *error = command[0] + " did not start: it said nothing on its first line. Run it by hand to see why.";
        return nullptr;
    }
    return child;
}

bool Child::read_first_line(int wait_ms) {
    const std::int64_t until = now_ns() + wait_ms * 1'000'000LL;
    while (first_line_.find('\n') == std::string::npos) {
        const std::int64_t left_ms = (until - now_ns()) / 1'000'000;
        pollfd waiting{out_, POLLIN, 0};
        if (left_ms <= 0 || poll(&waiting, 1, static_cast<int>(left_ms)) <= 0) return false;
        char part[1024];
        const auto got = read(out_, part, sizeof part);
        if (got <= 0) return false;
        first_line_.append(part, static_cast<std::size_t>(got));
    }
    return true;
}

Child::~Child() {
    if (pid_ > 0) {
        kill(pid_, SIGTERM);
        const std::int64_t until = now_ns() + most_ending_ns;
        while (waitpid(pid_, nullptr, WNOHANG) == 0) {
            if (now_ns() > until) {
                kill(pid_, SIGKILL);
                waitpid(pid_, nullptr, 0);
                break;
            }
            usleep(5'000);
        }
    }
    if (out_ >= 0) close(out_);
}

bool Child::alive() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

std::string Child::said(const std::string& key) const {
    const auto at = first_line_.find("\"" + key + "\":");
    if (at == std::string::npos) return {};
    auto from = first_line_.find_first_not_of(' ', at + key.size() + 3);
    if (from == std::string::npos) return {};
    if (first_line_[from] == '"') return first_line_.substr(from + 1, first_line_.find('"', from + 1) - from - 1);
    return first_line_.substr(from, first_line_.find_first_of(",} \n", from) - from);
}

std::int64_t Child::cpu_ns() const {
    timespec used{};
    clock_gettime(clock_, &used);
    return used.tv_sec * 1'000'000'000LL + used.tv_nsec;
}

double Child::memory_kib() const {
    const std::string path = "/proc/" + std::to_string(pid_) + "/statm";
    std::FILE* file = std::fopen(path.c_str(), "re");
    long total = 0, resident = 0;
    if (file != nullptr) {
        if (std::fscanf(file, "%ld %ld", &total, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024.0;
}

}  // namespace samenspel::bench
