"""Malformed, oversized, out-of-phase, foreign-seat and forged messages: a rejection or that one connection closed."""
import os
import random
import socket
import time

from harness import Client, Closed, Play, Socket

with Play("--talk", "typed", "--length", "45", "--seed", "4") as play:
    pb = play.pb
    reasons = pb["commands"].Reason
    refusals = pb["envelope"].Refusal
    trainer, anne, bram = play.trainer(), play.join("Anne"), play.join("Bram")
    before = len(trainer.events)

    def refused(**hello):
        client = Client(play, **hello)
        client.until(lambda m: m.HasField("refused"))
        return refusals.Name(client.refused.refusal)

    play.code, code = "WRONG1", play.code
    assert refused(name="Carla") == "WRONG_CODE"
    play.code = code
    assert refused(name="Anne") == "NAME_TAKEN"
    assert refused(name="") in ("NAME_NEEDED",)
    assert refused(trainer_key="not-the-key") == "WRONG_KEY"
    assert refused(token="not-a-token") == "WRONG_TOKEN"
    assert refused(name="Dirk", protocol=99) == "OLD_CLIENT"

    # Guessing, many times over one connection: every wrong code is refused, then the connection ends, and others go on.
    play.code = "000000"
    guesser = Client(play, name="Eva")
    said = []
    try:
        for _ in range(100):
            guesser.say("hello", protocol=1, instance="guess", code="000000", name="Eva")
            guesser.until(lambda m: m.HasField("refused"))
            said.append(refusals.Name(guesser.refused.refusal))
    except (Closed, ConnectionError):
        pass
    play.code = code
    assert len(said) < 20 and said[0] == "WRONG_CODE" and said[-1] == "TOO_MANY_TRIES", said

    # Forged: a participant gives the trainer's commands, another seat's card, a future phase's act.
    for body, fields in (("start", {}), ("pause", {}), ("end_table", {}), ("next_phase", {}), ("whisper", dict(to=[1], text="x")),
                         ("start_session", {}), ("place_participant", dict(participant=1, table=1, seat=3))):
        answer = anne.do(body, **fields)
        assert answer.DESCRIPTOR.name == "Rejected", body
    assert reasons.Name(anne.do("say_in_plenary", text="te vroeg").reason) == "NOT_STARTED"
    trainer.must("start", table=1)
    for body, fields, want in (("table_proposal", {}, "WRONG_PHASE"), ("say_in_plenary", dict(text=""), "MALFORMED"),
                               ("say_in_plenary", dict(text="x" * 5000), "MALFORMED"),
                               ("say_in_group", dict(text="x", members=[99]), "NO_SUCH_SEAT")):
        answer = bram.do(body, **fields)
        assert answer.DESCRIPTOR.name == "Rejected" and reasons.Name(answer.reason) == want, (body, answer)

    # Replayed bytes are answered as before and change nothing.
    answer = anne.must("say_in_plenary", text="eenmaal")
    anne.answers.clear()
    anne.socket.send(anne.last_sent)
    again = anne.until(lambda m: m.HasField("acknowledged")).acknowledged
    assert again == answer
    bram.must("say_in_plenary", text="klaar")
    assert [e.said_in_plenary.text for _, e in bram.events if e.HasField("said_in_plenary")] == ["eenmaal", "klaar"]

    # Bytes that are no message, too large, or no WebSocket at all close that one connection.
    def closes(action):
        s = Socket(play.port)
        try:
            action(s)
            while True:
                s.message()
        except (Closed, ConnectionError):
            return True
        except socket.timeout:
            return False
        finally:
            s.close()

    chance = random.Random(1)
    assert closes(lambda s: s.send(b"\xff" * 50))
    assert closes(lambda s: s.send(os.urandom(100000)))
    assert closes(lambda s: s.send(b"hello", opcode=1))
    assert closes(lambda s: s.send(b"", opcode=3))
    assert closes(lambda s: s.raw.sendall(b"\x82\x05plain"))       # unmasked
    assert closes(lambda s: s.send(b"x" * 200, opcode=9))          # a control frame may not be that long
    for _ in range(30):
        raw = socket.create_connection(("127.0.0.1", play.port), timeout=5)
        raw.sendall(bytes(chance.randrange(256) for _ in range(chance.randrange(1, 400))) + b"\r\n\r\n")
        raw.close()
    for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/scenarios/krimp/roles.yaml", "/" + "a" * 5000):
        status, _, body = play.http(path)
        assert status in (400, 404, 414, 431) and b"root:" not in body, (path, status)
    status, headers, _ = play.http(f"/j/{play.code}")
    assert status == 200 and "Content-Security-Policy" in headers
    assert play.http("/", method="DELETE")[0] == 405

    # A page of another site may open no WebSocket here; one of this server's own may.
    def answer_to(request):
        with socket.create_connection(("127.0.0.1", play.port), timeout=5) as raw:
            raw.sendall(request)
            return raw.recv(4000).split(b"\r\n")[0]
    upgrade = (b"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nOrigin: %%s\r\n\r\n") % play.port
    own = b"http://127.0.0.1:%d" % play.port
    assert b" 101 " in answer_to(upgrade % own)
    for origin in (b"http://evil.example", b"https://127.0.0.1.evil.example", b"http://127.0.0.1:1", b"null", b"", own + b".evil.example"):
        assert b" 403 " in answer_to(upgrade % origin), origin

    def memory():
        """Of the server, in MiB."""
        with open(f"/proc/{play.process.pid}/status", encoding="utf-8") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")) / 1024

    # Who sends a letter now and then is dropped when the time for a request is over.
    def sends_slowly():
        raw = socket.create_connection(("127.0.0.1", play.port), timeout=0.5)
        begun = time.monotonic()
        try:
            raw.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
            while time.monotonic() < begun + 30:
                raw.sendall(b"x")
                try:
                    return raw.recv(1) == b""
                except socket.timeout:
                    pass
        except ConnectionError:
            return True
        finally:
            raw.close()
        return False

    assert sends_slowly()

    # A thousand half-open connections, some with half a request: those who play and those who come are served.
    least = memory()
    crowd = []
    for number in range(1000):
        raw = socket.create_connection(("127.0.0.1", play.port), timeout=5)
        if number % 2:
            raw.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        crowd.append(raw)
    assert play.http("/healthz")[0] == 200
    late = play.join("Laat")
    bram.must("say_in_plenary", text="door de drukte")
    late.close()
    assert memory() < least + 64, (least, memory())
    for raw in crowd:
        raw.close()
    for header in (b"X: " + b"x" * 20000, b"\r\n".join(b"H%d: x" % k for k in range(5000))):
        raw = socket.create_connection(("127.0.0.1", play.port), timeout=5)
        try:
            raw.sendall(b"GET / HTTP/1.1\r\n" + header + b"\r\n\r\n")
            assert raw.recv(100).startswith(b"HTTP/1.1 431 ")
        except ConnectionError:
            pass
        raw.close()

    # Flooding is slowed down, and only the one who floods.
    for _ in range(200):
        anne.give("say_in_plenary", text="snel")
    anne.until(lambda m: m.HasField("rejected") and reasons.Name(m.rejected.reason) == "TOO_FAST")
    bram.must("say_in_plenary", text="rustig")
    assert play.http("/healthz")[0] == 200
    assert play.stop() == 0

# A second server on the same port, an unwritable folder, an unknown scenario: a sentence, and an exit code.
for options in (["--scenario", "nergens"], ["--data", "/proc/nowhere"], ["--length", "44"]):
    import subprocess
    from harness import BIN, ROOT
    result = subprocess.run([os.path.join(BIN, "samenspel-server"), "--scenario", "krimp", "--assets", os.path.join(ROOT, "assets"), "--port", "0",
                             "--data", "/tmp/samenspel-unused", *options], capture_output=True, text=True, timeout=30, cwd=ROOT)
    assert result.returncode != 0 and len(result.stderr.strip()) > 20, (options, result)
print("bad input was refused, each in its way")
