// What survives a restart: its text, its file, and the file's name.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "client/link/identity.hpp"
#include "client/link/state_file.hpp"

using namespace samenspel::link;
namespace fs = std::filesystem;

namespace {

const Identity somebody{"0123456789abcdef", "s3cret_T", 512};

// A folder of its own, gone at the end.
struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "samenspel-link-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    std::string path;
};

}  // namespace

TEST_CASE("an identity reads back as it was written") {
    CHECK(parse_identity(format_identity(somebody)) == somebody);
    const Identity nobody{"ffffffffffffffff", "", 0};
    CHECK(parse_identity(format_identity(nobody)) == nobody);
}

TEST_CASE("a state file cut short anywhere is no identity") {
    const std::string text = format_identity(somebody);
    for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(parse_identity(text.substr(0, size)));
}

TEST_CASE("a state file of another kind is no identity") {
    CHECK_FALSE(parse_identity("samenspel link 2\ninstance 0123456789abcdef\ntoken x\nreserved 1\n"));
    CHECK_FALSE(parse_identity("samenspel link 1\ninstance 0123456789ABCDEF\ntoken x\nreserved 1\n"));
    CHECK_FALSE(parse_identity("samenspel link 1\ninstance 0123456789abcdef\ntoken a b\nreserved 1\n"));
    CHECK_FALSE(parse_identity("samenspel link 1\ninstance 0123456789abcdef\ntoken x\nreserved -1\n"));
    CHECK_FALSE(parse_identity(format_identity(somebody) + "more\n"));
}

TEST_CASE("an instance is sixteen hexadecimal digits of its bits") {
    CHECK(instance_from(0) == "0000000000000000");
    CHECK(instance_from(0x0123456789abcdefULL) == "0123456789abcdef");
    CHECK(is_instance(instance_from(~std::uint64_t{0})));
    CHECK_FALSE(is_instance("0123456789abcde"));
}

TEST_CASE("file names differ when server, code or profile differ, and hold nothing that a file system minds") {
    CHECK(state_file_name("host:7070", "AB", "") != state_file_name("host:7070", "ab", ""));
    CHECK(state_file_name("a", "b", "c") != state_file_name("a", "b_c", ""));
    CHECK(state_file_name("a", "", "b") != state_file_name("a", "b", ""));
    const std::string name = state_file_name("[::1]:7070/../x", "K_", "a b");
    CHECK(name.find_first_of("/\\: []") == std::string::npos);
}

TEST_CASE("a written identity reads back and nobody else may read it") {
    const Folder folder;
    const std::string path = folder.path + "/deeper/down/one.link";
    REQUIRE(write_identity(path, somebody));
    CHECK(read_identity(path) == somebody);
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(std::distance(fs::directory_iterator(folder.path + "/deeper/down"), fs::directory_iterator{}) == 1);
}

TEST_CASE("writing again replaces the old identity and its looser permissions") {
    const Folder folder;
    const std::string path = folder.path + "/one.link";
    std::ofstream(path) << "older";
    fs::permissions(path, fs::perms::all);
    REQUIRE(write_identity(path, somebody));
    CHECK(read_identity(path) == somebody);
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a folder that cannot be made is a refusal, not a crash") {
    const Folder folder;
    std::ofstream(folder.path + "/file") << "in the way";
    CHECK_FALSE(write_identity(folder.path + "/file/one.link", somebody));
}

TEST_CASE("a forgotten identity is gone, and forgetting nothing is fine") {
    const Folder folder;
    const std::string path = folder.path + "/one.link";
    REQUIRE(write_identity(path, somebody));
    CHECK(forget_identity(path));
    CHECK_FALSE(read_identity(path));
    CHECK(forget_identity(path));
}
