"""Bots fill every seat and play a whole session of 45 minutes at sixty times the speed; the journal is sound."""
import glob
import json
import time

from harness import Play

began = time.monotonic()
with Play("--bots", "--fast", "--length", "45", "--seed", "11", "--exit-when-done") as play:
    assert play.process.wait(150) == 0, play.log()
    took = time.monotonic() - began
    file = glob.glob(play.data + "/*.samenspel")[0]
    play.tool("samenspel-log", "verify", "--every", "1", file)
    lines = [json.loads(line) for line in play.tool("samenspel-log", "show", file, "--table", "1", "--as", "trainer", "--json").stdout.splitlines()]
    types = {}
    for line in lines:
        types[line["type"]] = types.get(line["type"], 0) + 1
    assert types["round_resolved"] == 3 and types["table_ended"] == 1 and types["interests_scored"] == 7, types
    assert types.get("proposal_tabled", 0) >= 1 and types.get("position_taken", 0) >= 3, types
print(f"a whole session in {took:.0f} s, {len(lines)} events")
