"""The real client in a real window on a display of its own: it joins, sleeps while nothing happens, and a click on its
time-out button reaches the table. Debian's xvfb and xdotool."""
import os
import subprocess
import sys
import time

from harness import BIN, Play

read_end, write_end = os.pipe()
display = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
os.close(write_end)
number = os.read(read_end, 16).decode().strip()
environment = dict(os.environ, DISPLAY=f":{number}", SDL_AUDIODRIVER="dummy", LIBGL_ALWAYS_SOFTWARE="1")


def ticks(process):
    fields = open(f"/proc/{process.pid}/stat").read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


client = None
try:
    with Play("--talk", "spoken", "--length", "45", "--seed", "5") as play:
        trainer = play.trainer()
        environment["XDG_STATE_HOME"] = play.folder
        client = subprocess.Popen([os.path.join(BIN, "samenspel"), f"127.0.0.1:{play.port}", "--code", play.code, "--name", "Anneloes", "--language", "nl"], env=environment)
        trainer.until(lambda m: m.event.HasField("seat_changed") and m.event.seat_changed.seat == 1 and m.event.seat_changed.holder == 1)
        time.sleep(2)
        before = ticks(client)
        time.sleep(4)
        idle = ticks(client) - before
        assert idle <= 4, f"the idle client took {idle} clock ticks in four seconds"
        trainer.must("start", table=1)
        trainer.must("next_phase", table=1)
        trainer.must("next_phase", table=1)
        found = False
        for _ in range(20):   # the first frames with software rendering take a moment
            subprocess.run(["xdotool", "mousemove", "1005", "766", "click", "1"], env=environment, check=True)
            trainer.do("whisper", table=1, to=[2], text="even wachten")
            if any(e.HasField("time_out_called") for _, e in trainer.events):
                found = True
                break
            time.sleep(0.5)
        assert found, "the click did not reach the table"
        assert client.poll() is None
        client.terminate()
        client.wait(10)
        assert play.stop() == 0
finally:
    if client and client.poll() is None:
        client.kill()
        client.wait()
    display.terminate()
    display.wait(10)
print(f"joined in a window, {idle} clock ticks in four idle seconds, and a click arrived")
