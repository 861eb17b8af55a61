"""Runs the real server and plays through real sockets, with a WebSocket client and decoder of its own.

Knows the wire format from proto/ alone, compiled to Python at test time; nothing of the C++ code is used.
"""
import base64
import hashlib
import importlib
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BIN = os.environ.get("SAMENSPEL_BIN", os.path.join(ROOT, "build", "dev", "bin"))


def vocabulary(folder):
    """The generated Python modules of proto/, made in `folder`."""
    names = ["labels", "content", "scenario", "events", "commands", "knowledge", "envelope"]
    subprocess.run(["protoc", f"--proto_path={ROOT}/proto", f"--python_out={folder}"] + [f"{n}.proto" for n in names], check=True)
    sys.path.insert(0, folder)
    return {n: importlib.import_module(f"{n}_pb2") for n in names}


class Closed(Exception):
    """The other side closed the connection."""


class Socket:
    """A WebSocket client over a blocking socket. Keeps every byte that arrived."""

    def __init__(self, port, path="/ws", timeout=20, secure=None):
        self.raw = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        if secure:
            self.raw = secure.wrap_socket(self.raw, server_hostname="127.0.0.1")
        self.received = bytearray()
        self.at = 0
        key = base64.b64encode(os.urandom(16)).decode()
        self.raw.sendall((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.received:
            self._more()
        self.head, _, _ = bytes(self.received).partition(b"\r\n\r\n")
        self.at = len(self.head) + 4
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        if b" 101 " not in self.head.split(b"\r\n")[0] + b" " or accept not in self.head:
            raise Closed(self.head.decode(errors="replace"))

    def _more(self):
        chunk = self.raw.recv(1 << 16)
        if not chunk:
            raise Closed("end of stream")
        self.received += chunk

    def _take(self, count):
        while len(self.received) - self.at < count:
            self._more()
        part = bytes(self.received[self.at:self.at + count])
        self.at += count
        return part

    def send(self, data, opcode=2, fin=True):
        mask = os.urandom(4)
        head = bytes([(0x80 if fin else 0) | opcode])
        size = len(data)
        head += bytes([0x80 | size]) if size < 126 else struct.pack("!BH", 0xFE, size) if size < 65536 else struct.pack("!BQ", 0xFF, size)
        self.raw.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def message(self):
        """The next binary message. Answers pings; raises Closed at the end."""
        while True:
            first, second = self._take(2)
            size = second & 0x7F
            if size == 126:
                size, = struct.unpack("!H", self._take(2))
            elif size == 127:
                size, = struct.unpack("!Q", self._take(8))
            data = self._take(size)
            opcode = first & 0x0F
            if opcode == 9:
                self.send(data, opcode=10)
            elif opcode == 8:
                raise Closed(data[2:].decode(errors="replace"))
            elif opcode == 2:
                return data

    def close(self):
        self.raw.close()


class Client:
    """One participant, trainer or board: says hello, gives commands, keeps what it was told."""

    def __init__(self, play, **hello):
        self.play = play
        self.pb = play.pb
        self.hello = hello
        self.reference = 0
        self.events, self.session_events, self.names = [], [], {}
        self.answers = {}
        self.welcome = self.refused = self.setup = self.reach = None
        self.instance = hello.get("instance") or os.urandom(8).hex()
        self.token = None
        self.sockets = []
        self.connect()

    def connect(self):
        self.socket = Socket(self.play.port, secure=self.play.secure)
        self.sockets.append(self.socket)
        message = self.pb["envelope"].ClientMessage()
        hello = message.hello
        hello.protocol = 1
        hello.instance = self.instance
        hello.code = self.play.code
        for key, value in self.hello.items():
            setattr(hello, key, value)
        if self.token:
            hello.ClearField("name")
            hello.token = self.token
            hello.seen = self.events[-1][0] if self.events else 0
            hello.seen_session = self.session_events[-1][0] if self.session_events else 0
        self.socket.send(message.SerializeToString())
        return self

    def read(self):
        """One message, folded into this client; what it was."""
        message = self.pb["envelope"].ServerMessage()
        message.ParseFromString(self.socket.message())
        if message.HasField("welcome"):
            self.welcome = message.welcome
            self.token = message.welcome.token or self.token
            if message.welcome.fresh:
                self.events = []
            if message.welcome.fresh_session:
                self.session_events = []
        elif message.HasField("event"):
            self.events.append((message.n, message.event))
        elif message.HasField("session_event"):
            self.session_events.append((message.n, message.session_event))
        elif message.HasField("names"):
            self.names.update({name.participant: name.name for name in message.names.names})
        elif message.HasField("acknowledged"):
            self.answers[message.acknowledged.reference] = message.acknowledged
        elif message.HasField("rejected"):
            self.answers[message.rejected.reference] = message.rejected
        elif message.HasField("refused"):
            self.refused = message.refused
        elif message.HasField("setup"):
            self.setup = message.setup
        elif message.HasField("reach"):
            self.reach = message.reach
        return message

    def until(self, what, seconds=30):
        """Reads until `what(message)` holds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            message = self.read()
            if what(message):
                return message
        raise AssertionError("it did not come in time")

    def caught_up(self):
        self.until(lambda m: m.caught_up)
        return self

    def give(self, body, table=None, reference=None, **fields):
        """Sends a command without waiting; its reference."""
        if reference is None:
            self.reference += 1
            reference = self.reference
        message = self.pb["envelope"].ClientMessage()
        message.command.reference = reference
        if table is not None:
            message.command.table = table
        command = getattr(message.command, body)
        command.SetInParent()
        for key, value in fields.items():
            target = getattr(command, key)
            if isinstance(value, list):
                target.extend(value)
            elif hasattr(target, "CopyFrom"):
                target.CopyFrom(value)
            else:
                setattr(command, key, value)
        self.last_sent = message.SerializeToString()
        self.socket.send(self.last_sent)
        return reference

    def do(self, body, **fields):
        """Sends a command and waits for its answer: an Acknowledged, or a Rejected."""
        reference = self.give(body, **fields)
        while reference not in self.answers:
            self.read()
        return self.answers[reference]

    def say(self, body, **fields):
        """Sends another message than a command, without waiting."""
        message = self.pb["envelope"].ClientMessage()
        part = getattr(message, body)
        part.SetInParent()
        for key, value in fields.items():
            setattr(part, key, value)
        self.socket.send(message.SerializeToString())

    def ticket(self, participant):
        """A trainer's ticket for the participant."""
        self.say("issue_ticket", participant=participant)
        return self.until(lambda m: m.HasField("ticket")).ticket.ticket

    def must(self, body, **fields):
        answer = self.do(body, **fields)
        assert answer.DESCRIPTOR.name == "Acknowledged", f"{body} was refused: {answer}"
        return answer

    def bytes(self):
        return b"".join(bytes(s.received) for s in self.sockets)

    def close(self):
        self.socket.close()


class Play:
    """A server process with its folder. `secure` is the SSL context to reach it with, when it speaks TLS."""
    secure = None

    def __init__(self, *options, scenario="krimp", assets=None):
        self.folder = tempfile.mkdtemp(prefix="samenspel-e2e-")
        self.generated = os.path.join(self.folder, "py")
        os.mkdir(self.generated)
        self.pb = vocabulary(self.generated)
        self.data = os.path.join(self.folder, "data")
        self.options, self.scenario, self.assets = list(options), scenario, assets or os.path.join(ROOT, "assets")
        self.port = 0
        self.log_path = os.path.join(self.folder, "log")
        self.process = None
        self.start()

    def start(self, *more):
        chosen = ["--scenario", self.scenario] if self.scenario else []   # none: --host
        command = [os.path.join(BIN, "samenspel-server"), *chosen, "--assets", self.assets, "--data", self.data,
                   "--port", str(self.port)] + self.options + list(more)
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, cwd=ROOT)
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            raise AssertionError("the server did not start:\n" + self.log())
        first = json.loads(line)
        self.port, self.code = first["port"], first["code"]
        self.key = first.get("trainer_key") or getattr(self, "key", "")
        self.file = first.get("file") or first.get("journal") or first.get("data")
        return first

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def restart(self):
        return self.start("--resume")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError("the server did not stop when asked")
        return self.process.returncode

    def log(self):
        with open(self.log_path, errors="replace") as log:
            return log.read()

    def http(self, path, method="GET"):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def join(self, name, **more):
        return Client(self, name=name, **more).caught_up()

    def trainer(self, table=1):
        return Client(self, trainer_key=self.key, table=table).caught_up()

    def board(self, table=1):
        return Client(self, board=True, table=table).caught_up()

    def tool(self, name, *arguments, check=True):
        result = subprocess.run([os.path.join(BIN, name), *arguments], capture_output=True, text=True, cwd=ROOT, timeout=300)
        if check and result.returncode != 0:
            raise AssertionError(f"{name} {' '.join(arguments)}: {result.stdout}{result.stderr}")
        return result

    def clean(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            sys.stderr.write(self.log()[-4000:])
        self.clean()
