"""A server without a session: the trainer's console sees what can be hosted, opens a session, people join, it is played;
then the next one, and one that was left unfinished is gone on with."""
import glob
import os

from harness import ROOT, Client, Closed, Play


def refusal(play, **hello):
    client = Client(play, **hello)
    client.until(lambda m: m.HasField("refused"))
    return play.pb["envelope"].Refusal.Name(client.refused.refusal)


def files(play):
    return sorted(os.path.basename(path) for path in glob.glob(os.path.join(play.data, "*.samenspel")))


words = open(os.path.join(ROOT, "assets", "translations", "nl.po"), encoding="utf-8").read()

with Play("--host", scenario=None) as play:
    envelope, events = play.pb["envelope"], play.pb["events"]
    code = play.code
    assert play.key and code
    assert refusal(play, name="Anne") == refusal(play, board=True) == "NO_SESSION"
    assert refusal(play, trainer_key="guess") == "WRONG_KEY"
    assert files(play) == []

    trainer = Client(play, trainer_key=play.key)
    trainer.until(lambda m: m.HasField("reach"))
    assert trainer.welcome.viewer == envelope.HOST_VIEWER and trainer.reach.code == code
    assert [way.likely for way in trainer.reach.ways].count(True) == 1 and trainer.reach.ways[0].likely
    assert trainer.reach.ways[0].url.startswith("http://") and trainer.reach.ways[0].url.endswith(f":{play.port}")
    krimp = [offer for offer in trainer.setup.scenarios if offer.scenario == "krimp"][0]
    assert krimp.title.nl and krimp.title.en and len(krimp.summary.nl) > 40 and list(krimp.lengths_min) == [45, 90, 180]
    assert (krimp.least_people, krimp.most_people) == (3, 14) and not trainer.setup.unfinished

    # Mistakes: a sentence, and nothing begun.
    for wish in (dict(scenario="nowhere"), dict(scenario="../scenarios/krimp", length_min=45), dict(scenario=".."), dict(scenario="krimp", length_min=44),
                 dict(scenario="krimp", tables=17), dict(resume="../../etc/passwd"), dict(resume="none.samenspel"), {}):
        trainer.say("host_session", **wish)
        trainer.until(lambda m: m.HasField("refused"))
        assert envelope.Refusal.Name(trainer.refused.refusal) == "CANNOT_HOST" and len(trainer.refused.args[0]) > 20 and f'"cannot_host.{trainer.refused.args[1]}"' in words, wish
    assert files(play) == []
    # And nobody else may.
    stranger = Client(play, trainer_key="guess")
    stranger.say("host_session", scenario="krimp", length_min=45)
    try:
        while True:
            stranger.read()
    except Closed:
        pass
    assert files(play) == []

    trainer.say("host_session", scenario="krimp", length_min=45, tables=2, talk=events.TYPED, language="en")
    trainer.caught_up()
    assert trainer.welcome.viewer == envelope.TRAINER_VIEWER and trainer.welcome.table == 0 and trainer.welcome.code == code
    assert [e.session_opened.language for _, e in trainer.session_events if e.HasField("session_opened")] == ["en"]
    assert len(files(play)) == 1
    first_file = files(play)[0]
    anne, bram, board = play.join("Anne"), play.join("Bram"), play.board()
    assert anne.welcome.seat and bram.welcome.seat and board.welcome.viewer == envelope.BOARD_VIEWER
    trainer.must("start_session")
    trainer.until(lambda m: m.HasField("glance") and m.glance.table == 1 and m.glance.started)
    anne.until(lambda m: m.event.HasField("phase_entered"))
    anne.must("say_in_plenary", text="Wij zijn begonnen")

    # A forged wish from people in the room.
    for forger in (play.join("Carla"), play.board()):
        for body in ("host_session", "issue_ticket", "print", "watch"):
            forger.say(body)
        forger.until(lambda m: m.HasField("refused"))
        assert forger.refused.refusal == envelope.BAD_MESSAGE
    assert len(files(play)) == 1

    # Another session only when this one is over; then its people are told so.
    trainer.say("host_session", scenario="krimp", length_min=45)
    trainer.until(lambda m: m.HasField("refused"))
    assert trainer.refused.refusal == envelope.CANNOT_HOST
    trainer.setup = None
    trainer.must("end_table", table=1)
    trainer.must("end_table", table=2)
    while trainer.setup is None:
        trainer.read()
    assert not trainer.setup.unfinished and not trainer.setup.finished  # not the one that is open
    trainer.say("host_session", scenario="krimp", length_min=90, tables=0, tables_expected=10)
    trainer.caught_up()
    opened = [event.session_opened for _, event in trainer.session_events if event.HasField("session_opened")][-1]
    assert opened.tables == 10 and not opened.tables_chosen
    assert len(files(play)) == 2 and trainer.welcome.code != code
    anne.until(lambda m: m.HasField("refused"))
    assert anne.refused.refusal == envelope.SESSION_OVER
    play.code = trainer.welcome.code
    dirk = play.join("Dirk")
    assert dirk.welcome.participant == 1
    trainer.must("start_session")
    dirk.until(lambda m: m.event.HasField("phase_entered"))
    assert b"samenspel_commit_seconds_count" in play.http("/metrics")[2]

    # The server ends amid it; the next one offers to go on, with the file's code and with the key of today.
    second_code, first_key = play.code, play.key
    assert play.stop() == 0
    play.start()
    assert play.code != second_code and play.key != first_key
    assert refusal(play, token=dirk.token) == "NO_SESSION"
    trainer = Client(play, trainer_key=play.key)
    trainer.until(lambda m: m.HasField("setup"))
    assert len(trainer.setup.unfinished) == 1 and trainer.setup.unfinished[0].title.nl == krimp.title.nl
    assert [f.file for f in trainer.setup.finished] == [first_file] and trainer.setup.finished[0].title.nl == krimp.title.nl
    assert abs(trainer.setup.unfinished[0].changed_unix_s - os.path.getmtime(os.path.join(play.data, trainer.setup.unfinished[0].file))) < 60
    trainer.say("host_session", resume=trainer.setup.unfinished[0].file)
    trainer.caught_up()
    assert trainer.welcome.viewer == envelope.TRAINER_VIEWER and trainer.welcome.code == trainer.reach.code == second_code
    dirk.connect().caught_up()
    assert dirk.welcome.participant == 1 and [n for n, _ in dirk.events] == list(range(1, len(dirk.events) + 1))
    play.trainer(table=1)
    play.key = first_key
    play.trainer(table=1)
    assert play.stop() == 0

    # A finished session is opened again to look back: all that happened, the code it had, and a new table from its past.
    play.start()
    trainer = Client(play, trainer_key=play.key)
    trainer.until(lambda m: m.HasField("setup"))
    trainer.say("host_session", resume=first_file)
    trainer.caught_up()
    assert trainer.welcome.viewer == envelope.TRAINER_VIEWER and trainer.welcome.code == code
    assert any(e.HasField("session_ended") for _, e in trainer.session_events)
    while trainer.setup is None or trainer.setup.scenarios and any(f.file == first_file for f in trainer.setup.finished):
        trainer.read()
    assert [f.file for f in trainer.setup.unfinished] == [f for f in files(play) if f != first_file]
    assert any("begonnen" in str(e) for _, e in play.trainer(table=1).events)
    trainer.must("fork_table", **{"from": 1}, at_ms=0)
    assert play.stop() == 0

    # The same from the command line, for an original and for a copy that was taken along, which has no key of its own.
    lone = os.path.join(play.folder, "copy")
    os.mkdir(lone)
    exported = os.path.join(play.folder, "taken-along.samenspel")
    play.tool("samenspel-log", "export", os.path.join(play.data, first_file), exported)
    play.data, play.options, play.port = lone, [], 0
    play.tool("samenspel-log", "import", exported, "--data", lone)
    for _ in range(2):
        play.key = ""
        play.start("--resume")
        assert len(play.key) == 21 and play.file == os.path.join(lone, "taken-along.samenspel")
        looking = play.trainer(table=1)
        assert looking.welcome.viewer == envelope.TRAINER_VIEWER and any("begonnen" in str(e) for _, e in looking.events)
        assert not any(looking.names.values()) and looking.welcome.code == code
        assert play.stop() == 0
    play.data = os.path.join(play.folder, "data")
    for file in files(play):
        play.tool("samenspel-log", "verify", os.path.join(play.data, file))
print("hosted, played, hosted again, gone on with, and looked back at")
