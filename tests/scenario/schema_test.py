"""The schemas under assets/schema, by which editors complete and check an author's files, say what the loader says: every
scenario that loads is valid by them, and they have the keys that the loader looks for and no others."""
import copy
import glob
import json
import os
import re
import subprocess

import jsonschema
import yaml

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BIN = os.environ.get("SAMENSPEL_BIN", os.path.join(ROOT, "build", "dev", "bin"))
SCHEMAS = os.path.join(ROOT, "assets", "schema")
SHIPPED = sorted(os.path.dirname(path) for path in glob.glob(os.path.join(ROOT, "assets", "scenarios", "*", "scenario.yaml")))
MADE_FOR_TESTS = sorted(os.path.dirname(path) for path in glob.glob(os.path.join(ROOT, "tests", "scenario", "*", "scenario.yaml")))
faults = []


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors and the loader read it: yes, no, on and off are words, and a date is one too."""


Loader.yaml_implicit_resolvers = {}
for name, pattern, first in (("bool", r"^(true|false)$", "tf"), ("int", r"^[-+]?[0-9]+$", "-+0123456789"), ("null", r"^(null|~|)$", ["n", "~", ""]),
                             ("float", r"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?$", "-+.0123456789")):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), list(first))
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader)


schemas = {}
for path in glob.glob(os.path.join(SCHEMAS, "*.schema.json")):
    with open(path, encoding="utf-8") as file:
        schemas[os.path.basename(path)] = json.load(file)
    jsonschema.Draft7Validator.check_schema(schemas[os.path.basename(path)])


def validator(file):
    name = file.replace(".yaml", ".schema.json")
    store = {"file:///" + other: schema for other, schema in schemas.items()}
    return jsonschema.Draft7Validator(schemas[name], resolver=jsonschema.RefResolver("file:///" + name, schemas[name], store))


def errors(file, data):
    return ["/".join(map(str, error.absolute_path)) + ": " + error.message[:200] for error in validator(file).iter_errors(data)]


# ---- what loads is valid, and each shipped file names its schema --------------------------------------------------------
def scenario_files(folder):
    return sorted(path for path in glob.glob(os.path.join(folder, "*.yaml")))


for folder in SHIPPED + MADE_FOR_TESTS:
    for path in scenario_files(folder):
        file = os.path.basename(path)
        if file.replace(".yaml", ".schema.json") not in schemas:
            faults.append(f"{path}: assets/schema has no schema for this file")
            continue
        faults += [f"{path}: {error}" for error in errors(file, load(path))]
for folder in SHIPPED:
    for path in scenario_files(folder):
        line = f"# yaml-language-server: $schema=../../schema/{os.path.basename(path).replace('.yaml', '.schema.json')}"
        with open(path, encoding="utf-8") as file:
            if file.readline().rstrip("\n") != line:
                faults.append(f"{path}:1: the first line is not '{line}'")


# ---- the same keys, both ways -------------------------------------------------------------------------------------------
def parts(home, node):
    """The schemas that one place obeys, each with the file it stands in: itself and all that it refers to."""
    if "$ref" in node:
        file, _, pointer = node["$ref"].partition("#")
        home = file or home
        target = schemas[home]
        for step in pointer.strip("/").split("/"):
            target = target[step]
        return parts(home, target)
    out = [(home, node)]
    for word in ("allOf", "anyOf"):
        for part in node.get(word, []):
            out += parts(home, part)
    return out


def below(places, step):
    out = []
    for home, node in places:
        if step == "[]":
            child = node.get("items")
        else:
            child = node.get("properties", {}).get(step, node.get("additionalProperties"))
        if isinstance(child, dict):
            out += parts(home, child)
    return out


looked_for = set()
for folder in SHIPPED + MADE_FOR_TESTS:
    out = subprocess.run([os.path.join(BIN, "samenspel-lint"), "--keys", folder], check=True, capture_output=True, text=True)
    looked_for |= set(out.stdout.splitlines())
assert len(looked_for) > 200, looked_for

known = set()  # (a schema's identity, key)
for line in sorted(looked_for):
    file, *steps, key = line.split("/")
    home = file.replace(".yaml", ".schema.json")
    places = parts(home, schemas[home])
    for step in steps:
        places = below(places, step)
    having = [node for _, node in places if key in node.get("properties", {})]
    if not having:
        faults.append(f"the loader looks for {line}, which the schema does not have: add it to assets/schema/{home}")
    known |= {(id(node), key) for node in having}

seen = set()


def check_all_known(home, node, path):
    for where, part in parts(home, node):
        if id(part) in seen:
            continue
        seen.add(id(part))
        for key, child in part.get("properties", {}).items():
            if (id(part), key) not in known:
                faults.append(f"{where}: the loader never looks for {path}/{key}: take it out, or use it in a scenario under tests/scenario")
            check_all_known(where, child, f"{path}/{key}")
        if "items" in part:
            check_all_known(where, part["items"], path + "/[]")
        if isinstance(part.get("additionalProperties"), dict):
            check_all_known(where, part["additionalProperties"], path + "/*")


for name, schema in schemas.items():
    if name != "common.schema.json":
        check_all_known(name, schema, name.replace(".schema.json", ".yaml"))


# ---- a description of each key, and mistakes are seen -------------------------------------------------------------------
def described(home, node):
    return any(part.get("description") for _, part in parts(home, node)) or "description" in node


for name, schema in schemas.items():
    stack = [schema]
    while stack:
        node = stack.pop()
        for key, child in node.get("properties", {}).items() if "type" in node else ():
            if not described(name, child):
                faults.append(f"{name}: '{key}' has no description")
        stack += [child for child in node.values() if isinstance(child, dict)]

good = os.path.join(ROOT, "tests", "scenario", "good")
for file, spoil in (("issues.yaml", lambda data: data["issues"][0].pop("rule")), ("issues.yaml", lambda data: data["issues"][0].update(rul="consent")),
                    ("roles.yaml", lambda data: data["roles"][0]["interests"][0].update(weight=4)), ("roles.yaml", lambda data: data["roles"][0]["interests"][0].update(measure={"zero_at": 1})),
                    ("parties.yaml", lambda data: data["parties"][0].update(letter="no")), ("parties.yaml", lambda data: data["parties"][0]["name"].update(en="x" * 61)),
                    ("scenario.yaml", lambda data: data["lengths"][0]["phases"][2].pop("round")), ("map.yaml", lambda data: data["sites"][0].update(at=[0.5, 1.5])),
                    ("model.yaml", lambda data: data["numbers"]["toll.price"].pop("source")), ("forms.yaml", lambda data: data["forms"][0]["questions"][0].pop("low")),
                    ("acts.yaml", lambda data: data["acts"][1].update(shows=2)), ("injects.yaml", lambda data: data["injects"][0].update(text="flood"))):
    data = copy.deepcopy(load(os.path.join(good, file)))
    spoil(data)
    if not errors(file, data):
        faults.append(f"a mistake in {file} passes the schema: {spoil.__code__.co_consts}")

for fault in faults:
    print(fault)
print(f"{len(SHIPPED)} shipped scenarios, {len(schemas)} schemas, {len(looked_for)} keys: {len(faults)} faults")
raise SystemExit(1 if faults else 0)
