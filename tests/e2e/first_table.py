"""The thinnest true path: a trainer hosts, two people join, talk, reveal, agree, act, see the result, and it is read back."""
import json

from harness import Play

with Play("--talk", "typed", "--length", "45", "--seed", "5") as play:
    pb = play.pb
    trainer = play.trainer()
    anne, bram = play.join("Anne"), play.join("Bram")
    assert anne.welcome.seat == 1 and bram.welcome.seat == 2, (anne.welcome, bram.welcome)
    content = anne.events[0][1].table_opened.content
    board = play.board()

    trainer.must("start", table=1)
    anne.until(lambda m: m.event.HasField("role_dealt"))
    roles = [e.role_dealt for _, e in anne.events if e.HasField("role_dealt")]
    assert len(roles) == 1 and roles[0].seat == 1 and len(roles[0].text.nl) > 100 and len(roles[0].text.en) > 100

    trainer.must("next_phase", table=1)   # exploring
    anne.must("say_in_plenary", text="Zullen we eerst vertellen waar het ons om gaat?")
    line = bram.until(lambda m: m.event.HasField("said_in_plenary"))
    assert line.event.said_in_plenary.seat == 1
    bram.must("ask_interest", to=1)
    card = roles[0].cards[0]
    anne.must("reveal_card", card=card.card, to=[2], weight=True)
    shown = bram.until(lambda m: m.event.HasField("card_revealed")).event.card_revealed
    assert shown.card.text.nl == card.text.nl and not shown.card.HasField("motive")

    trainer.must("next_phase", table=1)   # first round
    issue = content.issues[0]
    pen = anne if [e.direction_handed.seat for _, e in trainer.events if e.HasField("direction_handed")][-1:] == [1] else None
    if pen is None:
        trainer.must("hand_pen", table=1, seat=1)
    draft = pb["events"].Draft()
    draft.choices.add(issue=issue.id, option=issue.options[0].id)
    draft.parties.extend([content.seats[0].party, content.seats[1].party])
    anne.must("table_proposal", draft=draft)
    bram.until(lambda m: m.event.HasField("proposal_tabled"))
    for client in (anne, bram):
        answer = client.do("take_position", proposal=1, version=1, stance=pb["events"].SUPPORT)
        assert answer.DESCRIPTOR.name in ("Acknowledged", "Rejected")
    trainer.must("next_phase", table=1)   # result
    resolved = bram.until(lambda m: m.event.HasField("round_resolved") and m.event.round_resolved.round == 1).event.round_resolved
    assert len(resolved.indicators) > 10 and len(resolved.without_deal) > 3
    for _ in range(10):
        if trainer.do("next_phase", table=1).DESCRIPTOR.name != "Acknowledged":
            break
    trainer.must("end_table", table=1)
    for client in (anne, bram, trainer):
        if not any(e.HasField("table_ended") for _, e in client.events):
            client.until(lambda m: m.event.HasField("table_ended"))
    scores = [e.interests_scored for _, e in anne.events if e.HasField("interests_scored")]
    assert len(scores) == 1 and scores[0].seat == 1 and 0 <= scores[0].total <= 1

    for client in (anne, bram, trainer):
        numbers = [n for n, _ in client.events]
        assert numbers == list(range(1, len(numbers) + 1)), "own numbers have a gap"
    board.until(lambda m: m.event.HasField("table_ended"))
    assert not any(e.HasField("role_dealt") or e.HasField("card_revealed") for _, e in board.events)
    metrics = dict(line.rsplit(" ", 1) for line in play.http("/metrics")[2].decode().splitlines() if not line.startswith("#"))
    buckets = [int(value) for name, value in metrics.items() if name.startswith("samenspel_commit_seconds_bucket")]
    assert len(buckets) == 9 and buckets == sorted(buckets) and buckets[-1] == int(metrics["samenspel_commit_seconds_count"]) > 0, metrics
    assert {"samenspel_commits_waiting", "samenspel_frames_held"} <= metrics.keys()
    assert play.stop() == 0

    import glob
    import os
    files = glob.glob(os.path.join(play.data, "*.samenspel"))
    assert len(files) == 1, files
    lines = [json.loads(line) for line in play.tool("samenspel-log", "show", files[0], "--table", "1", "--as", "2", "--json").stdout.splitlines()]
    assert len(lines) == len(bram.events), (len(lines), len(bram.events))
    assert [line["n"] for line in lines] == [n for n, _ in bram.events]
    assert any(line["type"] == "card_revealed" for line in lines)
    assert not any(line["type"] == "whispered" for line in lines)
    play.tool("samenspel-log", "verify", files[0])
print("the first table was hosted, joined, played, and read back")
