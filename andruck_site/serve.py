"""``./run serve``: portal, desk and worker under one small supervisor.

The parent imports no Django: it prepares the data folder, starts web and
worker as children, starts them again when they die, and takes them along when
it goes. Everything it says is for a publisher, in German.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import errno
import fcntl
import ipaddress
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType
from typing import IO

from andruck.errors import PortalError
from andruck.model import Portal
from andruck.portal import imprint_gaps, read_portal
from andruck_site import template
from andruck_site.orphan import SUPERVISED

ROOT = Path(__file__).resolve().parent.parent
PROBE = 100_000  # bytes there must be room for
PATIENCE = 60  # seconds until the web process must answer
BACK_OFF = (0.5, 1, 2, 5, 10, 30)  # seconds before a dead child is started again


class Refused(Exception):
    """Why nothing is started, in one sentence."""


def arguments() -> argparse.Namespace:
    """What the publisher typed."""
    parser = argparse.ArgumentParser(
        prog="./run serve", description="Portal und Redaktion starten."
    )
    parser.add_argument("--host", default="127.0.0.1", help="Adresse, an der das Portal lauscht")
    parser.add_argument("--port", type=int, default=8000, help="Port (Vorgabe: 8000)")
    parser.add_argument("--data", type=Path, default=None, help="Datenordner (Vorgabe: var/)")
    parser.add_argument(
        "--empty", action="store_true", help="ohne Beispielmeldungen und Beispielarchiv beginnen"
    )
    return parser.parse_args()


def main() -> int:
    """Start everything; returns the exit code."""
    call = arguments()
    data = (call.data or Path(os.environ.get("ANDRUCK_DATA", ROOT / "var"))).resolve()
    try:
        portal = _portal()
        _check_imprint(call.host, portal)
        _check_folder(data)
        _check_port(call.host, call.port)
        with _only_one(data):
            return Supervisor(call, data, portal).run()
    except Refused as refusal:
        print(f"Andruck startet nicht: {refusal}", file=sys.stderr)
        return 2


def _portal() -> Portal:
    folder = Path(os.environ.get("ANDRUCK_PORTAL", ROOT / "portals" / "logistic-ready"))
    try:
        return read_portal(folder)
    except PortalError as error:
        raise Refused(f"Der Portalordner hat einen Fehler. {error}") from error


def _check_imprint(host: str, portal: Portal) -> None:
    """No public address without an imprint (§ 5 DDG) and a responsible person (§ 18 MStV)."""
    if _is_loopback(host):
        return
    if gaps := imprint_gaps(portal):
        from andruck.locale import translate

        named = ", ".join(translate(gap, "de", {}) for gap in gaps)
        raise Refused(
            f"{host} ist von außen erreichbar, aber das Impressum ist unvollständig ({named}). "
            f"Bitte in {portal.folder}/portal.toml unter [imprint] ausfüllen (§ 5 DDG, § 18 Abs. 2 "
            "MStV) oder mit --host 127.0.0.1 nur auf diesem Rechner starten."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data) as probe:  # without a name that could stay behind
            probe.write(bytes(PROBE))
            probe.flush()
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(
                f"Der Datenträger mit dem Datenordner {data} ist voll. Bitte Platz schaffen; "
                "was darin liegt, ist unversehrt."
            ) from error
        raise Refused(
            f"In den Datenordner {data} kann nicht geschrieben werden ({error.strerror}). "
            "Bitte Rechte prüfen oder mit --data einen anderen Ordner nennen."
        ) from error


def _only_one(data: Path) -> IO[str]:
    """The lock of this data folder, until it is closed; the kernel opens it when we die."""
    lock = (data / "laeuft.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise Refused(
            f"Mit dem Datenordner {data} läuft schon ein Andruck. "
            "Bitte dieses beenden oder mit --data einen anderen Ordner nennen."
        ) from error
    return lock


def _check_port(host: str, port: int) -> None:
    if not 0 < port < 65536:
        raise Refused(f"{port} ist kein Port; möglich sind 1 bis 65535.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise Refused(f"Die Adresse {host} ist unbekannt.") from error
    except PermissionError as error:
        raise Refused(
            f"Port {port} darf nur der Administrator öffnen; wählen Sie --port 8000."
        ) from error
    except OSError as error:
        raise Refused(
            f"{host}:{port} ist belegt oder nicht verfügbar ({error.strerror}). "
            f"Läuft Andruck schon? Sonst hilft --port {port + 1}."
        ) from error


def _die_with_parent() -> None:
    """The kernel ends this child when its parent dies, even by kill -9 (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


class Child:
    """A process that is to be there."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.deaths = 0
        self.due = 0.0
        self.started = 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, in a group of its own: Ctrl-C reaches the parent alone."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=self.environment,
            preexec_fn=_die_with_parent,
            start_new_session=True,
        )

    def look(self, now: float) -> None:
        """Start it again when it is dead and its pause is over."""
        if self.process is None:
            if now >= self.due:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            if now - self.started > 60:
                self.deaths = 0
            return
        pause = BACK_OFF[min(self.deaths, len(BACK_OFF) - 1)]
        print(f"{self.name} endete mit Code {code}; Neustart in {pause:g} s.", file=sys.stderr)
        self._take_group()
        self.deaths += 1
        self.due, self.process = now + pause, None

    def stop(self) -> None:
        """Ask it to end."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, deadline: float) -> None:
        """Wait for its end; past the deadline take its whole group."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, deadline - time.monotonic()))
        self._take_group()
        self.process.wait()

    def _take_group(self) -> None:
        """Whoever is left of its group: granian's own worker, say."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Prepares the data folder, then keeps web and worker running."""

    def __init__(self, call: argparse.Namespace, data: Path, portal: Portal) -> None:
        self.call = call
        self.data = data
        self.portal = portal
        self.stopping = False
        self.environment = {
            "MALLOC_ARENA_MAX": "2",  # glibc: threads share what is free
            "MALLOC_MMAP_THRESHOLD_": "131072",  # and what was large goes back at once
            **os.environ,
            "ANDRUCK_DATA": str(data),
            "ANDRUCK_HOSTS": ",".join(
                filter(None, [os.environ.get("ANDRUCK_HOSTS", ""), portal.host, call.host])
            ),
            "DJANGO_SETTINGS_MODULE": "andruck_site.settings",
            "PYTHONUNBUFFERED": "1",
            SUPERVISED: "1",
        }
        manage = [sys.executable, str(ROOT / "manage.py")]
        self.web = Child("Der Webdienst", self._granian(), self.environment)
        self.worker = Child("Der Hintergrunddienst", [*manage, "work"], self.environment)
        self.prepare_command = [*manage, "prepare", *(["--empty"] if call.empty else [])]

    def _granian(self) -> list[str]:
        return [
            sys.executable, "-m", "granian", "--interface", "wsgi",
            "--host", self.call.host, "--port", str(self.call.port),
            "--workers", "1", "--blocking-threads", "2", "--no-ws",
            "--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning",
            "--static-path-route", "/static", "--static-path-mount", str(self.data / "static"),
            "--static-path-route", "/media", "--static-path-mount", str(self.data / "media"),
            "andruck_site.wsgi:application",
        ]  # fmt: skip

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the portal."""
        return f"http://{self.host}:{self.call.port}"

    @property
    def host(self) -> str:
        """What stands for this machine in that address."""
        host: str = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.call.host, self.call.host)
        return host

    def run(self) -> int:
        """From the first line on the screen to the last."""
        signal.signal(signal.SIGTERM, self._signal)
        signal.signal(signal.SIGINT, self._signal)
        print(f"{self.portal.name} – {self.portal.tagline}", flush=True)
        try:
            first = self._start()
            if not self.stopping:
                self._announce(first)
            while not self.stopping:
                now = time.monotonic()
                self.web.look(now)
                self.worker.look(now)
                time.sleep(0.2)
        finally:
            self._stop()
        return 0

    def _signal(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self) -> dict[str, str]:
        """Web and preparation side by side where the tables already stand."""
        standing = template.settle(self.data)
        (self.data / "media").mkdir(exist_ok=True)
        if standing:
            self.web.start()
        else:
            print("Die Datenbank wird eingerichtet …", flush=True)
        first = self._prepare()
        if not standing:
            self.web.start()
        self._wait_for_web()
        self.worker.start()
        return first

    def _prepare(self) -> dict[str, str]:
        """Run the preparation; it answers with one line of JSON."""
        preparing = subprocess.Popen(
            self.prepare_command, cwd=ROOT, env=self.environment,
            stdout=subprocess.PIPE, text=True, preexec_fn=_die_with_parent,
        )  # fmt: skip
        answer: dict[str, str] = {}
        assert preparing.stdout is not None
        for line in preparing.stdout:
            if line.startswith("{"):
                answer = json.loads(line)
            else:
                print(line.rstrip(), flush=True)
        if preparing.wait() != 0:
            raise Refused(answer.get("refused", "Die Vorbereitung ist gescheitert, siehe oben."))
        template.mark(self.data)
        return answer

    def _wait_for_web(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.stopping:
            try:
                if (code := self._web_says()) == 200:
                    return
                raise Refused(f"Der Webdienst meldet Fehler {code}, siehe oben.")
            except OSError:
                code = self.web.process.poll() if self.web.process else None
                if code is not None and code >= 0:
                    raise Refused("Der Webdienst ist gleich wieder geendet, siehe oben.") from None
                self.web.look(time.monotonic())  # killed from outside: started again
                time.sleep(0.05)
        if not self.stopping:
            raise Refused(f"Der Webdienst antwortet nach {PATIENCE} Sekunden nicht.")

    def _web_says(self) -> int:
        """The status of its answer. By hand: urllib would take 4 MB here as long as all runs."""
        with socket.create_connection((self.host.strip("[]"), self.call.port), 2) as talk:
            talk.sendall(f"GET /healthz/web HTTP/1.0\r\nHost: {self.host}\r\n\r\n".encode())
            words = talk.makefile("rb").readline().split()
        if len(words) < 2:
            raise ConnectionError("no answer")
        return int(words[1])

    def _announce(self, first: dict[str, str]) -> None:
        print(f"\n  Portal      {self.address}/")
        print(f"  Redaktion   {self.address}/desk/")
        if first.get("password"):
            print(f"\n  Anmeldung   {first['user']}")
            print(f"  Einmalpasswort   {first['password']}")
            print("  Beim ersten Anmelden wird ein eigenes Passwort vergeben.")
        print("\nStrg-C beendet alles.", flush=True)

    def _stop(self) -> None:
        for child in (self.worker, self.web):
            child.stop()
        deadline = time.monotonic() + 8
        for child in (self.worker, self.web):
            child.end(deadline)


if __name__ == "__main__":
    sys.exit(main())
