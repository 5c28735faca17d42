"""A headless Chromium, driven over a pipe: what a page runs and asks for."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, TypeVar

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--remote-debugging-pipe", "--disable-dev-shm-usage",
)  # fmt: skip
# It reads file 3 and writes file 4; the pipes may lie there already.
_TIE = """
import os, sys
to, back = os.dup(int(sys.argv[1])), os.dup(int(sys.argv[2]))
os.dup2(to, 3), os.dup2(back, 4)
os.set_inheritable(3, True), os.set_inheritable(4, True)
os.execv(sys.argv[3], sys.argv[3:])
"""
HOST = "https://page.example/"

# Whatever a reader may do short of following a link: point, click, focus, look at what is hidden, submit.
_HANDLE = """(() => {
  addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a');
    if (link && /^(https?|mailto|tel|ftp):$/.test(link.protocol)) event.preventDefault();
  }, true);
  for (const node of document.querySelectorAll('*')) {
    for (const kind of ['mouseover', 'mouseenter', 'pointerrawupdate', 'focus', 'toggle', 'animationstart', 'error', 'load'])
      node.dispatchEvent(new Event(kind));
    if (node.focus) node.focus();
    if (node.click) node.click();
    if (node.requestSubmit) try { node.requestSubmit() } catch {}
  }
  return document.querySelectorAll('*').length;
})()"""


def path() -> str | None:
    """Where the browser is, or `None`."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One tab. `show` gives what a document did in it."""

    def __init__(self, process: subprocess.Popen[bytes], to: int, back: int) -> None:
        self._process = process
        self._to = to
        self._back = back
        self._rest = b""
        self._numbers = count(1)
        self._session: str | None = None
        self._ran: list[str] = []
        self._asked: list[str] = []
        self._document = ""
        self._loaded = False

    def open(self) -> None:
        """Open the tab."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self._call(f"{domain}.enable")
        self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self._call("Runtime.addBinding", name="ran")
        self._call("Page.addScriptToEvaluateOnNewDocument", source="ran = ran.bind(window, 'ran')")

    def show(self, html: str) -> tuple[list[str], list[str]]:
        """
        Show a document, and do to it what a reader may do.

        Returns:
            What ran, and the addresses that were asked for, each after its kind; the document's own is left out, and its icon's.
        """
        self._ran, self._asked, self._document, self._loaded = [], [], html, False
        self._call("Page.navigate", url=HOST)
        while not self._loaded:
            self._handle(self._read())
        self._call("Runtime.evaluate", expression=_HANDLE)
        # What was begun by that has been told when another answer comes.
        self._call("Runtime.evaluate", expression="new Promise(done => setTimeout(done, 15))", awaitPromise=True)
        return self._ran, self._asked

    def _send(self, method: str, parameters: dict[str, Any]) -> int:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data) :]
        return number

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._back, 1 << 16)
            if not data:
                raise AssertionError("the browser ended")
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        read: dict[str, Any] = json.loads(message)
        return read

    def _call(self, method: str, **parameters: Any) -> Any:
        number = self._send(method, parameters)
        while (message := self._read()).get("id") != number:
            self._handle(message)
        # A page that leaves while it is looked at ends what was going on in it.
        assert "error" not in message or method == "Runtime.evaluate", message
        return message.get("result")

    def _handle(self, message: dict[str, Any]) -> None:
        method, given = message.get("method"), message.get("params", {})
        if method == "Fetch.requestPaused":
            kind, url = given["resourceType"], given["request"]["url"]
            if kind == "Document" and url == HOST:
                body = self._document.encode("utf-8", "replace")
                self._send(
                    "Fetch.fulfillRequest",
                    {
                        "requestId": given["requestId"],
                        "responseCode": 200,
                        "responseHeaders": [{"name": "content-type", "value": "text/html; charset=utf-8"}],
                        "body": base64.b64encode(body).decode(),
                    },
                )
            else:
                if not url.endswith("/favicon.ico"):
                    self._asked.append(f"{kind} {url}")
                self._send("Fetch.failRequest", {"requestId": given["requestId"], "errorReason": "BlockedByClient"})
        elif method == "Runtime.bindingCalled":
            self._ran.append(given["payload"])
        elif method == "Page.javascriptDialogOpening":
            self._ran.append(given["message"])
            self._send("Page.handleJavaScriptDialog", {"accept": True})
        elif method == "Page.loadEventFired":
            self._loaded = True


AnyBrowser = TypeVar("AnyBrowser", bound=Browser)


@contextmanager
def browser(program: str, kind: type[AnyBrowser]) -> Iterator[AnyBrowser]:
    """Start the browser, and end it."""
    theirs_in, to = os.pipe()
    back, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        process = subprocess.Popen(
            [
                sys.executable,
                "-ISc",
                _TIE,
                str(theirs_in),
                str(theirs_out),
                program,
                *_FLAGS,
                f"--user-data-dir={home}",
                "about:blank",
            ],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            tab = kind(process, to, back)
            tab.open()
            yield tab
        finally:
            process.kill()
            process.wait()
            os.close(to)
            os.close(back)
