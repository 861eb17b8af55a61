"""Every secret text of a scenario gets a mark of its own; the marks are sought in all that leaves the server."""
import glob
import json
import os
import re
import shutil
import tempfile

from harness import ROOT, Client, Play

SECRET_KEYS = ("text", "title", "measure_text", "trigger", "price", "bottom_line", "concession", "meaning")


def marked_assets(folder):
    """A copy of assets/ in which each secret text of roles.yaml ends with a mark; mark -> the seat that owns it."""
    assets = os.path.join(folder, "assets")
    shutil.copytree(os.path.join(ROOT, "assets"), assets)
    path = os.path.join(assets, "scenarios", "krimp", "roles.yaml")
    import yaml
    with open(path) as file:
        content = yaml.safe_load(file)
    owners, count = {}, 0

    def mark(node, seat):
        nonlocal count
        for language in ("nl", "en"):
            count += 1
            name = f"zq{count:05d}qz"
            owners[name] = seat
            node[language] = f"{name} {node[language]}"

    for role in content["roles"]:
        for key in ("bottom_line", "concession"):
            mark(role[key], role["seat"])
        for word in role["words"]:
            mark(word["meaning"], role["seat"])
        for interest in role["interests"]:
            for key in SECRET_KEYS:
                if key in interest and isinstance(interest[key], dict) and "nl" in interest[key]:
                    if key != "title":
                        mark(interest[key], role["seat"])
    with open(path, "w") as file:
        yaml.safe_dump(content, file, allow_unicode=True, sort_keys=False, width=100000)
    return assets, owners


scratch = tempfile.mkdtemp(prefix="samenspel-secrets-")
try:
    assets, owners = marked_assets(scratch)
    assert len(owners) > 150, len(owners)
    with Play("--talk", "spoken", "--length", "45", "--seed", "3", assets=assets) as play:
        trainer = play.trainer()
        # With a hyphen, which no encoded bytes hold by chance.
        names = ("Anne-Fleur", "Bram-Jan", "Carla-Zoe", "Dirk-Jan", "Els-Marie", "Fatima-Zohra", "Gijs-Bart")
        people = [play.join(name) for name in names]
        board = play.board()
        observer = play.join("Henk", observer=True)
        http = b""
        trainer.must("start", table=1)
        trainer.must("next_phase", table=1)
        seat_id = {s.number: s.id for s in people[0].events[0][1].table_opened.content.seats}
        revealed = {}   # card text shown by seat 1 to seat 2
        role = [e.role_dealt for _, e in people[0].events if e.HasField("role_dealt")]
        if not role:
            people[0].until(lambda m: m.event.HasField("role_dealt"))
            role = [e.role_dealt for _, e in people[0].events if e.HasField("role_dealt")]
        people[0].must("reveal_card", card=role[0].cards[0].card, to=[2])
        people[2].do("reveal_card", card=role[0].cards[0].card, to=[4])         # another's card: refused
        people[2].do("tell_interest", card="no-such-card", to=1)
        people[1].do("take_position", proposal=99, version=1, stance=1)
        for _ in range(12):
            if trainer.do("next_phase", table=1).DESCRIPTOR.name != "Acknowledged":
                break
            http += b"".join(play.http(path)[2] for path in ("/", f"/j/{play.code}", "/healthz", "/metrics", "/assets/scenarios/krimp/roles.yaml"))
        for client in people + [board, observer, trainer]:
            client.do("call_time_out")   # any answer: all before it has arrived
        shown = {m for m in owners if m.encode() in b" ".join([role[0].cards[0].text.nl.encode(), role[0].cards[0].text.en.encode(),
                                                              role[0].cards[0].title.nl.encode()])}
        assert shown, "the revealed card has no mark"
        for client in people + [board, observer]:
            seat = seat_id.get(client.welcome.seat) if client.welcome.seat else None
            found = set(m.decode() for m in re.findall(rb"zq\d{5}qz", client.bytes()))
            for mark in found:
                allowed = owners[mark] == seat or (mark in shown and client is people[1])
                assert allowed, f"{mark} of {owners[mark]} reached {seat or client.hello}"
            if seat:
                own = {m for m, s in owners.items() if s == seat}
                assert found >= own, f"{seat} misses {len(own - found)} of its own texts"
            else:
                assert not found
        assert shown <= set(m.decode() for m in re.findall(rb"zq\d{5}qz", people[1].bytes()))
        assert not re.search(rb"zq\d{5}qz", http), "HTTP tells a secret"
        assert not re.search(r"zq\d{5}qz", play.log()), "the log tells a secret"
        for token in (p.token for p in people):
            assert token and token not in play.log() and token.encode() not in http
        assert play.key.encode() not in http   # the trainer's screen shows it once; nothing else may
        # Two tickets: one used, one not. Neither may stand anywhere but in the trainer's answer.
        tickets = [trainer.ticket(people[6].welcome.participant), trainer.ticket(people[5].welcome.participant)]
        laptop = Client(play, ticket=tickets[0]).caught_up()
        assert laptop.welcome.seat == people[6].welcome.seat and laptop.token != people[6].token
        people[6].until(lambda m: m.HasField("refused"))
        assert people[6].refused.refusal == play.pb["envelope"].REPLACED_DEVICE
        http += play.http("/metrics")[2] + play.http("/healthz")[2]
        for ticket in tickets:
            assert len(ticket) == 32 and ticket not in play.log() and ticket.encode() not in http
            for client in people + [board, observer, laptop]:
                assert ticket.encode() not in client.bytes()
        for name in names:
            assert name not in play.log(), "a name stands in the log"
        assert play.stop() == 0
        file = glob.glob(play.data + "/*.samenspel")[0]
        for path in glob.glob(play.data + "/*"):
            with open(path, "rb") as stored:
                content = stored.read()
            for secret in tickets + [people[0].token, laptop.token, play.key]:
                assert secret.encode() not in content, f"{path} holds a ticket, a token or the key"
        for viewer in ("west", "board", "observer"):
            text = play.tool("samenspel-log", "show", file, "--table", "1", "--as", viewer, "--json").stdout
            for mark in set(re.findall(r"zq\d{5}qz", text)):
                assert owners[mark] == viewer, f"samenspel-log tells {viewer} of {owners[mark]}"
        # What is given away afterwards: a page for each person, and what each viewer was told as lines.
        pages, lines = os.path.join(scratch, "pages"), os.path.join(scratch, "lines")
        play.tool("samenspel-debrief", file, "-o", pages, "--everyone", "--quick", "--language", "en")
        for client in people + [observer]:
            with open(os.path.join(pages, f"participant-{client.welcome.participant}.html"), encoding="utf-8") as stored:
                page = stored.read()
            seat = seat_id.get(client.welcome.seat) if client.welcome.seat else None
            found = set(re.findall(r"zq\d{5}qz", page))
            for mark in found:
                assert owners[mark] == seat or (mark in shown and client is people[1]), f"{mark} of {owners[mark]} stands on the page of {seat}"
            assert found if seat else not found, f"the page of {seat} has {found}"
            assert not any(name in page for name in names)
        play.tool("samenspel-log", "export", file, "--csv", lines, "--jsonl", lines)
        with open(os.path.join(lines, "disclosures.jsonl"), encoding="utf-8") as stored:
            told = [json.loads(line) for line in stored]
        for one in told:
            for mark in set(re.findall(r"zq\d{5}qz", json.dumps(one["fields"]))):
                allowed = one["viewer"] in ("trainer", "seat " + owners[mark]) or (mark in shown and one["viewer"] == "seat " + seat_id[2])
                assert allowed, f"the export tells {one['viewer']} of {owners[mark]}"
        for name in os.listdir(lines):
            with open(os.path.join(lines, name), encoding="utf-8") as stored:
                content = stored.read()
            assert not any(person in content for person in names), f"{name} names somebody"
    print(f"{len(owners)} marks, none where it should not be")
finally:
    shutil.rmtree(scratch)
