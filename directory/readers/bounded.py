"""A process that does dangerous work under a time limit, killed and replaced when it overruns or dies."""

from __future__ import annotations

import atexit
import os
import select
import subprocess
import sys
import threading
import time
from contextlib import suppress


class WorkerFailed(Exception):
    """The worker died or overran its time on this input; `str()` says which. The next call starts a new one."""


class BoundedWorker:
    """Asks `python -m module` for answers over pipes: a length in decimal and a line end, then so many bytes, both ways.

    `seconds` is the time that one answer may take, `most` the bytes it may have. Calls from several threads wait for
    each other.
    """

    def __init__(self, module: str, *, seconds: float, most: int) -> None:
        self._module = module
        self._seconds = seconds
        self._most = most
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        atexit.register(self.stop)

    def ask(self, content: bytes) -> bytes:
        """The worker's answer. Raises WorkerFailed."""
        with self._lock:
            process = self._running()
            until = time.monotonic() + self._seconds
            try:
                self._send(process, f"{len(content)}\n".encode() + content, until)
                return self._receive(process, until)
            except TimeoutError as error:  # an OSError too, so it comes first
                self.stop()
                raise WorkerFailed(f"reading it took longer than {self._seconds:g} seconds") from error
            except (OSError, ValueError) as error:
                self.stop()
                raise WorkerFailed("it made the reader fail") from error

    def stop(self) -> None:
        """Ends the process, if one runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(  # noqa: S603  # our own module, no shell
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        return self._process

    @staticmethod
    def _send(process: subprocess.Popen[bytes], data: bytes, until: float) -> None:
        if process.stdin is None:
            raise OSError("no pipe to the worker")
        pipe = process.stdin.fileno()
        os.set_blocking(pipe, False)
        view = memoryview(data)
        while view:
            _, ready, _ = select.select([], [pipe], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            with suppress(BlockingIOError):
                view = view[os.write(pipe, view) :]

    def _receive(self, process: subprocess.Popen[bytes], until: float) -> bytes:
        if process.stdout is None:
            raise OSError("no pipe from the worker")
        pipe = process.stdout.fileno()
        answer = bytearray()
        header = -1
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            read = os.read(pipe, 1 << 20)
            if not read or len(answer) > self._most:
                raise OSError("the worker died or said too much")
            answer += read
            if header < 0:
                header = answer.find(b"\n")
            if header >= 0 and len(answer) >= header + 1 + int(answer[:header]):
                return bytes(answer[header + 1 :])
