#include "server/debrief_program.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include "server/child_process.hpp"

namespace samenspel {
namespace {

namespace fs = std::filesystem;

constexpr const char* folder_name = ".afterwards-";
constexpr std::size_t most_jobs = 2'000, most_page_bytes = 7 << 20;
constexpr int longest_page_s = 600, longest_search_s = 600, niceness = 10;

// A folder that nobody else can read, gone with this object: what is made in it holds secrets.
class OwnFolder {
public:
    // Beside the session's file, under this process' number: what a crash leaves there is swept away by the next one.
    explicit OwnFolder(const std::string& file) {
        std::string name = (fs::path(file).parent_path() / (folder_name + std::to_string(getpid()) + "-XXXXXX")).string();
        if (mkdtemp(name.data())) path_ = name;
    }
    ~OwnFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// The only file of this ending in the folder; empty when there is none.
std::string only_file(const std::string& folder, const std::string& ending) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        if (entry->path().extension() != ending) continue;
        std::ifstream in(entry->path(), std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        return out.str();
    }
    return {};
}

// Folders of servers that are no more.
void sweep(const std::string& data) {
    std::error_code failed;
    std::vector<fs::path> left;
    for (fs::directory_iterator entry(data, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.rfind(folder_name, 0) != 0) continue;
        const pid_t process = static_cast<pid_t>(std::strtol(name.c_str() + std::strlen(folder_name), nullptr, 10));
        if (process > 0 && kill(process, 0) != 0 && errno == ESRCH) left.push_back(entry->path());
    }
    for (const auto& path : left) fs::remove_all(path, failed);
}

}  // namespace

DebriefProgram::DebriefProgram(std::string program, const std::string& data, Tell tell, std::function<bool(const std::string&)> is_current)
    : program_(std::move(program)), tell_(std::move(tell)), is_current_(std::move(is_current)) {
    sweep(data);
}

DebriefProgram::~DebriefProgram() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void DebriefProgram::add(std::function<Answer()> job, bool soon) {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= most_jobs) return;
    if (soon) jobs_.push_front(std::move(job));
    else jobs_.push_back(std::move(job));
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
    changed_.notify_one();
}

void DebriefProgram::work() {
    for (std::unique_lock lock(mutex_);;) {
        changed_.wait(lock, [this] { return stop_ || !jobs_.empty(); });
        if (stop_) return;
        const auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        Answer answer = job();
        if (answer) tell_(std::move(answer));
        lock.lock();
    }
}

void DebriefProgram::page(const std::string& file, host::ConnectionId asker, std::uint32_t participant, const Print& wish) {
    add([this, file, asker, participant, wish] { return make_page(file, asker, participant, wish); }, participant == 0);
}

void DebriefProgram::best(const std::string& file, std::uint32_t table) {
    add([this, file, table] { return find_best(file, table); }, false);
}

DebriefProgram::Answer DebriefProgram::make_page(const std::string& file, host::ConnectionId asker, std::uint32_t participant, const Print& wish) {
    const OwnFolder folder(file);
    std::vector<std::string> arguments{program_, file, "-o", folder.path(), "--language", wish.language()};
    if (wish.table() != 0) arguments.insert(arguments.end(), {"--table", std::to_string(wish.table())});
    if (participant != 0) arguments.insert(arguments.end(), {"--participant", std::to_string(participant)});
    if (wish.pdf()) arguments.push_back("--pdf");
    const std::string ending = wish.pdf() ? ".pdf" : ".html";
    Printed page;
    if (!folder.path().empty() && run_program(std::move(arguments), longest_page_s, niceness, &stop_) == 0)
        if (std::string bytes = only_file(folder.path(), ending); !bytes.empty() && bytes.size() <= most_page_bytes) {
            page.set_name(fs::path(file).stem().string() + ending);
            page.set_file(std::move(bytes));
        }
    return [this, file, asker, page = std::move(page)](host::Host& host, std::int64_t now_ms) {
        if (is_current_(file)) host.page_made(asker, page, now_ms);
    };
}

DebriefProgram::Answer DebriefProgram::find_best(const std::string& file, std::uint32_t table) {
    const OwnFolder folder(file);
    BestFound found;
    const bool there = !folder.path().empty() &&
                       run_program({program_, file, "-o", folder.path(), "--best", "--table", std::to_string(table)}, longest_search_s, niceness, &stop_) == 0 &&
                       google::protobuf::util::JsonStringToMessage(only_file(folder.path(), ".json"), &found).ok() && found.choices_size() > 0;
    if (!there) return {};
    return [this, file, table, found = std::move(found)](host::Host& host, std::int64_t now_ms) {
        if (is_current_(file)) host.best_found(table, found, now_ms);
    };
}

}  // namespace samenspel
