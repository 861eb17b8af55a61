"""A trainer hosts with the program, six people join with it by code, are dealt over the seats, start together and play a krimp
of 45 minutes to its end, table time running faster and the trainer moving on. One is killed and comes back to its own seat by
itself; one comes late, waits, and is let in with one key. Every client is the real one, in a window on a display of its own.
Usage: native_session.py nl|en [WIDTH HEIGHT]. Screenshots stay in the folder that SAMENSPEL_SHOTS names, else beside the
tests' build."""
import os
import sys
import tempfile
import time

from harness import BIN, Play
from window import Display, Window

language = sys.argv[1] if len(sys.argv) > 1 else "nl"
width, height = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (1280, 800)
shots = os.environ.get("SAMENSPEL_SHOTS") or os.path.join(os.path.dirname(BIN), "screenshots")
os.makedirs(shots, exist_ok=True)
names = ("Anne", "Bram", "Carla", "Dirk", "Els", "Fatima")
package = ("schools.centre-east", "board.one-identity", "staff.guarantee-farewell", "money.plan-large")


class Room:
    """Displays and the clients on them."""

    def __init__(self, play, folder):
        self.play, self.folder = play, folder
        self.displays, self.windows = {}, {}

    def display(self, name):
        if name not in self.displays:
            folder = os.path.join(self.folder, name)
            os.makedirs(folder)
            self.displays[name] = Display(folder, width, height)
        return self.displays[name]

    def person(self, name, *arguments, **environment):
        """Opens this person's client, again too: its display, and what the client keeps, stay."""
        window = Window(self.display(name), *arguments, "--language", language, "--width", width, "--height", height, patience=60, environment=environment)
        self.windows[name] = window
        return window

    def joining(self, name):
        return self.person(name, f"127.0.0.1:{self.play.port}", "--code", self.play.code, "--name", name)

    def keep(self, name, step):
        time.sleep(0.3)  # the frame that was just told of is being put on the display
        self.displays[name].shot(os.path.join(shots, f"native-{step}-{language}-{width}.png"))

    def close(self):
        for window in self.windows.values():
            window.close()
        for display in self.displays.values():
            display.close()


def host(room):
    """From the setup to an open lobby."""
    play = room.play
    trainer = room.person("Trainer", SAMENSPEL_URL=f"ws://127.0.0.1:{play.port}/ws", SAMENSPEL_CODE=play.code, SAMENSPEL_TRAINER_KEY=play.key)
    trainer.see("setup.go")
    trainer.click("setup.scenario.krimp")
    trainer.until(lambda: trainer.find("setup.scenario.krimp").get("checked"), "krimp is not chosen")
    trainer.click("setup.length.0")
    trainer.until(lambda: trainer.find("setup.length.0").get("checked"), "45 minutes are not chosen")
    if language == "en":
        trainer.click("setup.language.1")
        trainer.until(lambda: trainer.find("setup.language.1").get("checked"), "English is not chosen")
    room.keep("Trainer", "01-setup")
    trainer.press("setup.go", lambda: trainer.find("lobby.start"))
    assert play.code in trainer.see("lobby.code")["label"]
    room.keep("Trainer", "02-lobby-empty")
    return trainer


def join_by_hand(room, name):
    """Without anything on the command line: address, code and name are typed."""
    window = room.person(name)
    for field, text in (("address", f"127.0.0.1:{room.play.port}"), ("code", room.play.code), ("name", name)):
        window.click(f"connect.{field}")
        window.until(lambda: window.find(f"connect.{field}").get("focused"), "the field does not take the focus")
        window.type(text)
        window.until(lambda: window.find(f"connect.{field}")["value"] == text, f"the {field} is not taken")
    room.keep(name, "03-connect")
    window.key("Return")
    return window


def seat_of(window):
    """Where somebody sits, as the bar along the top says it."""
    return next(one["label"] for one in window.shown() if one["rect"][1] < 60 and " · " in one["label"])


def play_round(room, trainer, people):
    pens = []

    def somebody():
        pens[:] = [one for one in people if (one.find("table.propose") or {"disabled": True}).get("disabled") is not True]
        return pens
    trainer.until(somebody, "nobody can propose")
    pen = pens[0]
    pen.press("table.propose", lambda: pen.find("composer.go"))
    for choice in package:
        pen.tick("composer." + choice, "the option is not chosen")
    name = next(name for name, window in room.windows.items() if window is pen)
    room.keep(name, "08-composer")
    pen.press("composer.go", lambda: not pen.find("composer.go"))
    voters = [one for one in people if one.until(lambda: one.find("proposal.1.vote.support") or one.find("proposal.1.sign") or one.find("proposal.1"), "the proposal does not appear")]
    for one in voters:
        vote = one.find("proposal.1.vote.support")
        if vote and not vote.get("disabled") and not vote.get("checked"):
            one.press("proposal.1.vote.support", lambda: (one.find("proposal.1.vote.support") or {"checked": True}).get("checked"))
    room.keep(name, "09-proposal")
    room.keep("Trainer", "09-console")


with tempfile.TemporaryDirectory() as folder, Play("--host", "--speed", "4", "--seed", "5", scenario=None) as play:
    room = Room(play, folder)
    try:
        trainer = host(room)
        people = {"Anne": join_by_hand(room, "Anne")}
        for name in names[1:]:
            people[name] = room.joining(name)
        for name in names:
            people[name].see("region.lobby")
            trainer.read(name)
        room.keep("Fatima", "04-lobby")
        trainer.press("host.deal", lambda: True)
        room.keep("Trainer", "04-dealt")
        trainer.click("lobby.fill")
        trainer.until(lambda: trainer.find("lobby.fill").get("checked"), "bots are not asked for")
        trainer.press("lobby.start", lambda: trainer.find("trainer.next") or trainer.find("console.next"))
        for name in names:
            people[name].see("briefing.role")
        people["Anne"].hold("briefing.role")
        room.keep("Anne", "05-card")
        people["Anne"].let_go()
        trainer.press("trainer.next", lambda: people["Anne"].find("region.middle"))
        for name in names:
            people[name].see("region.middle")
            people[name].form_later()  # the five conditions, before
        room.keep("Trainer", "06-console")

        # One is killed, and comes back to its own seat by itself.
        was = seat_of(people["Bram"])
        people["Bram"].kill()
        people["Bram"] = room.joining("Bram")
        people["Bram"].see("region.middle")
        people["Bram"].form_later()
        assert seat_of(people["Bram"]) == was, (was, seat_of(people["Bram"]))

        # Two come late. The first takes over from a bot; with all seats held, the second waits until the trainer presses one key.
        people["Gijs"] = room.joining("Gijs")
        people["Gijs"].see("recap.go")
        late = room.joining("Hanna")
        late.see("region.no_place")
        room.keep("Hanna", "07-waits")
        trainer.see("late.in")
        room.keep("Trainer", "07-waits-console")
        trainer.key("l")
        late.see("recap.go")
        room.keep("Hanna", "07-recap")
        trainer.gone("late.in")
        partner = trainer.until(lambda: next((name for name in people if any("Hanna" in one["label"] for one in people[name].shown() if one["rect"][1] < 60)), None), "no partner sees who came")
        room.keep(partner, "07-partner")
        assert seat_of(late).split(" · ")[-1] == seat_of(people[partner]).split(" · ")[-1]
        people["Hanna"] = late
        for one in people.values():
            if one.find("recap.go"):
                one.press("recap.go", lambda: not one.find("recap.go"))
            one.forms_aside()

        trainer.press("trainer.next", lambda: any((one.find("table.propose") or {"disabled": True}).get("disabled") is not True for one in people.values()))
        play_round(room, trainer, list(people.values()))

        # On to the end; whoever finds a form leaves it for later.
        for phase in range(10):
            before = seat_of(trainer), [one["label"] for one in trainer.shown() if one["id"] == "header.steps"]
            trainer.click("trainer.next")
            time.sleep(0.5)
            if trainer.find("trainer.next.sure.yes"):  # it makes the round's outcome
                trainer.click("trainer.next.sure.yes")
            time.sleep(1)
            if phase == 0:
                room.keep("Anne", "10-result")
            for one in people.values():
                one.forms_aside()
            if people["Anne"].find("region.end"):
                break
        for name in people:
            people[name].see("region.end")
        people["Anne"].forms_aside()  # the look back
        room.keep("Anne", "11-end")
        room.keep("Trainer", "11-end-console")
        trainer.click("console.back")
        trainer.press("console.end", lambda: trainer.find("console.end.sure.yes"))
        trainer.press("console.end.sure.yes", lambda: not trainer.find("console.end.sure.yes"))
        room.keep("Trainer", "12-over")
        assert play.stop() == 0
        for file in os.listdir(play.data):
            if file.endswith(".samenspel"):
                play.tool("samenspel-log", "verify", os.path.join(play.data, file))
    finally:
        room.close()
print(f"hosted and played to the end with {len(names) + 3} clients in windows, in {language}")
