"""What is done with a session file afterwards: looked back on, exported and brought back, names forgotten, old ones removed."""
import glob
import os
import shutil
import sqlite3
import tempfile
import time

from harness import Play

scratch = tempfile.mkdtemp(prefix="samenspel-afterwards-")
HOSTILE = "=HYPERLINK(\"http://x\") <script>alert(1)</script> '; DROP TABLE records; -- Zwaantje"


def raw(path):
    return b"".join(open(one, "rb").read() for one in glob.glob(path + "*"))


try:
    with Play("--talk", "typed", "--length", "45", "--seed", "3") as play:
        trainer = play.trainer()
        people = [play.join(name) for name in ("Zwaantje", "Bram", "Carla")]
        trainer.must("start", table=1)
        trainer.must("next_phase", table=1)
        people[0].must("say_in_plenary", text=HOSTILE)
        trainer.must("bookmark", table=1, note=HOSTILE)
        for _ in range(12):
            if trainer.do("next_phase", table=1).DESCRIPTOR.name != "Acknowledged":
                break
        assert play.stop() == 0
        file = glob.glob(play.data + "/*.samenspel")[0]

        # Pages: whole, without a part left over, and hostile texts are texts.
        pages = os.path.join(scratch, "pages")
        for language in ("nl", "en"):
            told = play.tool("samenspel-debrief", file, "-o", pages, "--everyone", "--quick", "--language", language).stdout
            assert len(told.split()) == 4, told
        assert sorted(os.listdir(pages)) == sorted(["debrief.html"] + [f"participant-{p.welcome.participant}.html" for p in people])
        with open(os.path.join(pages, "debrief.html"), encoding="utf-8") as stored:
            page = stored.read()
        assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page

        # In a terminal a text from a file is a text, whoever prints it.
        steering = os.path.join(scratch, "steering.samenspel")
        shutil.copy(file, steering)
        with sqlite3.connect(steering) as database:
            database.execute("UPDATE participants SET name = ?", ("Zwaan\x1b[2J\u009b31m\u202e",))
        for asked in (["forget", steering, "nobody"], ["list", scratch], ["show", steering, "--as", "no\x1bbody"]):
            told = play.tool("samenspel-log", *asked, check=False)
            assert not any(mark in told.stdout + told.stderr for mark in "\x1b\u009b\u202e"), asked

        # A wish that cannot be met makes no page.
        for wish in (["--table", "9"], ["--participant", "99"]):
            refused = play.tool("samenspel-debrief", file, "-o", os.path.join(scratch, "none"), *wish, check=False)
            assert refused.returncode == 1 and refused.stderr.startswith("samenspel-debrief: ") and not os.path.exists(os.path.join(scratch, "none"))

        # Out and in again: the same events.
        lines = os.path.join(scratch, "lines")
        play.tool("samenspel-log", "export", file, "--csv", lines, "--jsonl", lines)
        back = play.tool("samenspel-log", "import", lines + "/", "--data", os.path.join(scratch, "back")).stdout.strip()
        play.tool("samenspel-log", "verify", back)
        events = [sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("SELECT stream, seq, at_ms, body, hash FROM records ORDER BY 1, 2").fetchall() for path in (file, back)]
        assert events[0] == events[1] and len(events[0]) > 10, [len(one) for one in events] + [row[:3] for row in events[0]][:8]
        with open(os.path.join(lines, "events.csv"), encoding="utf-8", newline="") as stored:
            assert not any(cell[:1] in ("=", "+", "-", "@") for line in stored for cell in line.split(",")[:4])

        quick = os.path.join(scratch, "quick")
        play.tool("samenspel-log", "export", file, "--csv", quick, "--quick")
        with open(os.path.join(quick, "measures.csv"), encoding="utf-8") as stored:
            assert "table-1,packages,,,not computed,," in stored.read().splitlines()

        # A name goes, with what was typed of it, and the session is read as before.
        assert b"Zwaantje" in raw(file)
        dry = play.tool("samenspel-log", "forget", file, "Zwaantje", "--dry-run").stdout
        assert "2 typed texts hold the name" in dry and b"Zwaantje" in raw(file), dry
        play.tool("samenspel-log", "forget", file, "Zwaantje", "--blank")
        assert b"Zwaantje" not in raw(file)
        play.tool("samenspel-log", "verify", file)
        play.tool("samenspel-debrief", file, "-o", pages, "--everyone", "--quick", "--names")
        assert play.tool("samenspel-log", "forget", file, "Zwaantje", check=False).returncode == 2

        # Old sessions go, young ones stay; first only told. Where the name has a date, it counts: a copy is always young.
        old = os.path.join(scratch, "old")
        os.mkdir(old)
        today = time.strftime("%Y-%m-%d-%H%M-krimp")
        for name, days in (("a", 40), ("b", 2), ("2020-01-02-0900-krimp", 0), (today, 40)):
            shutil.copy(file, os.path.join(old, name + ".samenspel"))
            os.utime(os.path.join(old, name + ".samenspel"), (time.time() - days * 86400,) * 2)
        assert "2 would be removed, 2 kept" in play.tool("samenspel-log", "prune", old, "--keep-days", "30", "--dry-run").stdout
        assert len(os.listdir(old)) == 4
        assert "2 removed, 2 kept" in play.tool("samenspel-log", "prune", old, "--keep-days", "30").stdout
        assert sorted(os.listdir(old)) == sorted(["b.samenspel", today + ".samenspel"])

        # Files that are none, or not whole: a sentence, and nothing is written.
        content = raw(file)
        bad = {"empty": b"", "text": b"no session", "cut": content[:len(content) // 2], "zeroed": content[:5000] + bytes(3000) + content[8000:]}
        newer = os.path.join(scratch, "newer.samenspel")
        shutil.copy(file, newer)
        with sqlite3.connect(newer) as database:
            database.execute("PRAGMA user_version = 99")
        changed = os.path.join(scratch, "changed.samenspel")
        shutil.copy(file, changed)
        with sqlite3.connect(changed) as database:
            database.execute("UPDATE records SET body = x'00' WHERE stream = 1 AND seq = 5")
        foreign = os.path.join(scratch, "foreign.samenspel")
        with sqlite3.connect(foreign) as database:
            database.execute("CREATE TABLE records (stream, seq, at_ms, body, hash)")
        paths = [newer, changed, foreign]
        for name, bytes_ in bad.items():
            paths.append(os.path.join(scratch, name + ".samenspel"))
            with open(paths[-1], "wb") as stored:
                stored.write(bytes_)
        for path in paths:
            for asked in (["samenspel-debrief", path, "-o", os.path.join(scratch, "half")], ["samenspel-log", "export", path, "--csv", os.path.join(scratch, "half")]):
                refused = play.tool(*asked, check=False)
                assert refused.returncode == 1 and refused.stderr.startswith(asked[0] + ": "), (path, refused)
        assert not os.path.exists(os.path.join(scratch, "half"))
    print("ok")
finally:
    shutil.rmtree(scratch)
