"""The real client through a whole session of the scenarios that have screens of their own: every page of a participant, the
trainer and the projector, in every phase, in both languages and two window sizes. Nothing overlaps or is cut, with the texts
as they are shipped. Usage: other_screens.py [SCENARIO...]. Screenshots stay in the folder that SAMENSPEL_SHOTS names."""
import json
import sys
import time

from driver import Driver, faults
from harness import Play

SCENARIOS = sys.argv[1:] or ["theater", "energy", "sports-hall"]
SPEED = 20                                       # bots act, and phases last long enough to be looked at
SIZES = ((1280, 800), (1920, 1080))
ASKS = ("recap.go", "prompt.close", "theater.pick", "theater.read")


def shown(driver):
    return {one["id"]: one for one in json.loads(driver.ask("dump")) if one.get("id")}


def tabs_of(driver, row):
    return [one for one, item in shown(driver).items() if item.get("role") == "tab" and one.startswith(row + ".")]


def every_tab(driver, row, name):
    """A picture of each page; one may go while another is looked at."""
    tabs = tabs_of(driver, row)
    if not tabs:
        driver.look(name)
    for tab in tabs:
        if driver.ask("click", tab) == "ok":
            driver.look(f"{name}-{tab[len(row) + 1:]}")


def answer(driver, name):
    """What lies over the table: each form is looked at and put aside, other things are done."""
    for times in range(8):
        items = shown(driver)
        if "form.later" in items:
            driver.look(f"{name}-form-{times}")
            driver.ask("click", "form.later")
        else:
            waits = next((one for one in ASKS if one in items and not items[one].get("disabled")), None)
            if not waits:
                return
            driver.look(f"{name}-{waits.replace('.', '-')}")
            driver.ask("click", waits)
        driver.ask("wait", 150)


def bid(driver, name):
    """Seals a bid, where there is one to make."""
    choices = [one for one, item in shown(driver).items() if item.get("role") == "radio" and one.startswith("bids.") and not item.get("disabled")]
    if choices and driver.ask("click", choices[-1]) == "ok":
        driver.ask("click", "bids.submit")
        driver.look(name)


def at_table(driver, name):
    answer(driver, name)
    items = shown(driver)
    if "briefing.role" in items:
        driver.look(f"{name}-covered")
        driver.ask("press", "briefing.role")
        driver.look(f"{name}-role")
        driver.ask("lift")
        return
    if "region.end" in items:
        every_tab(driver, "end.tabs", name)
        return
    every_tab(driver, "theater.tabs" if any(one.startswith("theater.tabs.") for one in items) else "table.tabs", name)
    if driver.ask("click", "table.tabs.bids") == "ok":
        bid(driver, f"{name}-sealed")
        driver.ask("press", "role")
        driver.look(f"{name}-worth")
        driver.ask("lift")
    answer(driver, name)


def where(driver):
    return json.dumps(shown(driver).get("header.steps", {}))


def over(trainer):
    """The debriefing, after which there is no phase."""
    return shown(trainer).get("trainer.next", {}).get("disabled", False)


def play(scenario, languages):
    with Play("--talk", "spoken", "--length", "45", "--seed", "5", "--bots", "--speed", str(SPEED), scenario=scenario) as house:
        address = f"127.0.0.1:{house.port}"
        people = [Driver(language, 1, *size) for language, size in zip(languages, SIZES)]
        trainers = [Driver(language, 1, *size) for language, size in zip(reversed(languages), SIZES)]
        boards = [Driver(language, 1, *size) for language, size in zip(languages, SIZES)]
        for driver, name in zip(people, ("Anneloes", "Bartholomeus")):
            driver.do("connect", address, house.code, name)
            driver.do("until", "region.lobby", 5000)
            driver.look(f"{scenario}-00-lobby")
        for driver in trainers:
            driver.do("trainer", address, house.code, house.key)
            driver.do("until", "lobby.start", 5000)
            driver.look(f"{scenario}-00-trainer")
        for driver in boards:
            driver.do("board", address, house.code)
        trainers[0].do("click", "lobby.start")
        if scenario != "theater":  # seats are empty, and bots are to fill them
            trainers[0].do("until", "host.anyway.bots", 3000)
            trainers[0].look(f"{scenario}-00-anyway")
            trainers[0].do("click", "host.anyway.bots")
        for driver in boards:
            driver.do("until", "board.clock", 10000)
        phases = 0
        for phases in range(1, 26):
            name = f"{scenario}-{phases:02}"
            for driver in people:
                driver.ask("wait", 700)
                at_table(driver, name)
            for driver in trainers:
                every_tab(driver, "trainer.tabs", f"{name}-trainer")
            for driver in boards:
                driver.look(f"{name}-board")
            if over(trainers[0]) and phases > 3:
                break
            before = where(trainers[0])
            trainers[0].ask("click", "trainer.next")
            trainers[0].ask("wait", 200)
            trainers[0].ask("click", "trainer.next.sure.yes")  # where it makes the round's outcome
            end = time.monotonic() + 10
            while where(trainers[0]) == before and time.monotonic() < end:
                trainers[0].ask("wait", 100)
        assert phases > 3 and over(trainers[0]), f"{scenario} did not come to its end in {phases} phases"
        for driver in people + trainers + boards:
            driver.close()
        print(f"{scenario}, {languages[0]} and {languages[1]}: {phases} phases", flush=True)


for one in SCENARIOS:
    play(one, ("nl", "en"))
    play(one, ("en", "nl"))
for fault in faults:
    print(fault)
sys.exit(1 if faults else print("every screen of these scenarios stands in both languages and sizes") or 0)
