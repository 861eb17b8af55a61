"""Servers nearby, for true: a server, Avahi and the client in a network and file system of their own, so that nothing reaches
the machine's. The client lists the session, follows its name, joins by choosing it, and forgets a server that stops; what goes
over the network holds no code and no key. Debian's avahi-daemon and dbus-daemon; needs root for a network of its own, and says
so and skips where that is not given (exit code 77)."""
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=/run/dbus/system_bus_socket</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>
"""
AVAHI = """[server]
host-name=laptop
use-ipv4=yes
use-ipv6=no
enable-dbus=yes
[publish]
publish-workstation=no
"""


def skip(why):
    print(f"skipped: {why}", flush=True)
    sys.exit(77)


def in_a_network_of_its_own():
    """Starts this script again where it has a network, processes and /run to itself; does not return outside."""
    if os.environ.get("SAMENSPEL_OWN_NETWORK"):
        return
    for program in ("avahi-daemon", "dbus-daemon", "unshare", "ip"):
        if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            skip(f"{program} is not installed")
    own = ["unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc"]
    if subprocess.run([*own, "mount", "-t", "tmpfs", "tmpfs", "/run"], capture_output=True).returncode != 0:
        skip("this user may not make a network and mounts of its own (needs root)")
    sys.exit(subprocess.run([*own, sys.executable, *sys.argv], env=dict(os.environ, SAMENSPEL_OWN_NETWORK="1", PATH=os.environ["PATH"] + ":/usr/sbin:/sbin")).returncode)


def begin_avahi(folder):
    subprocess.run(["ip", "link", "set", "lo", "up", "multicast", "on"], check=True)
    subprocess.run(["ip", "route", "add", "224.0.0.0/4", "dev", "lo"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
    os.makedirs("/run/dbus")
    os.makedirs("/run/avahi-daemon")
    for name, text in (("bus.conf", BUS), ("avahi.conf", AVAHI)):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    bus = subprocess.Popen(["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork"])
    end = time.monotonic() + 20
    while not os.path.exists("/run/dbus/system_bus_socket"):
        assert bus.poll() is None and time.monotonic() < end, "the message bus does not start"
        time.sleep(0.05)
    avahi = subprocess.Popen(["avahi-daemon", "-f", f"{folder}/avahi.conf", "--no-drop-root", "--no-chroot", "--no-rlimits"], stderr=subprocess.DEVNULL)
    return [avahi, bus]


class Ear:
    """Hears all that is said over multicast DNS."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(("224.0.0.251", 5353))
        self.socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4s4s", socket.inet_aton("224.0.0.251"), socket.inet_aton("127.0.0.1")))
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            self.heard.append(self.socket.recv(9000))


def main():
    from harness import Client, Play
    from window import Display, Window
    folder = tempfile.mkdtemp(prefix="samenspel-nearby-")
    daemons, windows, display = begin_avahi(folder), [], None
    ear = Ear()
    shots = os.environ.get("SAMENSPEL_SHOTS")
    try:
        with Play("--host", scenario=None) as play:
            display = Display(folder)
            me = Window(display, "--language", "nl")
            windows.append(me)
            me.see("connect.nearby.1")
            assert me.find("connect.nearby.1")["label"] == "Samenspel", me.find("connect.nearby.1")
            trainer = Client(play, trainer_key=play.key)
            trainer.until(lambda m: m.HasField("reach"))
            trainer.say("host_session", scenario="krimp", length_min=45, tables=1)
            trainer.caught_up()
            title = next(e.session_opened.title.nl for _, e in trainer.session_events if e.HasField("session_opened"))
            me.until(lambda: (me.find("connect.nearby.1") or {}).get("label") == title, "the session's own name does not appear")
            assert me.find("connect.nearby.1")["value"] == f"127.0.0.1:{play.port}"
            me.gone("connect.nearby.2")  # the old name may go a moment after the new one comes
            time.sleep(2)
            before = me.ticks()
            time.sleep(4)
            idle = me.ticks() - before
            assert idle <= 4, f"the client that lists a session took {idle} clock ticks in four seconds"
            if shots:
                display.shot(os.path.join(shots, "nearby-1280-nl.png"))
            me.reach("connect.nearby.1")
            me.key("space")
            me.until(lambda: me.find("connect.code").get("focused"), "the code is not asked next")
            me.type(play.code)
            me.reach("connect.name")
            me.type("Noor")
            me.key("Return")
            me.see("region.lobby")
            me.close()
            # Another one sees the server go.
            other = Window(display, "--language", "en")
            windows.append(other)
            other.see("connect.nearby.1")
            code, key = play.code, play.key
            assert play.stop() == 0
            other.gone("connect.nearby.1")
        said = b"\n".join(ear.heard).lower()
        assert b"_samenspel" in said and title.encode().lower()[:8] in said
        for secret in (code, key, "Noor"):
            assert secret.encode().lower() not in said, f"'{secret}' went over the network"
    finally:
        for window in windows:
            window.close()
        if display:
            display.close()
        for daemon in daemons:
            daemon.terminate()
            daemon.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"a session nearby was found, followed, joined and forgotten; {idle} clock ticks in four idle seconds")


in_a_network_of_its_own()
main()
