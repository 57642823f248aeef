"""The same work by several processes: on many items (`ordered`: answers in the order of the items, little held, a crash
survived), or on the parts of what this process holds (`beside`)."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW = 12
"""So many items are not worth starting processes for."""
AT_ONCE = 8
"""A process is handed up to so many items at once, so that it does not wait for us between small ones."""
BYTES_AT_ONCE = 200_000
AHEAD = 4
"""So many handfuls for each process are taken ahead of the one whose answer is due ..."""
BYTES_AHEAD = 64_000_000
"""... or so many bytes, whichever comes first: memory does not grow with the number of items."""
MOST_BESIDE = 4
"""So many processes share in what one holds; of more, putting their answers together would take what they gain."""
GIVING_WAY = 10
"""Niceness: of a core that two want, the one who gives way gets a tenth (Linux, sched(7))."""
PATIENCE = 120.0
"""Seconds after which a process that does not answer is given up, like one that died."""

_FORKS = sys.platform == "linux"  # elsewhere forking a process that has used system libraries is not safe
_CONTEXT: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")


@dataclass(frozen=True, slots=True)
class Crashed(Generic[T]):
    """The process that worked on `item` died or hung; `how` says in words."""

    item: T
    how: str


def usable_cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def give_way() -> None:
    """Let whoever else works on this machine go first, from now on: this process and those that it starts take the processor time that
    others leave (nice(2); nothing on systems without it). Done again, it changes nothing."""
    if hasattr(os, "nice"):
        os.nice(GIVING_WAY)


def helpful(jobs: int | None, *, worth: bool) -> int:
    """How many processes are to share in what this one holds: as many as were asked for, or else, where there is work enough, as
    there are usable cores, up to as many as gain something."""
    if not _FORKS:
        return 1
    return jobs or (min(usable_cores(), MOST_BESIDE) if worth else 1)


def beside(work: Callable[[int], R], parts: int) -> list[R]:
    """`work(part)` of each part from zero on: the first in this process, each other in one that is forked from it meanwhile. It
    sees all that this one holds, without a copy of what neither writes to; only its answer is pickled.

    What a process does not answer (it could not be started, died, or `work` raised) is done here again: so an error is raised
    here, and nothing depends on whether there are processes.
    """
    started: list[tuple[BaseProcess, Connection[Any, Any]] | None] = []
    try:
        for part in range(1, parts):
            started.append(_forked(work, part, [pipe for one in started if one for pipe in one[1:]]))
        first = work(0)
        return [first, *(_answer(one, work, part) for part, one in enumerate(started, 1))]
    finally:
        for one in started:
            if one is not None:
                process, pipe = one
                pipe.close()
                if process.is_alive():
                    process.kill()
                process.join()


def _forked(
    work: Callable[[int], R], part: int, inherited: Sequence[Connection[Any, Any]]
) -> tuple[BaseProcess, Connection[Any, Any]] | None:
    if not _FORKS:
        return None
    ours, theirs = _CONTEXT.Pipe()
    process: BaseProcess = _CONTEXT.Process(target=_tell, args=(theirs, work, part, [ours, *inherited]), daemon=True)
    try:
        process.start()
    except OSError:  # no memory, or no further process, is to be had
        ours.close()
        return None
    finally:
        theirs.close()
    return process, ours


def _tell(
    pipe: Connection[Any, Any], work: Callable[[int], Any], part: int, inherited: Sequence[Connection[Any, Any]]
) -> None:
    """A process's life: one answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    try:
        answer = work(part)
    except Exception:  # is raised where it is done again
        return
    with suppress(OSError):
        pipe.send(answer)


def _answer(one: tuple[BaseProcess, Connection[Any, Any]] | None, work: Callable[[int], R], part: int) -> R:
    if one is not None:
        with suppress(EOFError, OSError):
            answer: R = one[1].recv()
            return answer
    return work(part)


def ordered(
    work: Callable[[T], R], items: Iterable[T], *, jobs: int | None, size: Callable[[T], int]
) -> Iterator[R | Crashed[T]]:
    """`work(item)` for each item, in their order, by `jobs` processes (1: this one; None: as many as there are usable
    cores, or this one where items are few). `size` tells how many bytes an item holds, nearly.

    With processes of their own, `work`, items and answers are pickled, and `work` must not raise: that counts as a crash.
    Closing the iterator, or leaving it with an exception, ends the processes.
    """
    waiting = iter(items)
    if jobs is None:
        first: list[T] = []
        while len(first) <= FEW and sum(map(size, first)) < BYTES_AHEAD:
            item = next(waiting, None)
            if item is None:
                break
            first.append(item)
        else:
            jobs = usable_cores()
        waiting = itertools.chain(first, waiting)
    if jobs is None or jobs == 1:
        return map(work, waiting)
    return _Crew(work, waiting, jobs, size).answers()


@dataclass(slots=True)
class _Worker:
    """A process, our end of the pipe to it, and the items it has not answered yet, by number and in order."""

    process: BaseProcess
    pipe: Connection[Any, Any]
    given: deque[tuple[int, Any]] = field(default_factory=deque)
    since: float = 0.0


class _Crew(Generic[T, R]):
    """Hands items out to idle processes only, so that neither side ever waits to be heard while it speaks."""

    def __init__(self, work: Callable[[T], R], items: Iterator[T], jobs: int, size: Callable[[T], int]) -> None:
        self._work, self._items, self._jobs, self._size = work, items, jobs, size
        self._workers: list[_Worker] = []
        self._again: deque[tuple[int, T]] = deque()  # items of a process that died on another one
        self._sizes: dict[int, int] = {}  # of items taken and not yet given back as an answer
        self._taken = 0
        self._exhausted = False

    def answers(self) -> Iterator[R | Crashed[T]]:
        done: dict[int, R | Crashed[T]] = {}
        due = 0
        try:
            while True:
                self._hand_out(due)
                if not any(worker.given for worker in self._workers):
                    return
                done.update(self._heard())
                while due in done:
                    yield done.pop(due)
                    self._sizes.pop(due)
                    due += 1
        finally:
            for worker in self._workers:
                _end(worker)

    def _hand_out(self, due: int) -> None:
        for place in range(self._jobs):
            if place < len(self._workers) and self._workers[place].given:
                continue
            handful = self._handful(due)
            if not handful:
                return
            if place == len(self._workers):
                self._workers.append(self._start())
            worker = self._workers[place]
            worker.given.extend(handful)
            worker.since = time.monotonic()
            try:
                worker.pipe.send([item for _, item in handful])
            except OSError:  # it died while idle; `_heard` finds its pipe closed
                continue

    def _handful(self, due: int) -> list[tuple[int, T]]:
        handful: list[tuple[int, T]] = []
        weight = 0
        while len(handful) < AT_ONCE and weight < BYTES_AT_ONCE:
            if self._again:
                number, item = self._again.popleft()
            elif (taken := self._take(due)) is not None:
                number, item = taken
            else:
                break
            handful.append((number, item))
            weight += self._sizes[number]
        return handful

    def _take(self, due: int) -> tuple[int, T] | None:
        ahead = self._taken - due
        if self._exhausted or ahead >= AHEAD * AT_ONCE * self._jobs or sum(self._sizes.values()) >= BYTES_AHEAD:
            return None
        for item in self._items:
            number, self._taken = self._taken, self._taken + 1
            self._sizes[number] = self._size(item)
            return number, item
        self._exhausted = True
        return None

    def _heard(self) -> Iterator[tuple[int, R | Crashed[T]]]:
        """What the processes answer next, at least one thing."""
        busy = {worker.pipe: worker for worker in self._workers if worker.given}
        patience = min(worker.since for worker in busy.values()) + PATIENCE - time.monotonic()
        ready = wait(list(busy), max(0.0, patience))
        for pipe in ready:
            worker = busy[pipe]  # type: ignore[index]  # only pipes were waited for
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield self._lost(worker, None)
                continue
            number, _ = worker.given.popleft()
            worker.since = time.monotonic()
            yield number, answer
        if not ready:
            slowest = min(busy.values(), key=lambda worker: worker.since)
            yield self._lost(slowest, f"the process reading it did not end within {PATIENCE:g} seconds")

    def _lost(self, worker: _Worker, how: str | None) -> tuple[int, Crashed[T]]:
        """The item on which a process was lost; what it held besides goes to others."""
        _end(worker)
        number, item = worker.given.popleft()
        self._again.extend(worker.given)
        self._workers[self._workers.index(worker)] = self._start()
        return number, Crashed(item, how or f"the process reading it died ({_end_of(worker.process)})")

    def _start(self) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        inherited = [ours, *(worker.pipe for worker in self._workers)] if _FORKS else []
        process: BaseProcess = _CONTEXT.Process(target=_serve, args=(theirs, self._work, inherited), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(pipe: Connection[Any, Any], work: Callable[[Any], Any], inherited: Sequence[Connection[Any, Any]]) -> None:
    """A process's life: until the other end of its pipe is closed, or it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the one that hands out ends the others
    for other in inherited:  # else no pipe would ever be closed while another process lives
        other.close()
    try:
        while True:
            for item in pipe.recv():
                pipe.send(work(item))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join(0.05 if worker.given else 1.0)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _end_of(process: BaseProcess) -> str:
    code = process.exitcode or 0
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
