"""A server with a certificate of the trainer's own: bots join through TLS and play to the end where
the certificate is trusted. Where it is not, or belongs to another host, nobody joins."""
import os
import ssl
import subprocess
import tempfile

from harness import BIN, Play


def certificate(folder, name, *hosts):
    files = [os.path.join(folder, f"{name}.{kind}") for kind in ("pem", "key")]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                    "-addext", "subjectAltName=" + ",".join(hosts), "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    return files


def bots(play, url, trusted, seats):
    return subprocess.Popen([os.path.join(BIN, "samenspel-bots"), "--url", url, "--code", play.code, "--seats", str(seats)],
                            env=dict(os.environ, SSL_CERT_FILE=trusted, SSL_CERT_DIR="/nonexistent"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


with tempfile.TemporaryDirectory() as folder:
    trusted, key = certificate(folder, "trainer", "IP:127.0.0.1")
    stranger, strange_key = certificate(folder, "stranger", "DNS:elsewhere.example")

    def play(certificate_file, key_file):
        return Play("--tls-cert", certificate_file, "--tls-key", key_file, "--fast", "--length", "45", "--seed", "6")

    with play(trusted, key) as house:
        house.secure = ssl.create_default_context(cafile=trusted)
        trainer = house.trainer()
        # Who does not trust it stays outside, with a reason and an exit code.
        outside = bots(house, f"wss://127.0.0.1:{house.port}/ws", stranger, 1)
        said, _ = outside.communicate(timeout=60)
        assert outside.returncode == 1 and "not trusted" in said, (outside.returncode, said)
        # Who speaks to it without is told what is missing.
        outside = bots(house, f"ws://127.0.0.1:{house.port}/ws", trusted, 1)
        said, _ = outside.communicate(timeout=60)
        assert outside.returncode == 1 and "TLS only" in said, (outside.returncode, said)
        playing = bots(house, f"wss://127.0.0.1:{house.port}/ws", trusted, 7)
        try:
            trainer.until(lambda m: m.event.HasField("seat_changed") and m.event.seat_changed.seat == 7 and m.event.seat_changed.holder == 1)
            trainer.must("start", table=1)
            trainer.until(lambda m: m.event.HasField("table_ended"), 150)
            assert playing.wait(30) == 0, playing.stdout.read()
        finally:
            if playing.poll() is None:
                playing.kill()
                playing.wait()
        assert house.stop() == 0
    # A certificate that is trusted, but of another host.
    with play(stranger, strange_key) as house:
        outside = bots(house, f"wss://127.0.0.1:{house.port}/ws", stranger, 1)
        said, _ = outside.communicate(timeout=60)
        assert outside.returncode == 1 and "not trusted" in said, said
print("seven bots played through TLS; whoever could not trust the certificate stayed outside")
