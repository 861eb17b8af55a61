"""A real client in a real window on a display of its own: driven by mouse and keyboard (xdotool), read through what it says
is on screen (SAMENSPEL_SEMANTICS) and through the display's own pixels. Debian's xvfb and xdotool."""
import json
import os
import struct
import subprocess
import time
import zlib

from harness import BIN


class Display:
    def __init__(self, folder, width=1280, height=800):
        self.folder = folder
        read_end, write_end = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset", "-fbdir", folder],
                                        pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as told:
            number = told.readline().strip()  # the number and its line end come apart, and it dies when nobody reads
        self.environment = dict(os.environ, DISPLAY=f":{number}", SDL_AUDIODRIVER="dummy", LIBGL_ALWAYS_SOFTWARE="1", XDG_STATE_HOME=folder)

    def shot(self, path):
        """What the display shows, as PNG. The frame buffer is an XWD file: a header of 32-bit numbers, big end first."""
        data = open(os.path.join(self.folder, "Xvfb_screen0"), "rb").read()
        head = struct.unpack(">25I", data[:100])
        header_size, width, height, bytes_per_line, colours = head[0], head[4], head[5], head[12], head[19]
        start = header_size + colours * 12
        rows = bytearray()
        for y in range(height):
            line = data[start + y * bytes_per_line: start + y * bytes_per_line + 4 * width]
            row = bytearray(3 * width)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + row

        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                       chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b""))

    def close(self):
        self.process.terminate()
        self.process.wait(10)


class Window:
    """One client. Waits are for what should appear, with an end; nothing sleeps for a fixed time."""

    def __init__(self, display, *arguments, patience=20, environment=None):
        self.display, self.patience = display, patience
        self.file = os.path.join(display.folder, f"semantics-{time.monotonic_ns()}.json")
        self.process = subprocess.Popen([os.path.join(BIN, "samenspel"), *[str(a) for a in arguments]], env=dict(display.environment, SAMENSPEL_SEMANTICS=self.file, **(environment or {})))

    def shown(self):
        try:
            with open(self.file, encoding="utf-8") as file:
                return [{"id": "", "label": "", "value": "", **one} for one in json.load(file)]
        except FileNotFoundError:
            return []

    def find(self, wanted):
        return next((one for one in self.shown() if one["id"] == wanted), None)

    def until(self, what, why):
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            assert self.process.poll() is None, "the client has ended"
            answer = what()
            if answer:
                return answer
            time.sleep(0.03)
        raise AssertionError(f"{why}; on screen: {sorted(one['id'] for one in self.shown() if one['id'])}")

    def see(self, wanted):
        return self.until(lambda: self.find(wanted), f"'{wanted}' does not appear")

    def read(self, part):
        """Some text on screen holds `part`."""
        return self.until(lambda: any(part in one["label"] + one["value"] for one in self.shown()), f"nothing says '{part}'")

    def point(self, wanted):
        """The middle of a control that has stopped moving."""
        def steady():
            one = self.find(wanted)
            time.sleep(0.15)
            other = self.find(wanted)
            return other if one and other and one["rect"] == other["rect"] and not other.get("disabled") else None
        x, y, width, height = self.until(steady, f"'{wanted}' does not appear")["rect"]
        return str(int(x + width / 2)), str(int(y + height / 2))

    def input(self, *words):
        subprocess.run(["xdotool", *words], env=self.display.environment, check=True)

    def click(self, wanted):
        self.input("mousemove", *self.point(wanted), "click", "1")

    def press(self, wanted, done):
        """Clicks until `done` holds, as a person would when nothing seems to happen: a second time after three seconds."""
        self.click(wanted)
        end = time.monotonic() + 3
        while time.monotonic() < end:
            if done():
                return
            time.sleep(0.03)
        print(f"'{wanted}' did not answer the first click", flush=True)
        self.click(wanted)
        self.until(done, f"'{wanted}' does not answer")

    def tick(self, wanted, why):
        """Chooses with the keyboard, wherever it lies: the focus brings it into view. A second time after three seconds, as with press."""
        def checked():
            return (self.find(wanted) or {}).get("checked")
        self.reach(wanted)
        self.key("space")
        end = time.monotonic() + 3
        while time.monotonic() < end and not checked():
            time.sleep(0.03)
        if not checked():
            print(f"'{wanted}' did not answer the first key; the focus: {[one['id'] for one in self.shown() if one.get('focused')]}", flush=True)
            self.reach(wanted)
            self.key("space")
        self.until(checked, why)

    def forms_aside(self):
        """Puts aside the form that is there, and the one after it; waits for none, and a form may go by itself meanwhile."""
        for _ in range(10):
            form, later = self.find("form"), self.find("form.later")
            if not form or not later:
                return
            x, y, width, height = later["rect"]
            self.input("mousemove", str(int(x + width / 2)), str(int(y + height / 2)), "click", "1")
            end = time.monotonic() + 3
            while time.monotonic() < end and (self.find("form") or {"label": ""})["label"] == form["label"]:
                time.sleep(0.03)
        raise AssertionError("the forms keep coming, or stay")

    def form_later(self):
        """Puts the form aside that comes by itself, and the one after it."""
        self.see("form.later")
        self.forms_aside()

    def gone(self, wanted):
        self.until(lambda: not self.find(wanted), f"'{wanted}' stays")

    def hold(self, wanted):
        self.input("mousemove", *self.point(wanted), "mousedown", "1")

    def let_go(self):
        self.input("mouseup", "1")

    def key(self, *names):
        self.input("key", *names)

    def reach(self, wanted):
        """Goes on with Tab until the focus is there."""
        def focus():
            return next((one["id"] for one in self.shown() if one.get("focused")), "")

        def settled():
            before = focus()
            time.sleep(0.08)
            return [before] if focus() == before else None
        for _ in range(80):
            here = self.until(settled, "the focus does not come to rest")[0]
            if here == wanted:
                return
            self.key("Tab")
            self.until(lambda: focus() != here, "Tab does not move the focus")
        raise AssertionError(f"Tab does not reach '{wanted}'")

    def type(self, text):
        self.input("type", "--delay", "15", text)

    def kill(self):
        """As when the program crashes or the laptop dies."""
        self.process.kill()
        self.process.wait()

    def ticks(self):
        """CPU time so far, in the system's clock ticks."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
