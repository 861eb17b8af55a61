"""The authors' guide, assets/scenarios/README.md, says what is so: each piece that it shows stands in the sports hall's files,
every file is shown, and each mistake that it shows, made in a copy, gives the finding that stands below it. What is changed is
shown as a diff: '-' lines that stand in the file, '+' lines that take their place. LEESMIJ.md, the guide in Dutch, shows the
same pieces and mistakes in the same order, below as many headings. SAMENSPEL_BUILD names the folder that was built, to lay out
from it what a trainer installs; without it that part is left out."""
import os
import re
import shutil
import subprocess
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BIN = os.environ.get("SAMENSPEL_BIN", os.path.join(ROOT, "build", "dev", "bin"))
SCENARIOS = os.path.join(ROOT, "assets", "scenarios")
HALL = os.path.join(SCENARIOS, "sports-hall")
BLOCK = re.compile(r"^```(\w+) ?([\w.]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
faults = []


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def lint(folder):
    ran = subprocess.run([os.path.join(BIN, "samenspel-lint"), folder], capture_output=True, text=True)
    return ran.returncode, ran.stdout.replace(folder + "/", "").splitlines()


def check(holds, what):
    if not holds:
        faults.append(what)


def changed(folder, file, diff):
    lines = diff.splitlines(keepends=True)
    replaced(folder, file, "".join(line[1:] for line in lines if line[0] == "-"), "".join(line[1:] for line in lines if line[0] == "+"))


def replaced(folder, file, old, new):
    path = os.path.join(folder, file)
    text = read(path)
    check(text.count(old) == 1, f"{file} does not have this once:\n{old}")
    with open(path, "w", encoding="utf-8") as out:
        out.write(text.replace(old, new, 1))


guide = read(os.path.join(SCENARIOS, "README.md"))
blocks = BLOCK.findall(guide)
check(lint(HALL) == (0, ["0 errors, 0 warnings"]), f"the example itself: {lint(HALL)}")

# ---- what is shown is what stands there ---------------------------------------------------------------------------------
shown = {file for language, file, _ in blocks if language == "yaml"}
check(shown == {name for name in os.listdir(HALL)}, f"the guide shows pieces of {sorted(shown)}")
for language, file, text in blocks:
    if language == "yaml":
        check("\n" + text in read(os.path.join(HALL, file)), f"{file} of the sports hall does not have this:\n{text}")

dutch = read(os.path.join(SCENARIOS, "LEESMIJ.md"))
for place, (one, other) in enumerate(zip(blocks, BLOCK.findall(dutch))):
    check(one == other, f"piece {place + 1} of the guide in Dutch is another one:\n{other}\nand in English\n{one}")
HEADING = re.compile(r"^## (\d*)", re.MULTILINE)
check(HEADING.findall(guide) == HEADING.findall(dutch), "the guides in English and Dutch do not have the same headings")
for what, pattern in (("pieces", BLOCK), ("commands", re.compile(r"^    \w", re.MULTILINE)), ("rows", re.compile(r"^\|", re.MULTILINE)), ("points", re.compile(r"^- ", re.MULTILINE))):
    check(len(pattern.findall(guide)) == len(pattern.findall(dutch)), f"the guides in English and Dutch do not have as many {what}")

# ---- each mistake gives what the guide says -----------------------------------------------------------------------------
mistakes = 0
for (language, file, diff), (below, _, said) in zip(blocks, blocks[1:] + [("", "", "")]):
    if language != "diff":
        continue
    mistakes += 1
    check(below == "text", f"no finding stands below the change in {file}:\n{diff}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "sports-hall")
        shutil.copytree(HALL, folder)
        changed(folder, file, diff)
        found = lint(folder)[1][:-1]
        check(found == said.splitlines(), f"this change in {file}\n{diff}gives\n" + "\n".join(found) + f"\nand the guide says\n{said}")

# ---- a file in an older encoding, which a guide in UTF-8 cannot show as a change -----------------------------------------
with tempfile.TemporaryDirectory() as scratch:
    folder = os.path.join(scratch, "sports-hall")
    shutil.copytree(HALL, folder)
    text = read(os.path.join(folder, "issues.yaml"))
    with open(os.path.join(folder, "issues.yaml"), "w", encoding="latin-1") as out:
        out.write(text)
    found = lint(folder)[1][:-1]
    check(("text", "", "\n".join(found) + "\n") in blocks, f"what is said about a file that is not UTF-8 does not stand in the guide: {found}")

# ---- a seat that is always served, or never: found by trying packages ---------------------------------------------------
EVER = {"{issue: evenings, options: [shared, quiet]}\n        trigger": "{issue: evenings, options: [club, shared, quiet]}\n        trigger",
        "{issue: hall, options: [stay, renovate], otherwise: 1}": "{issue: evenings, options: [club, shared, quiet]}",
        "{issue: keys, options: [caretaker, together]}": "{issue: evenings, options: [club, shared, quiet]}"}
NEVER = {old: "{all: [{issue: evenings, options: [club]}, {issue: evenings, options: [quiet]}]}" + ("\n        trigger" if "trigger" in old else "") for old in EVER}
for edits, said in ((EVER, "every package that was tried serves seat 'neighbour' better than no deal; let something that can be agreed cost it, so that it has a reason to negotiate"),
                    (NEVER, "no package that was tried serves seat 'neighbour' better than no deal; let a measure of its interests look at something that can be agreed")):
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "sports-hall")
        shutil.copytree(HALL, folder)
        for old, new in edits.items():
            replaced(folder, "roles.yaml", old, new)
        found = lint(folder)[1][:-1]
        check(f"parties.yaml:12:10: warning: in 45 minutes {said}" in found, f"a seat served always or never: {found}")

# ---- an empty folder, and a copy to begin with --------------------------------------------------------------------------
with tempfile.TemporaryDirectory() as scratch:
    empty = os.path.join(scratch, "empty")
    os.mkdir(empty)
    code, found = lint(empty)
    check(code == 1 and len(found) == 10 and all("this file is missing" in line for line in found[:-1]), f"an empty folder: {found}")

    def begin(*arguments, program=os.path.join(ROOT, "tools", "samenspel-new-scenario")):
        return subprocess.run([program, *arguments], capture_output=True, text=True, env=dict(os.environ, XDG_DATA_HOME=os.path.join(scratch, "share")))

    def check_copy(made, own):
        check(made.returncode == 0 and made.stdout.strip() == own, f"a new scenario: {made}")
        check(lint(own) == (0, ["0 errors, 0 warnings"]), f"the copy: {lint(own)}")
        name = os.path.basename(own)
        check(f'title: {{nl: "{name}", en: "{name}"}}' in read(os.path.join(own, "scenario.yaml")), "the copy has the sports hall's title")
        for file in os.listdir(own):
            schema = read(os.path.join(own, file)).splitlines()[0].partition("$schema=")[2]
            check(os.path.isfile(schema), f"the copy's {file} names a schema that is not there: {schema}")
            check(os.stat(os.path.join(own, file)).st_mode & 0o200, f"the copy's {file} cannot be changed")

    share = os.path.join(scratch, "share", "samenspel", "scenarios")
    check_copy(begin("my-hall"), os.path.join(share, "my-hall"))
    again = begin("my-hall")
    check(again.returncode == 1 and "already" in again.stderr, "a scenario is written over")
    for name in ("My-Hall", "../up", "a/b", "", "x" * 33):
        check(begin(name).returncode == 1, f"'{name}' is taken as a name")
    check(begin().returncode == 2 and "usage" in begin().stderr, "without a name no usage is shown")
    check(begin("--help").returncode == 0 and "usage" in begin("--help").stdout, "who asks for help gets none")
    check(begin("other", os.path.join(scratch, "here")).stdout.strip() == os.path.join(scratch, "here", "other"), "the folder that was named is not used")

    # ---- as it is installed, in a place whose files nobody may write, under a name with a space, called through a link ------
    if "SAMENSPEL_BUILD" in os.environ:
        place = os.path.join(scratch, "an installed", "usr")
        laid = subprocess.run(["cmake", "--install", os.environ["SAMENSPEL_BUILD"], "--component", "scenarios", "--prefix", place], capture_output=True, text=True)
        check(laid.returncode == 0, f"what is installed: {laid}")
        subprocess.run(["chmod", "-R", "a-w", os.path.join(place, "share")], check=True)
        check_copy(begin("from-installed", program=os.path.join(place, "bin", "samenspel-new-scenario")), os.path.join(share, "from-installed"))
        link = os.path.join(scratch, "begin")
        os.symlink(os.path.join(place, "bin", "samenspel-new-scenario"), link)
        check_copy(begin("through-a-link", program=link), os.path.join(share, "through-a-link"))
        for told in ("share/samenspel/scenarios/README.md", "share/samenspel/scenarios/LEESMIJ.md", "share/doc/samenspel/scenario-files.md", "share/doc/samenspel/scenario-points.md"):
            check(os.path.isfile(os.path.join(place, told)), f"not installed: {told}")
        for path in re.findall(r"/usr/(share/doc/samenspel/[\w.-]+\w)", guide + dutch):
            check(os.path.isfile(os.path.join(place, path)), f"the guide names a file that is not installed: {path}")
        subprocess.run(["chmod", "-R", "u+w", place], check=True)

for fault in faults:
    print(fault)
print(f"{len(shown)} files shown, {mistakes} mistakes: {len(faults)} faults")
raise SystemExit(1 if faults else 0)
