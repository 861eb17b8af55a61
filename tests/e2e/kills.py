"""Two hundred kills with commands in flight and resent: nothing acknowledged is lost, nothing is doubled, seats stay."""
import random
import sys

from harness import Closed, Play

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20261123
chance = random.Random(seed)
print("seed", seed)


def drain(client, want=None):
    """Reads until the server is gone, or until `want` references are answered."""
    try:
        while want is None or not want <= set(client.answers):
            client.read()
    except (Closed, OSError):
        pass


with Play("--talk", "typed", "--length", "45", "--seed", "9") as play:
    trainer = play.trainer()
    people = [play.join(name) for name in ("Anne", "Bram", "Carla")]
    trainer.must("start", table=1)
    trainer.must("pause", table=1)
    trainer.must("resume", table=1)
    trainer.must("extend", table=1, by_ms=3600000)
    open_commands = [dict() for _ in people]   # reference -> text, not yet answered
    acknowledged = [dict() for _ in people]    # reference -> text
    seats = [p.welcome.seat for p in people]
    for kill in range(KILLS):
        for index, person in enumerate(people):
            for _ in range(chance.randint(0, 3)):
                text = f"{index}-{person.reference + 1}"
                try:
                    open_commands[index][person.give("say_in_plenary", text=text)] = text
                except OSError:
                    open_commands[index][person.reference] = text
            if chance.random() < 0.5 and open_commands[index]:
                drain(person, set(list(open_commands[index])[: chance.randint(1, 3)]))
        play.kill()
        for person in people:
            drain(person)
        play.restart()
        for index, person in enumerate(people):
            person.close()
            person.connect()
            person.caught_up()
            assert person.welcome.seat == seats[index], "a seat was lost"
            for reference in list(open_commands[index]):
                if reference in person.answers:
                    acknowledged[index][reference] = open_commands[index].pop(reference)
            for reference, text in sorted(open_commands[index].items()):   # resent with the same references
                person.give("say_in_plenary", reference=reference, text=text)
            drain(person, set(open_commands[index]))
            for reference, text in open_commands[index].items():
                answer = person.answers[reference]
                assert answer.DESCRIPTOR.name == "Acknowledged", answer
                acknowledged[index][reference] = text
            open_commands[index].clear()
    # Everybody, and somebody who comes back with nothing, sees the same: each line once.
    sent = [text for per_person in acknowledged for text in per_person.values()]
    for person in people:
        person.close()
        person.events, person.session_events = [], []
        person.connect()
        person.caught_up()
        heard = [e.said_in_plenary.text for _, e in person.events if e.HasField("said_in_plenary")]
        assert len(heard) == len(set(heard)), "a line is doubled"
        assert sorted(heard) == sorted(sent), f"{len(sent)} acknowledged, {len(heard)} heard"
        assert [n for n, _ in person.events] == list(range(1, len(person.events) + 1))
    assert play.stop() == 0
    import glob
    play.tool("samenspel-log", "verify", glob.glob(play.data + "/*.samenspel")[0])
print(f"{KILLS} kills, {len(sent)} lines acknowledged, none lost, none doubled")
