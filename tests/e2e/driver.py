"""The client without a display, steered by `client_driver`; what its looks find stands in `faults`."""
import json
import os
import subprocess

from harness import BIN

SHOTS = os.environ.get("SAMENSPEL_SHOTS")
faults = []


class Driver:
    def __init__(self, language, scale, width=1280, height=800, theme="light"):
        self.process = subprocess.Popen([os.path.join(BIN, "client_driver")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.name = f"{language}-{scale}-{width}"
        self.do("language", language)
        self.do("size", width, height)
        self.do("look", theme, scale)

    def ask(self, *words):
        self.process.stdin.write(" ".join(str(w) for w in words) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def do(self, *words):
        answer = self.ask(*words)
        assert answer == "ok", (self.name, words, answer)

    def forms_aside(self):
        """Puts the forms that come by themselves aside, while there are any."""
        for _ in range(8):
            if self.ask("until", "form.later", 1000) != "ok":
                return
            self.ask("click", "form.later")  # the phase may have closed it meanwhile
            self.ask("wait", 100)

    def look(self, name, tab=False):
        """Checks the layout of what is shown, keeps a picture, and walks through it with Tab."""
        self.ask("wait", 60)
        answer = self.ask("check")
        if answer != "ok":
            faults.append(f"{self.name} {name}: {answer}")
        if SHOTS:
            os.makedirs(SHOTS, exist_ok=True)
            self.ask("shot", os.path.join(SHOTS, f"{name}-{self.name}.png"))
        if tab:
            shown = [s for s in json.loads(self.ask("dump")) if s.get("focusable") and not s.get("disabled")]
            reached = set()
            for _ in range(3 * len(shown) + 10):
                self.ask("key", "Tab")
                reached.add(self.ask("focused"))
            missing = {s["id"] for s in shown} - reached
            # Of controls that belong together Tab reaches one; the arrows go on.
            missing = {m for m in missing if not any(m.rsplit(".", 1)[0] == r.rsplit(".", 1)[0] for r in reached)}
            if missing:
                faults.append(f"{self.name} {name}: Tab does not reach {sorted(missing)}")

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)
