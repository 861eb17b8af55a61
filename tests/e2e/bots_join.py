"""samenspel-bots joins over WebSockets and plays a session to its end; every acknowledgement stands in its log once and
is in the journal. samenspel-whatif prints the columns it promises."""
import os
import subprocess
import time

from harness import BIN, Play

with Play("--fast", "--length", "45", "--seed", "3") as play:
    trainer = play.trainer()
    log = os.path.join(play.folder, "acks")
    bots = subprocess.Popen([os.path.join(BIN, "samenspel-bots"), "--url", f"ws://127.0.0.1:{play.port}/ws", "--code", play.code,
                             "--seats", "7", "--ack-log", log])
    try:
        trainer.until(lambda m: m.event.HasField("seat_changed") and m.event.seat_changed.seat == 7 and m.event.seat_changed.holder == 1)
        trainer.must("start", table=1)
        trainer.until(lambda m: m.event.HasField("table_ended"), 120)
        assert bots.wait(20) == 0
    finally:
        if bots.poll() is None:
            bots.kill()
            bots.wait()
    assert play.stop() == 0
    lines = [line.rstrip("\n").split("\t") for line in open(log)]
    assert len(lines) >= 30 and all(len(line) == 4 for line in lines), len(lines)
    keys = [(seat, reference) for _, seat, reference, _ in lines]
    assert len(keys) == len(set(keys)), "an acknowledgement came twice"
    import glob
    import json
    file = glob.glob(play.data + "/*.samenspel")[0]
    play.tool("samenspel-log", "verify", "--every", "1", file)
    for seat in range(1, 8):
        numbers = {json.loads(line)["n"] for line in play.tool("samenspel-log", "show", file, "--table", "1", "--as", str(seat), "--json").stdout.splitlines()}
        told = {int(n) for _, one, _, n in lines if int(one) == seat and int(n) != 0}
        assert told <= numbers, f"seat {seat} was told of events that are not in the journal"
    plan = os.path.join(play.folder, "plan.yaml")
    with open(plan, "w") as out:
        out.write("- {tick: 1, lever: merge_sites, on: [public_school, christian_school]}\n")
    rows = play.tool("samenspel-whatif", "krimp", "--plan", plan, "--csv", "--ticks", "2", "--set", "model.decline_per_tick=0.05").stdout.splitlines()
    assert rows[0] == "tick,year,party,site,indicator,value"
    values = {tuple(row.split(",")[:5]): float(row.split(",")[5]) for row in rows[1:]}
    assert abs(values[("0", "2026", "", "", "pupils")] - 4500) < 1 and values[("2", "2030", "", "", "pupils")] > 3950
    assert play.tool("samenspel-whatif", "krimp", "--set", "model.nothing=1", check=False).returncode == 1
print(f"{len(lines)} acknowledgements, each once and in the journal")
