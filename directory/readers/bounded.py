"""A process that does dangerous work under limits, killed and replaced when it overruns or dies.

`BoundedWorker` is our side of it, `serve` the life of the process. They speak over pipes: a length in decimal, a line end
and so many bytes, which is a frame. Asked with one frame, the process answers with any number of them and an empty one at
the end; what came before it died counts.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass

from directory.limits import Limits

try:
    import resource
except ImportError:  # a platform without resource limits: the time limits alone must do
    resource = None  # type: ignore[assignment]

PATIENCE = 6.0
"""So many times its processor time may an answer take by the clock, since other programs want the processor too."""
MOST = 50_000_000
"""An answer may have so many bytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The frames that came; `failure` says why no more did, None where the answer is whole."""

    frames: tuple[bytes, ...]
    failure: str | None


class BoundedWorker:
    """Asks `python -m module` for answers. Calls from several threads wait for each other.

    The process limits its own memory and the processor time of each answer (RLIMIT_AS and ITIMER_PROF, where the system
    has them); the time by the clock is watched from here, `PATIENCE` times as much.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._limits: Limits | None = None
        self._lock = threading.Lock()
        atexit.register(self.stop)

    def ask(self, content: bytes, limits: Limits) -> Answer:
        """The worker's answer. Never raises for what the worker does."""
        frames: list[bytes] = []
        with self._lock:
            try:
                process = self._running(limits)
                until = time.monotonic() + PATIENCE * limits.seconds
                self._send(process, b"%d\n" % len(content) + content, until)
                self._receive(process, until, frames)
            except TimeoutError:  # an OSError too, so it comes first
                self.stop()
                return Answer(tuple(frames), f"reading it took longer than {PATIENCE * limits.seconds:g} seconds")
            except (OSError, ValueError):
                return Answer(tuple(frames), _cause(self.stop(grace=0.5), limits))
        return Answer(tuple(frames), None)

    def stop(self, grace: float = 0.0) -> int | None:
        """Ends the process, if one runs, giving it `grace` seconds to end by itself; returns its exit status, a signal's
        as a negative number."""
        process, self._process = self._process, None
        if process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            process.wait(grace)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return process.returncode

    def _running(self, limits: Limits) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None or self._limits != limits:
            self.stop()
            self._limits = limits
            self._process = subprocess.Popen(  # noqa: S603  # our own module, no shell
                [sys.executable, "-m", self._module, json.dumps(asdict(limits))],
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

    @staticmethod
    def _receive(process: subprocess.Popen[bytes], until: float, frames: list[bytes]) -> None:
        if process.stdout is None:
            raise OSError("no pipe from the worker")
        pipe = process.stdout.fileno()
        waiting = bytearray()
        told = 0
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            read = os.read(pipe, 1 << 20)
            told += len(read)
            if not read or told > MOST:
                raise OSError("the worker died or said too much")
            waiting += read
            while (header := waiting.find(b"\n")) >= 0:
                length = int(waiting[:header])
                if not length:
                    return
                if len(waiting) < header + 1 + length:
                    break
                frames.append(bytes(waiting[header + 1 : header + 1 + length]))
                del waiting[: header + 1 + length]


def serve(answer: Callable[[bytes, Limits], Iterable[bytes]]) -> None:
    """The worker's life: answers until its input ends. Standard output belongs to the answers."""
    limits = Limits(**json.loads(sys.argv[1]))
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_AS)  # whoever started us may be bounded too
        memory = limits.megabytes * 1_000_000
        memory = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asks; that one's end is our end of input
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while (length := asked.readline()).strip():
        content = asked.read(int(length))
        _allow(limits.seconds)
        for frame in answer(content, limits):
            answers.write(b"%d\n" % len(frame) + frame)
            answers.flush()
        _allow(0)
        answers.write(b"0\n")
        answers.flush()


def _allow(seconds: float) -> None:
    """SIGPROF ends this process when it has used so much more processor time; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _cause(status: int | None, limits: Limits) -> str:
    if hasattr(signal, "SIGPROF") and status == -signal.SIGPROF:
        return f"reading it takes more than {limits.seconds:g} seconds of processor time"
    return f"it made the reader fail, as when reading it takes more than {limits.megabytes} MB of memory"
