"""The bench runs every part, prints every figure, and leaves nothing behind. How good they are is not asked here."""
import os
import re
import subprocess
import tempfile

FIGURES = ["closed loop, 12 players, CPU for each delivery", "open loop, 24 players, CPU for each delivery",
           "open loop, 24 players, p99 to every table-mate", "open loop, 24 players, all cores", "Memory of a connected idle player",
           "Idle CPU with 24 connected", "24 joins at once", "Refolding whole sessions of bots", "Server back with 100 events in 2 tables", "World ticks of krimp", "World ticks of triad",
           "Every one of 1048576 packages for 8 parties"]

with tempfile.TemporaryDirectory() as folder:
    bench = subprocess.run([os.path.join(os.environ["SAMENSPEL_BIN"], "samenspel-bench"), "--tiny", "--data", folder],
                           capture_output=True, text=True, timeout=280)
    assert bench.returncode == 0, (bench.returncode, bench.stdout, bench.stderr)
    rows = [line for line in bench.stdout.splitlines() if line.startswith("|")]
    for figure in FIGURES:
        assert any(row.startswith("| ") and figure in row for row in rows), (figure, bench.stdout)
    assert not re.search(r"[1-9][0-9]* of [0-9]+ missing", bench.stdout), bench.stdout
    for trouble in ("not seated", "did not", "ended by itself", "no welcome", "could not", "cannot"):
        assert trouble not in bench.stdout, bench.stdout
    assert os.listdir(folder) == []
