"""Looking back together with the real client and server, in both languages and several sizes: the guided debriefing, what is opened
and to whom, the trainer's cursor, and a new table from a moment of the old one. Pictures go to the folder SAMENSPEL_SHOTS."""
import json
import sys

from driver import Driver, faults
from harness import Play

SECRET, ANSWER = "Tussen ons: ik wil de dorpsschool houden.", "Dat blijft onder ons."


def shown(driver):
    return json.loads(driver.ask("dump"))


def reads(driver, words, seconds=8):
    for _ in range(seconds * 10):
        if any(words in (s.get("label") or "") for s in shown(driver)):
            return True
        driver.ask("wait", 100)
    return False


def clock(driver):
    return next((s["label"].split(" ")[0] for s in shown(driver) if s.get("id") == "replay.clock"), "")


def stand_together(driver, host):
    for _ in range(60):
        if clock(driver) and clock(driver) == clock(host):
            return
        driver.ask("wait", 60)
        host.ask("wait", 60)
    assert False, (driver.name, clock(driver), clock(host))


def look_back(language, width, height):
    with Play("--talk", "typed", "--length", "45", "--seed", "5", scenario="sports-hall") as play:
        address = f"127.0.0.1:{play.port}"
        host, anne = Driver(language, 1, width, height), Driver(language, 1, width, height)
        small = Driver(language, 1, 390, 844)
        host.do("trainer", address, play.code, play.key)
        anne.do("connect", address, play.code, "Anneloes")
        anne.do("until", "region.lobby", 5000)
        bram = play.join("Bram")
        small.do("connect", address, play.code, "Carla")
        small.do("until", "region.lobby", 5000)
        chief = play.trainer(table=1)
        chief.must("start_session", fill_with_bots=False)
        for _ in range(2):
            chief.must("next_phase", table=1)
        bram.must("say_in_group", members=[1], text=ANSWER)
        bram.must("say_in_plenary", text="Goedemorgen allemaal.")
        chief.must("bookmark", table=1, note="Hier werd het stil.")
        bram.must("say_in_plenary", text="Zullen we beginnen?")
        # The trainer alone, while play goes on.
        host.do("until", "trainer.replay", 5000)
        host.do("click", "trainer.replay")
        host.do("until", "replay.live", 5000)
        host.look("replay-running")
        anne.ask("wait", 600)
        assert not clock(anne), "somebody is led into the past of a table that still plays"
        host.do("click", "replay.close")
        for _ in range(12):
            if not chief.do("next_phase", table=1):
                break
        chief.do("end_table", table=1)
        for driver in (anne, small):
            driver.forms_aside()
            driver.do("until", "region.end", 5000)
        host.do("until", "trainer.tabs.debrief", 5000)
        host.look("debrief")
        # Out of the role.
        host.do("click", "debrief.next")
        anne.do("until", "debrief.word", 5000)
        anne.do("type", "debrief.word", "opgelucht")
        anne.do("click", "debrief.word.send")
        assert reads(small, "opgelucht") and reads(host, "opgelucht")
        anne.look("word")
        small.look("word")
        # Together to the marked moment.
        host.do("click", "debrief.next")
        host.do("click", "debrief.moment.1")
        host.ask("wait", 300)
        anne.do("until", "replay.clock", 5000)
        stand_together(anne, host)
        host.look("replay")
        anne.look("replay", tab=True)
        small.look("replay")
        anne.do("click", "replay.back")
        anne.do("until", "replay.snap", 2000)
        anne.look("around")
        anne.do("click", "replay.snap")
        stand_together(anne, host)
        board = Driver(language, 1, width, height)
        board.do("board", address, play.code)
        board.do("until", "region.replay", 5000)
        board.look("replay-board")
        # Through Bram's eyes: the trainer sees it all, the others what was opened.
        board.do("until", "board.then.newest", 5000)
        assert reads(board, "Goedemorgen allemaal."), "the board does not tell what was said then"
        assert not reads(board, ANSWER, 1) and not reads(anne, ANSWER, 1)
        anne.do("until", "table.tabs.proposals", 2000)
        # A moment marked here stands here in the list.
        host.do("click", "replay.keep")
        host.look("keeping")
        host.do("type", "replay.note", "En hier ging het verder.")
        host.do("click", "replay.keeping.go")
        marked = clock(host)
        assert reads(host, "En hier ging het verder."), "the mark does not stand on the line"
        host.do("click", "replay.eyes")
        host.look("eyes")
        host.do("click", "replay.eyes.3")
        host.ask("wait", 400)
        host.look("replay-as-bram")
        anne.ask("wait", 400)
        assert not any(s.get("id") == "role" for s in shown(anne)), "Bram's card is on Anne's screen"
        anne.look("replay-as-bram")
        host.do("click", "replay.close")
        assert any((s.get("label") or "") == f"{marked} · En hier ging het verder." for s in shown(host)), "the mark is not listed at its moment"
        anne.do("until", "region.end", 5000)
        # Opened: to everybody, at once.
        assert not reads(small, ANSWER, 1)
        chief.must("open", table=1, seat=2, kind=play.pb["events"].OPEN_TALK)
        assert reads(small, ANSWER)
        anne.look("opened")
        small.look("opened")
        host.look("openings")
        # The other steps.
        found = "Het beste dat te vinden was" if language == "nl" else "The best that could be found"
        for step, name in ((3, "neighbour"), (4, "outcome"), (5, "monday")):
            chief.must("step_debrief", table=1, step=step)
            if step == 3:
                anne.do("until", "debrief.guess", 5000)
                anne.do("type", "debrief.guess", "Ik denk: rust in de tent")
                anne.do("click", "debrief.guess.send")
                assert reads(host, "rust in de tent"), "the trainer does not see the guess"
                assert not reads(small, "rust in de tent", 1), "somebody else sees the guess"
                chief.must("open", table=1, seat=2, kind=play.pb["events"].OPEN_INTERESTS)
                anne.ask("wait", 300)
                host.look("opened-interests")
            if step == 4:
                # Another program searches it, in the file, while the server goes on.
                while not any(event.HasField("best_found") for _, event in chief.events):
                    chief.read()
                assert reads(anne, found) and reads(board, found), "nobody is told what could have been agreed"
            if step == 5:
                anne.do("until", "debrief.promise", 5000)
                anne.do("type", "debrief.promise", "Ik bel maandag eerst met Bram")
                anne.do("click", "debrief.promise.send")
                assert reads(small, "Ik bel maandag")
            anne.ask("wait", 300)
            board.ask("wait", 300)
            anne.look(name)
            small.look(name)
            host.look(name)
            board.look(name)
        # The page to keep comes to who asked, out of the file.
        chief.say("print", kind=play.pb["envelope"].DEBRIEF_PAGE, language=language)
        chief.socket.raw.settimeout(120)  # it searches too
        page = chief.until(lambda m: m.HasField("printed"), 120).printed
        assert page.name.endswith(".html") and b"</html>" in page.file and len(page.file) > 30_000, page.name
        host.do("click", "debrief.page.make")
        assert reads(host, ".html", 120), "the trainer's own page does not come"
        # Each may have a page of their own, of what they were told.
        anne.do("click", "debrief.page.make")
        assert reads(anne, ".html", 120), "a participant's own page does not come"
        # Again, with open cards.
        host.do("click", "debrief.moment.1")
        host.do("click", "replay.fork")
        host.look("fork")
        host.do("click", "fork.go")
        anne.do("until", "region.middle", 8000)
        anne.ask("wait", 300)
        anne.do("click", "table.tabs.opened")
        anne.look("forked")
        for driver in (host, anne, small, board):
            driver.close()


for arguments in (("nl", 1280, 800), ("en", 1920, 1080)):
    look_back(*arguments)
for fault in faults:
    print(fault)
sys.exit(1 if faults else print("looked back together in both languages") or 0)
