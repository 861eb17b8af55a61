"""What tools/package makes, in a clean Debian 12: the .deb is installed with what it depends on and nothing more, a session is
hosted there, played by bots from outside over loopback and ended; the trainer's window opens with its fonts; then the package
goes, and the .tar.gz unpacked elsewhere does the same. Needs root for a root of its own, and debootstrap with a mirror; says
what is missing and skips where they are not there (exit code 77). SAMENSPEL_PACKAGES names a folder with packages that are
made already; else tools/package makes them."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from harness import BIN, ROOT, Client, vocabulary
from window import Display

BOTS = os.path.join(BIN, "samenspel-bots")


def mirror():
    """Where this machine gets its own packages from."""
    listed = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"], capture_output=True, text=True)
    return os.environ.get("SAMENSPEL_MIRROR") or next(iter(listed.stdout.split()), "")


def skip(why):
    print(f"skipped: {why}", flush=True)
    sys.exit(77)


def in_mounts_of_its_own():
    """Starts this script again with mounts that go when it ends; does not return outside."""
    if os.environ.get("SAMENSPEL_OWN_MOUNTS"):
        return
    if os.geteuid() != 0:
        skip("installing into a root of its own takes root")
    for program in ("debootstrap", "chroot", "unshare", "Xvfb"):
        if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            skip(f"{program} is not installed")
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0:
        skip("mounts of its own are not allowed here")
    sys.exit(subprocess.run(["unshare", "--mount", sys.executable, *sys.argv], env=dict(os.environ, SAMENSPEL_OWN_MOUNTS="1", PATH=os.environ["PATH"] + ":/usr/sbin:/sbin")).returncode)


def run(*words, **more):
    result = subprocess.run(words, capture_output=True, text=True, **more)
    assert result.returncode == 0, f"{' '.join(words)}:\n{result.stdout[-3000:]}{result.stderr[-3000:]}"
    return result.stdout


def packages():
    folder = os.environ.get("SAMENSPEL_PACKAGES")
    if not folder:
        run(os.path.join(ROOT, "tools", "package"), timeout=3600)
        folder = os.path.join(ROOT, "build", "packages")
    deb, tar = (glob.glob(os.path.join(folder, f"*.{kind}")) for kind in ("deb", "tar.gz"))
    assert len(deb) == 1 and len(tar) == 1, f"one .deb and one .tar.gz are wanted in {folder}: {os.listdir(folder)}"
    return deb[0], tar[0]


class Root:
    """A clean Debian 12."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "root")
        made = subprocess.run(["debootstrap", "--variant=minbase", "bookworm", self.path, *filter(None, [mirror()])], capture_output=True, text=True)
        if made.returncode != 0:
            skip(f"debootstrap could not make a clean root from {mirror()}: {(made.stdout + made.stderr).strip().splitlines()[-1:]}")
        for kind, place in (("proc", "proc"), ("tmpfs", "tmp"), ("tmpfs", "dev/shm")):
            os.makedirs(os.path.join(self.path, place), exist_ok=True)
            run("mount", "-t", kind, kind, os.path.join(self.path, place))
        for name in os.listdir("/etc/apt/apt.conf.d"):  # how this machine reaches the mirror
            if "docker" not in name and "packagekit" not in name and "appstream" not in name:
                shutil.copy(os.path.join("/etc/apt/apt.conf.d", name), os.path.join(self.path, "etc/apt/apt.conf.d"))
        with open(self.inside("usr/sbin/policy-rc.d"), "w") as file:
            file.write("#!/bin/sh\nexit 101\n")  # nothing is started by installing
        os.chmod(self.inside("usr/sbin/policy-rc.d"), 0o755)
        self.do("useradd", "--create-home", "petra")

    def inside(self, path):
        return os.path.join(self.path, path.lstrip("/"))

    def do(self, *words):
        return run("chroot", self.path, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", *words)

    def start(self, *words, **environment):
        """A program as an ordinary user, in this root."""
        settings = [f"{name}={value}" for name, value in {"PATH": "/usr/bin:/bin", "HOME": "/home/petra", "LC_ALL": "C.UTF-8", **environment}.items()]
        return subprocess.Popen(["chroot", "--userspec=petra", self.path, "env", "-i", *settings, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class House:
    """What harness.Client wants to know of a running server."""
    secure = None

    def __init__(self, process, pb):
        self.process, self.pb = process, pb
        line = process.stdout.readline()
        if not line:
            raise AssertionError("it did not start:\n" + process.communicate()[1])
        first = json.loads(line)
        self.port, self.code, self.key, self.data = first["port"], first["code"], first["trainer_key"], first["data"]

    def stop(self):
        self.process.terminate()
        out, said = self.process.communicate(timeout=30)
        return said


def play(root, house):
    """Hosts a krimp of 45 minutes; bots from outside the root play it to its end."""
    page = urllib.request.urlopen(f"http://127.0.0.1:{house.port}/", timeout=10)
    assert page.status == 200 and b"canvas" in page.read(), "the page for browsers is not served"
    wasm = urllib.request.Request(f"http://127.0.0.1:{house.port}/check")
    assert urllib.request.urlopen(wasm, timeout=10).status == 200
    trainer = Client(house, trainer_key=house.key)
    trainer.until(lambda m: m.HasField("reach"))
    assert "krimp" in [offer.scenario for offer in trainer.setup.scenarios], trainer.setup
    trainer.say("host_session", scenario="krimp", length_min=45, tables=1, language="nl")
    trainer.caught_up()
    seats = 7
    bots = subprocess.Popen([BOTS, "--url", f"127.0.0.1:{house.port}", "--code", house.code, "--seats", str(seats)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        joined = set()
        while len(joined) < seats:
            message = trainer.read()
            if message.session_event.HasField("participant_joined"):
                joined.add(message.session_event.participant_joined.participant)
        trainer.must("start_session")
        trainer.say("print", kind=house.pb["envelope"].ROLE_CARDS, language="nl", table=1)
        paper = trainer.until(lambda m: m.HasField("printed")).printed
        assert paper.file.startswith(b"%PDF") and len(paper.file) > 10_000, "no role cards come out"
        trainer.until(lambda m: m.session_event.HasField("session_ended"), seconds=180)
    finally:
        bots.terminate()
        bots.wait(20)


def host(root, pb, *command):
    """Hosts, plays, stops, and reads the session file back with the root's own tools."""
    house = House(root.start(*command, "--no-client", "--port", "0", "--speed", "60"), pb)
    try:
        play(root, house)
    finally:
        said = house.stop()
    for word in ("Join", "Board", "Code", "Trainer key", "Journal"):
        assert word in said, said
    log = os.path.join(os.path.dirname(command[0]), "samenspel-log")
    files = glob.glob(root.inside(house.data) + "/*.samenspel")
    assert len(files) == 1, files
    print("  " + root.do(log, "verify", os.path.join(house.data, os.path.basename(files[0]))).strip().splitlines()[-1])
    os.remove(files[0])


def open_window(root, folder):
    """As the desktop entry does: the trainer's window opens, with letters and icons, and the session ends with it."""
    entry = dict(line.split("=", 1) for line in open(root.inside("usr/share/applications/samenspel.desktop"), encoding="utf-8") if "=" in line)
    command = entry["Exec"].split()
    assert os.path.exists(root.inside("usr/bin/" + command[0])) and glob.glob(root.inside("usr/share/icons/hicolor/*/apps/" + entry["Icon"].strip() + ".*"))
    display = Display(folder)
    process = root.start(*command, "--port", "0", DISPLAY=display.environment["DISPLAY"], SAMENSPEL_SEMANTICS="/tmp/shown.json", LIBGL_ALWAYS_SOFTWARE="1", SDL_AUDIODRIVER="dummy")
    try:
        end = time.monotonic() + 60
        shown = []
        while not any(one.get("id") == "setup.go" for one in shown):
            assert process.poll() is None, "the host's flow ended:\n" + process.communicate()[1]
            assert time.monotonic() < end, f"the trainer's window does not show the setup: {shown}"
            time.sleep(0.1)
            try:
                shown = json.load(open(root.inside("tmp/shown.json"), encoding="utf-8"))
            except (FileNotFoundError, ValueError):
                pass
        time.sleep(0.5)
        if os.environ.get("SAMENSPEL_SHOTS"):
            os.makedirs(os.environ["SAMENSPEL_SHOTS"], exist_ok=True)
            display.shot(os.path.join(os.environ["SAMENSPEL_SHOTS"], "package-window.png"))
        process.terminate()
        process.communicate(timeout=30)  # the window, which holds the same pipe, ends with it
    finally:
        if process.poll() is None:
            process.kill()
        display.close()


def main():
    deb, tar = packages()
    folder = tempfile.mkdtemp(prefix="samenspel-root-")
    sys.path.insert(0, folder)
    pb = vocabulary(folder)
    try:
        root = Root(folder)
        shutil.copy(deb, root.inside("tmp/samenspel.deb"))
        root.do("apt-get", "update")
        root.do("apt-get", "install", "-y", "--no-install-recommends", "/tmp/samenspel.deb")
        for program in sorted(os.listdir(root.inside("usr/bin"))):
            if program.startswith("samenspel-") and program != "samenspel-host":
                root.do(program, "--help")
        print("installed; hosting from the package", flush=True)
        host(root, pb, "/usr/bin/samenspel-host")
        open_window(root, folder)
        print("the trainer's window opens", flush=True)
        root.do("apt-get", "remove", "-y", "samenspel")
        assert not glob.glob(root.inside("usr/bin/samenspel*")) and not os.path.exists(root.inside("usr/share/samenspel"))
        os.makedirs(root.inside("opt/elsewhere"))
        run("tar", "-xzf", tar, "-C", root.inside("opt/elsewhere"))
        where = glob.glob(root.inside("opt/elsewhere/*/bin/samenspel-host"))
        assert len(where) == 1, os.listdir(root.inside("opt/elsewhere"))
        print("unpacked elsewhere; hosting from there", flush=True)
        host(root, pb, "/" + os.path.relpath(where[0], root.path))
    finally:
        subprocess.run(["umount", "-R", *(os.path.join(folder, "root", place) for place in ("dev/shm", "tmp", "proc"))], capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
    print("both packages host a session on a clean Debian 12")


in_mounts_of_its_own()
main()
