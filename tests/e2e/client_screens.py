"""The real client through a whole round, in both languages and at three text sizes: nothing overlaps or is cut, and Tab
reaches every control. Screenshots stay in the folder that SAMENSPEL_SHOTS names."""
import sys

from driver import Driver, faults
from harness import Play


def tool(trainer, name):
    """A tool of the trainer's; a narrow window keeps them behind a tab."""
    if trainer.ask("has", name) != "ok":
        trainer.do("click", "trainer.tabs.tools")
        trainer.look("tools")
    trainer.do("click", name)


def play_round(language, scale, width, height, tab):
    with Play("--talk", "spoken", "--length", "45", "--seed", "5") as play:
        address = f"127.0.0.1:{play.port}"
        anne, trainer = Driver(language, scale, width, height), Driver(language, scale, width, height)
        anne.look("connect", tab)
        trainer.do("trainer", address, play.code, play.key)
        anne.do("connect", address, play.code, "Anneloes")
        anne.do("until", "region.lobby", 5000)
        others = [play.join(name) for name in ("Bram", "Carla", "Dirk", "Els", "Fatima", "Gijs")]
        anne.look("lobby")
        trainer.look("trainer-lobby", tab)
        trainer.do("click", "lobby.start")
        anne.do("until", "region.briefing", 5000)
        anne.look("briefing-covered", tab)
        anne.do("press", "briefing.role")
        anne.look("briefing")
        anne.do("lift")
        trainer.do("until", "trainer.next", 5000)
        trainer.do("click", "trainer.next")
        anne.do("until", "region.middle", 5000)
        anne.forms_aside()
        others[0].must("ask_interest", to=1)
        anne.do("until", "waiting.read", 5000)
        anne.look("asked-covered", tab)
        anne.do("click", "waiting.read")
        anne.look("asked")
        anne.do("click", "waiting.answer")
        anne.look("talk")
        anne.do("key", "Escape")
        trainer.do("click", "trainer.next")
        anne.ask("wait", 300)
        anne.do("click", "table.propose")
        anne.look("composer")
        for choice in ("schools.centre-east", "board.one-christian", "staff.guarantee-farewell", "money.plan-large"):
            anne.ask("click", "composer." + choice)
        anne.ask("click", "composer.go")
        stances = play.pb["events"]
        for index, other in enumerate(others):
            other.do("take_position", proposal=1, version=1, stance=stances.OBJECT if index == 2 else stances.SUPPORT,
                     reason="Wij missen een waarborg voor de identiteit." if index == 2 else "")
        anne.look("proposal", tab)
        trainer.look("trainer", tab)
        trainer.do("click", "trainer.tabs.observe")
        trainer.look("observe", tab)
        trainer.do("click", "speech.seat.west")
        trainer.do("click", "speech.act.6")
        trainer.do("click", "trainer.tabs.proposals")
        anne.do("click", "table.tabs.acts")
        anne.look("acts", tab)
        tool(trainer, "trainer.inject")
        trainer.look("inject")
        trainer.do("key", "Escape")
        trainer.do("click", "trainer.next")
        trainer.do("until", "trainer.next.sure.yes", 5000)
        trainer.look("next-sure")
        trainer.do("click", "trainer.next.sure.yes")
        anne.do("until", "form.later", 5000)
        anne.look("form")
        anne.forms_aside()
        anne.look("result", tab)
        anne.do("click", "table.tabs.story")
        anne.look("story")
        board = Driver(language, scale, width, height)
        board.do("board", address, play.code)
        board.do("until", "board.clock", 5000)
        board.look("board")
        for _ in range(8):  # to the debriefing, however many phases this length has
            trainer.do("click", "trainer.next")
            trainer.ask("wait", 150)
            trainer.ask("click", "trainer.next.sure.yes")  # where it makes the round's outcome
            trainer.ask("wait", 150)
            anne.forms_aside()
            if anne.ask("until", "region.end", 1000) == "ok":
                break
        anne.do("until", "region.end", 5000)
        anne.ask("click", "form.later")
        anne.look("end", tab)
        for driver in (anne, trainer, board):
            driver.close()


def type_and_watch(language, scale):
    """Typed talk to a few, the taps for the debriefing, and a trainer who goes from one table to the other."""
    with Play("--talk", "typed", "--length", "45", "--seed", "5", "--tables", "2") as play:
        address = f"127.0.0.1:{play.port}"
        events = play.pb["events"]
        anne, trainer = Driver(language, scale), Driver(language, scale)
        trainer.do("trainer", address, play.code, play.key)
        anne.do("connect", address, play.code, "Anneloes")
        anne.do("until", "region.lobby", 5000)
        others = [play.join(name) for name in ("Bram", "Carla", "Dirk")]
        trainer.ask("wait", 500)  # until it knows that somebody is there
        trainer.do("click", "lobby.start")
        trainer.look("anyway")  # four people at two tables: parties have nobody to sign for them
        trainer.do("click", "host.anyway.yes")
        anne.do("until", "region.briefing", 5000)
        chief = play.trainer(table=1)
        chief.must("next_phase", table=1)
        anne.do("until", "region.middle", 5000)
        anne.forms_aside()
        anne.do("click", "table.tabs.story")
        anne.do("click", "story.to.some")
        neighbour = next(other for other in others if other.welcome.table == 1)
        names = [s.id for _, e in neighbour.events if e.HasField("table_opened") for s in e.table_opened.content.seats]
        anne.do("click", "story.hears." + names[neighbour.welcome.seat - 1])
        anne.look("hearers")
        anne.do("click", "story.choosing.go")
        anne.do("type", "story.text", "Onder ons gezegd en gezwegen")
        anne.look("typed", tab=scale == 1)
        anne.do("click", "story.send")
        said = neighbour.until(lambda m: m.event.HasField("said_in_group")).event.said_in_group
        assert said.text == "Onder ons gezegd en gezwegen" and len(said.members) == 2, said
        trainer.do("until", "console.open.1", 5000)
        trainer.look("console", tab=scale == 1)
        trainer.do("click", "console.open.1")
        trainer.do("until", "trainer.tabs.observe", 5000)
        trainer.do("click", "trainer.tabs.observe")
        trainer.do("click", "speech.seat.west")
        trainer.do("click", "speech.act.3")
        observed = chief.until(lambda m: m.event.HasField("speech_observed")).event.speech_observed
        assert (observed.seat, observed.act) == (1, events.QUESTION), observed
        trainer.do("click", "console.next_table")
        trainer.look("tables")
        chief_two = play.trainer(table=2)
        chief_two.must("next_phase", table=2)
        trainer.ask("wait", 300)
        trainer.do("click", "trainer.pause")
        chief_two.until(lambda m: m.event.HasField("paused"))
        trainer.look("second-table", tab=scale == 1)
        for driver in (anne, trainer):
            driver.close()


for language in ("nl", "en"):
    for scale in (1, 2):
        type_and_watch(language, scale)
    for scale in (1, 1.5, 2):
        play_round(language, scale, 1280, 800, tab=scale == 1)
    play_round(language, 1, 1920, 1080, tab=False)
for fault in faults:
    print(fault)
sys.exit(1 if faults else print("every screen stands in both languages, at three sizes, and by keyboard") or 0)
