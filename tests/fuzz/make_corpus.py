#!/usr/bin/python3
"""Makes the seeds of the fuzz targets, tests/fuzz/corpus, out of the golden session files: tests/fuzz/make_corpus.py

Run it again when the vocabulary has got something that fuzzing should begin with; the same files make the same seeds. Every seed is
replayed by the ordinary tests (seeded_test.cpp); libFuzzer begins with them and keeps what it finds in the build folder.
"""
import hashlib
import importlib
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
CORPUS = os.path.join(HERE, "corpus")
GOLDEN = ["everything-bids", "everything-bridge", "everything-cards", "everything-debrief", "everything-fork", "everything-more"]


def vocabulary(folder):
    names = ["labels", "content", "scenario", "events", "commands", "knowledge", "envelope"]
    subprocess.run(["protoc", f"--proto_path={ROOT}/proto", f"--python_out={folder}"] + [f"{name}.proto" for name in names], check=True)
    sys.path.insert(0, folder)
    return importlib.import_module("events_pb2"), importlib.import_module("envelope_pb2")


def put(target, name, content):
    os.makedirs(os.path.join(CORPUS, target), exist_ok=True)
    with open(os.path.join(CORPUS, target, name), "wb") as seed:
        seed.write(content)


def pieces(all_of_them):
    """As targets.cpp splits its input: a byte of length less one, that many bytes, and so on."""
    return b"".join(bytes([len(one) - 1]) + one for one in all_of_them if 1 <= len(one) <= 256)


def first_of_each_kind(event_type, path):
    """The session's opening, of one table, without its scenario; and the opening of table 1 with the first event of each kind after it."""
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
        opening = event_type.FromString(database.execute("SELECT body FROM records WHERE stream = 0 ORDER BY seq").fetchone()[0])
        rows = database.execute("SELECT body FROM records WHERE stream > 0 ORDER BY stream, seq").fetchall()
    opening.session_opened.ClearField("compiled")
    opening.session_opened.tables = 1
    found = {}
    for (body,) in rows:
        event = event_type.FromString(body)
        found.setdefault(event.WhichOneof("body"), event)
    events = list(found.values())
    assert events[0].HasField("table_opened")
    for n, event in enumerate(events, 1):
        event.n = n
    opening.n = 1
    return opening, events


def session_file(opening, events):
    """A session file as server/store/README.md describes it, on small pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        database = sqlite3.connect(path, isolation_level=None)
        with sqlite3.connect(f"file:{ROOT}/tests/store/golden/v1.samenspel?mode=ro&immutable=1", uri=True) as first:
            tables = [sql for (sql,) in first.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")]
        for line in ["PRAGMA page_size = 512", f"PRAGMA application_id = {0x536D7370}", "PRAGMA user_version = 1"] + tables:
            database.execute(line)
        for stream, records in ((0, [opening]), (1, events)):
            before = bytes(32)
            for seq, event in enumerate(records, 1):
                body = event.SerializeToString()
                head = struct.pack("<IQq", stream, seq, event.at_ms)
                before = hashlib.blake2b(before + head + body, digest_size=32).digest()
                database.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)", (stream, seq, event.at_ms, body, before))
        database.execute("INSERT INTO participants VALUES (1, 'Marieke', x'', '')")
        database.execute("VACUUM")
        database.close()
        with open(path, "rb") as made:
            return made.read()


def frame(first, payload, mask=b"\x01\x02\x03\x04"):
    size = bytes([0x80 | len(payload)]) if len(payload) < 126 else bytes([0x80 | 126]) + struct.pack(">H", len(payload))
    return bytes([first]) + size + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


with tempfile.TemporaryDirectory() as generated:
    events_pb2, envelope_pb2 = vocabulary(generated)
    from google.protobuf import json_format
    for name in GOLDEN:
        opening, events = first_of_each_kind(events_pb2.Event, os.path.join(ROOT, "tests", "store", "golden", name + ".samenspel"))
        put("session_import", name + ".samenspel", session_file(opening, events))
        put("journal_events", name, pieces(event.SerializeToString() for event in events))
        put("disclosures", name, pieces(envelope_pb2.ServerMessage(event=event).SerializeToString() for event in events) +
            pieces(event.SerializeToString() for event in events))
        if name == "everything-bridge":
            line = lambda event: json_format.MessageToJson(event, preserving_proto_field_name=True, indent=None).encode() + b"\n"
            put("session_import", name + ".lines", line(opening) + b"\0" + b"".join(line(event) for event in events))
    # Each command, empty, and each other message of a client.
    commands = []
    message = envelope_pb2.ClientMessage
    for at, field in enumerate(message().command.DESCRIPTOR.fields):
        if field.containing_oneof and field.message_type:
            one = message()
            one.command.reference = at + 1
            getattr(one.command, field.name).SetInParent()
            commands.append(one.SerializeToString())
    for field in message.DESCRIPTOR.fields:
        one = message()
        getattr(one, field.name).SetInParent()
        commands.append(one.SerializeToString())
    put("client_messages", "each-empty", pieces(commands))
    # Whole, in two parts with a ping between, of the longer kind, and the end; then without a mask, which is refused.
    frames = [frame(0x82, b"whole"), frame(0x02, b"first "), frame(0x89, b"ping"), frame(0x80, b"second"), frame(0x82, bytes(130)), frame(0x8A, b""), frame(0x88, b"\x03\xe8")]
    put("websocket_frames", "each-kind", pieces(frames))
    put("websocket_frames", "unmasked", pieces([frames[0], b"\x82\x05whole"]))
    put("websocket_frames", "cut", pieces([frames[0][:3], frames[0][3:] + frames[4][:60], frames[4][60:]]))
