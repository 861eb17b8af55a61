"""A trainer's own scenarios, beside those of the program: written, spoilt, mended and changed while the server runs. Each
session keeps what it began with; the next one takes the files as they are then."""
import glob
import os
import shutil
import subprocess
import time

from harness import ROOT, Client, Play

KRIMP = os.path.join(ROOT, "assets", "scenarios", "krimp")


def change(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert old in text, (path, old)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new, 1))


def setup(trainer):
    trainer.say("ask_setup")
    return trainer.until(lambda m: m.HasField("setup")).setup


def names(scenarios):
    return [one.scenario for one in scenarios]


def title_of(client):
    """The title in what a seat was told when its table opened."""
    return [event.table_opened.content.title.en for _, event in client.events if event.HasField("table_opened")]


with Play("--host", scenario=None) as play:
    envelope = play.pb["envelope"]
    own = os.path.join(play.data, "scenarios")
    trainer = Client(play, trainer_key=play.key)
    shipped = names(trainer.until(lambda m: m.HasField("setup")).setup.scenarios)
    assert "krimp" in shipped and not trainer.setup.unusable

    # A new one, in a folder that was not there when the server started.
    village = os.path.join(own, "village")
    shutil.copytree(KRIMP, village)
    assert [(one.scenario, one.file, one.what) for one in setup(trainer).unusable] == [("village", "scenario.yaml", "the id 'krimp' is not the folder's name")]
    change(os.path.join(village, "scenario.yaml"), "id: krimp", "id: village")
    change(os.path.join(village, "scenario.yaml"), "Shrinking schools on the Wieling coast", "The first village")
    listed = setup(trainer)
    assert names(listed.scenarios) == sorted(shipped + ["village"]) and not listed.unusable
    assert [one.title.en for one in listed.scenarios if one.scenario == "village"] == ["The first village"]

    # Begun as the guide has it: a copy of the sports hall under a name of its own, offered at once.
    made = subprocess.run([os.path.join(ROOT, "tools", "samenspel-new-scenario"), "my-hall", own], capture_output=True, text=True, check=True).stdout.strip()
    assert [(one.title.en, one.least_people, one.most_people) for one in setup(trainer).scenarios if one.scenario == "my-hall"] == [("my-hall", 3, 8)]
    shutil.rmtree(made)

    # Spoilt: listed with the first thing that is wrong, in place of being offered; whoever opens it all the same is told.
    change(os.path.join(village, "issues.yaml"), "rule: consent", "rule: consnt")
    change(os.path.join(village, "parties.yaml"), "letter: B", "letter: bb")
    trainer.say("host_session", scenario="village", length_min=45)
    trainer.until(lambda m: m.HasField("setup"))
    assert trainer.refused.refusal == envelope.CANNOT_HOST and "did you mean 'consent'?" in trainer.refused.args[0]
    assert names(trainer.setup.scenarios) == shipped and not glob.glob(os.path.join(play.data, "*.samenspel"))
    broken, = trainer.setup.unusable
    assert (broken.scenario, broken.file, broken.more) == ("village", "parties.yaml", 1), broken
    assert broken.line > 1 and broken.column > 1 and broken.what == "'bb' is not one capital letter" and broken.mend

    # Whatever lies there, the server lives. What is no scenario at all is not listed.
    for name in ("notes", ".hidden", "rubbish", "pipe", "deep"):
        os.makedirs(os.path.join(own, name))
    with open(os.path.join(own, "notes", "todo.txt"), "w") as file:
        file.write("write a scenario")
    shutil.copy(os.path.join(KRIMP, "acts.yaml"), os.path.join(own, ".hidden"))
    with open(os.path.join(own, "rubbish", "scenario.yaml"), "wb") as file:
        file.write(os.urandom(5000))
    os.mkfifo(os.path.join(own, "pipe", "scenario.yaml"))
    with open(os.path.join(own, "deep", "scenario.yaml"), "w") as file:
        file.write("id: " + "[" * 100_000)
    os.symlink(own, os.path.join(own, "loop"))
    os.symlink("/nowhere", os.path.join(own, "gone"))
    assert names(setup(trainer).unusable) == ["deep", "pipe", "rubbish", "village"]
    for name in ("rubbish", "pipe", "deep"):
        shutil.rmtree(os.path.join(own, name))

    # Mended: it is played. From now on the session is its own: the files may change, or go.
    change(os.path.join(village, "issues.yaml"), "rule: consnt", "rule: consent")
    change(os.path.join(village, "parties.yaml"), "letter: bb", "letter: B")
    trainer.say("host_session", scenario="village", length_min=45, tables=1, language="en")
    trainer.caught_up()
    play.code = trainer.welcome.code
    anne = play.join("Anne")
    trainer.must("start_session")
    anne.until(lambda m: m.event.HasField("phase_entered"))
    change(os.path.join(village, "scenario.yaml"), "The first village", "The second village")
    late = play.join("Late")
    assert title_of(anne) == title_of(late) == ["The first village"]
    away = village + "-away"
    os.rename(village, away)
    trainer.say("print", kind=envelope.ROLE_CARDS, language="en")
    assert trainer.until(lambda m: m.HasField("printed")).printed.file.startswith(b"%PDF")
    play.kill()
    play.start()
    trainer = Client(play, trainer_key=play.key)
    listed = trainer.until(lambda m: m.HasField("setup")).setup
    trainer.say("host_session", resume=listed.unfinished[0].file)
    trainer.caught_up()
    play.code = trainer.welcome.code  # the session's own, in place of the lounge's
    later = play.join("Later")
    assert title_of(later) == ["The first village"]
    os.rename(away, village)

    # Over: the next session is of the changed scenario. One of the same name as a shipped one comes before it.
    shutil.copytree(KRIMP, os.path.join(own, "krimp"))
    change(os.path.join(own, "krimp", "scenario.yaml"), "Shrinking schools on the Wieling coast", "Krimp as I play it")
    trainer.setup = None
    trainer.must("end_table", table=1)
    while trainer.setup is None:
        trainer.read()
    assert {one.scenario: one.title.en for one in trainer.setup.scenarios if one.scenario in ("krimp", "village")} == \
        {"krimp": "Krimp as I play it", "village": "The second village"}
    trainer.say("host_session", scenario="village", length_min=45, tables=1)
    trainer.caught_up()
    play.code = trainer.welcome.code
    assert title_of(play.join("Bram")) == ["The second village"]
    assert play.stop() == 0
    for file in glob.glob(os.path.join(play.data, "*.samenspel")):
        play.tool("samenspel-log", "verify", file)

# What the trying of packages says of a trainer's own scenario stands in the log soon after its session began; the files of the
# program are known to be sound, and nothing is said of them.
with Play("--host", scenario=None) as play:
    own = os.path.join(play.data, "scenarios")
    made = subprocess.run([os.path.join(ROOT, "tools", "samenspel-new-scenario"), "my-hall", own], capture_output=True, text=True, check=True).stdout.strip()
    change(os.path.join(made, "roles.yaml"), "{issue: evenings, options: [club, shared], otherwise: 1}", "{issue: evenings, options: [club]}")
    trainer = Client(play, trainer_key=play.key)
    trainer.say("host_session", scenario="my-hall", length_min=45, tables=1)
    trainer.caught_up()
    until = time.monotonic() + 60
    while "leaves nobody worse off and breaks no bottom line" not in play.log():
        assert time.monotonic() < until, play.log()
        time.sleep(0.1)
    assert play.log().count(": warning: ") == 1 and play.stop() == 0
print("written, spoilt, mended, changed, and each session kept its own")
