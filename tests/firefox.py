"""Firefox by WebDriver BiDi, which Debian's own build speaks: https://www.w3.org/TR/webdriver-bidi/.

No more of it, and of WebSocket (RFC 6455), than the page's tests need.
"""

import base64
import json
import os
import re
import socket
import struct
import subprocess
import time

__all__ = ["Firefox"]

PREFERENCES = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Socket:
    """A WebSocket to this machine: texts alone."""

    def __init__(self, port, path):
        self.stream = socket.create_connection(("127.0.0.1", port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        self.stream.sendall(head.encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self.exactly(1)
        if b" 101 " not in answer.split(b"\r\n")[0]:
            raise ConnectionError(answer.decode(errors="replace"))

    def exactly(self, size):
        found = b""
        while len(found) < size:
            part = self.stream.recv(size - len(found))
            if not part:
                raise ConnectionError("Firefox has gone")
            found += part
        return found

    def send(self, text):
        data, mask = text.encode(), os.urandom(4)
        length = len(data)
        if length < 126:
            head = struct.pack("!BB", 0x81, 0x80 | length)
        elif length < 65_536:
            head = struct.pack("!BBH", 0x81, 0x80 | 126, length)
        else:
            head = struct.pack("!BBQ", 0x81, 0x80 | 127, length)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
        self.stream.sendall(head + mask + masked)

    def receive(self):
        """Return the next text; what keeps the connection alive is passed over."""
        parts = []
        while True:
            first, second = self.exactly(2)
            length = second & 0x7F
            if length > 125:
                size, form = (2, "!H") if length == 126 else (8, "!Q")
                (length,) = struct.unpack(form, self.exactly(size))
            data = self.exactly(length)
            if first & 0x0F in (0, 1):
                parts.append(data)
                if first & 0x80:
                    return b"".join(parts).decode()


class Firefox:
    """A Firefox that is running, with one page open in it."""

    def __init__(self, program, folder):
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in PREFERENCES.items()]  # fmt: skip
        (folder / "user.js").write_text("\n".join(lines))
        self.log = (folder / "log.txt").open("w+b")
        arguments = ["--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]  # fmt: skip
        self.process = subprocess.Popen(
            [program, *arguments], stdout=self.log, stderr=self.log, env={**os.environ, "HOME": str(folder)}
        )  # fmt: skip
        self.socket = Socket(self.find_port(folder / "log.txt"), "/session")
        self.number, self.complaints = 0, []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded"])
        self.context = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def find_port(self, log):
        for _ in range(600):
            if found := re.search(rb"listening on ws://127\.0\.0\.1:(\d+)", log.read_bytes()):
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise ConnectionError(f"Firefox doesn't listen: {log.read_text(errors='replace')}")

    def command(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.receive())
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.complaints.append(answer["params"]["text"])
            if answer.get("id") == self.number:
                if answer["type"] == "error":
                    raise RuntimeError(answer["message"])
                return answer["result"]

    def open(self, address, *, width=1400, height=900):
        """Open a page; what the one before complained of is forgotten."""
        self.command("browsingContext.navigate", context=self.context, url="about:blank", wait="complete")  # fmt: skip
        self.complaints.clear()
        size = {"width": width, "height": height}
        self.command("browsingContext.setViewport", context=self.context, viewport=size)
        self.command(
            "browsingContext.navigate", context=self.context, url=address, wait="complete"
        )

    def run(self, script):
        """Return what an expression is, awaited if it is a promise."""
        result = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({script})) ?? null))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def act(self, kind, *actions):
        source = {"type": kind, "id": kind, "actions": list(actions)}
        self.command("input.performActions", context=self.context, actions=[source])

    def click(self, x, y):
        """Press and release the mouse at a point of the window."""
        place = {"type": "pointerMove", "x": round(x), "y": round(y)}
        self.act("pointer", place, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})  # fmt: skip

    def press(self, *keys):
        """Press and release keys, one after the other."""
        self.act("key", *({"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")))  # fmt: skip

    def close(self):
        self.socket.stream.close()
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()
