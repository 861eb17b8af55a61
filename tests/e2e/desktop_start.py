"""The trainer starts from an icon: what the desktop entry runs, on a display of its own. Without a terminal the reason why the
server does not start stands in a window, and closing the window while there is a session asks first, since it halts everybody."""
import ctypes
import ctypes.util
import os
import socket
import subprocess
import tempfile
import time

from harness import BIN, ROOT
from window import Display, Window


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p), ("window", ctypes.c_ulong),
                ("message_type", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("room", ctypes.c_long * 12)]


def press_close(display):
    """What a window manager does when its cross is pressed; this display has none."""
    listed = subprocess.run(["xdotool", "search", "--name", "Samenspel"], env=display.environment, capture_output=True, text=True, check=True)
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    opened = x11.XOpenDisplay(display.environment["DISPLAY"].encode())
    assert opened, "the display does not open"
    for window in listed.stdout.split():
        event = ClientMessage(type=33, window=int(window), message_type=x11.XInternAtom(opened, b"WM_PROTOCOLS", 0), format=32)
        event.data[0] = x11.XInternAtom(opened, b"WM_DELETE_WINDOW", 0)
        x11.XSendEvent(opened, int(window), 0, 0, ctypes.byref(event))
    x11.XCloseDisplay(opened)


class Started(Window):
    """The window that tools/samenspel-host opens."""

    def __init__(self, display, folder, *options):
        self.display, self.patience = display, 30
        self.file = os.path.join(folder, f"semantics-{time.monotonic_ns()}.json")
        surroundings = dict(display.environment, SAMENSPEL_SEMANTICS=self.file, SAMENSPEL_PROGRAMS=BIN, XDG_DATA_HOME=folder, LANG="nl_NL.UTF-8")
        self.process = subprocess.Popen([os.path.join(ROOT, "tools", "samenspel-host"), "--while-open", *options], env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def ended(self):
        code = self.process.wait(30)
        self.process.stderr.close()
        return code


def main():
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder, 640, 480)  # as large as that window: it lies in the corner then
        try:
            with socket.socket() as taken:
                taken.bind(("0.0.0.0", 0))
                taken.listen()
                me = Started(display, folder, "--port", str(taken.getsockname()[1]))
                me.see("start.close")
                me.read(str(taken.getsockname()[1]))
                if os.environ.get("SAMENSPEL_SHOTS"):
                    time.sleep(0.3)
                    display.shot(os.path.join(os.environ["SAMENSPEL_SHOTS"], "desktop-cannot-start.png"))
                me.click("start.close")
                assert me.ended() != 0
            print("a port that is taken is told in a window")
        finally:
            display.close()

        display = Display(folder, 1280, 800)
        try:
            me = Started(display, folder, "--port", "0")
            me.see("setup.go")
            press_close(display)
            assert me.ended() == 0, "nothing was hosted yet, so nothing is asked"
            print("without a session the window just closes")

            me = Started(display, folder, "--port", "0", "--scenario", "sports-hall", "--length", "45")
            me.see("region.lobby")
            press_close(display)
            me.see("close.sure")
            if os.environ.get("SAMENSPEL_SHOTS"):
                time.sleep(0.3)
                display.shot(os.path.join(os.environ["SAMENSPEL_SHOTS"], "desktop-close-sure.png"))
            me.click("close.sure.no")
            me.gone("close.sure")
            press_close(display)
            me.click("close.sure.yes")
            assert me.ended() == 0
            print("with a session it asks, and goes on or halts as was answered")
        finally:
            display.close()


main()
