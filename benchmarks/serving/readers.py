"""Readers over plain sockets, each with one connection: asking again as soon as it was answered (`ask_on`), or each when its time has
come (`ask_when_due`).

One process and one thread wait for all of them: a client of a library takes more of a core than the server that it measures.
"""

from __future__ import annotations

import heapq
import random
import selectors
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

TIMEOUT_SECONDS = 30
TICK_SECONDS = 0.05
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what must come back."""

    kind: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200

    def encoded(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in self.headers)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass(frozen=True, slots=True)
class Answer:
    """`seconds` from when it was asked, or was due to be, to the last byte; `trouble` is empty where all was as it must be."""

    question: Question
    seconds: float
    size: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many readers, each of whom asks at random moments, `think` seconds apart on average; the same moments for the same seed."""

    readers: int
    think: float
    seed: int


@dataclass(slots=True)
class _Reader:
    host: str
    port: int
    questions: Iterator[tuple[Question, bytes]]
    connection: socket.socket | None = None
    asked: Question | None = None
    encoded: bytes = b""
    at: float = 0.0
    fresh: bool = False
    """Whether nothing was asked before on this connection."""
    came: bytearray = field(default_factory=bytearray)

    def ask(self, selector: selectors.BaseSelector, due: float | None = None) -> None:
        self.asked, self.encoded = next(self.questions)
        self.at = time.perf_counter() if due is None else due
        self.send(selector)

    def send(self, selector: selectors.BaseSelector) -> None:
        self.came.clear()
        self.fresh = self.connection is None
        if self.connection is None:
            self.connection = socket.create_connection((self.host, self.port), TIMEOUT_SECONDS)
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector.register(self.connection, selectors.EVENT_READ, self)
        self.connection.sendall(self.encoded)

    def hear(self, selector: selectors.BaseSelector) -> Answer | None:
        """The answer, once all of it has come."""
        assert self.connection is not None
        assert self.asked is not None
        got = self.connection.recv(1 << 18)
        self.came += got
        if got and not _whole(self.came):
            return None
        took = time.perf_counter() - self.at
        status = self.came[9:12].decode("ascii", "replace")
        trouble = "" if status == str(self.asked.status) else f"status {status or 'none'}"
        if not got:
            self.leave(selector)
        return Answer(self.asked, took, len(self.came), trouble if got else trouble or "closed before the end")

    def leave(self, selector: selectors.BaseSelector) -> None:
        if self.connection is not None:
            selector.unregister(self.connection)
            self.connection.close()
            self.connection = None


def ask_on(
    host: str, port: int, questions: Callable[[int], Iterator[Question]], *, readers: int, seconds: float
) -> tuple[list[Answer], float]:
    """What so many readers were answered, and in how many seconds; `questions` are a reader's by its number, without end. After
    `seconds` nobody asks again."""
    answers: list[Answer] = []
    known: dict[Question, bytes] = {}
    begun = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        everybody = [_Reader(host, port, _encoded(questions(number), known)) for number in range(readers)]
        for reader in everybody:
            reader.ask(selector)
        busy = readers
        while busy:
            ready = selector.select(TIMEOUT_SECONDS)
            for key, _ in ready:
                reader = key.data
                answer = _heard(reader, selector)
                if answer is not None:
                    answers.append(answer)
                    if time.perf_counter() - begun > seconds:
                        reader.leave(selector)
                        busy -= 1
                    else:
                        reader.ask(selector)
            if not ready:
                for reader in everybody:
                    if reader.connection is not None:
                        answers.append(_late(reader))
                        reader.leave(selector)
                break
    return answers, time.perf_counter() - begun


def ask_when_due(
    host: str,
    port: int,
    questions: Callable[[int], Iterator[Question]],
    pace: Pace,
    while_: Callable[[float], bool],
) -> list[Answer]:
    """What readers were answered who ask at their `pace` whether or not they were answered in between (an open loop): what waits for the answer before it, waits on the clock of its own. So a server that stands
    still for a second is told of by all that would have been asked in that second, and not by one for each reader (Tene's
    "coordinated omission"). While `while_`, given how many seconds it has been, says so, questions become due; all are then
    waited for.
    """
    answers: list[Answer] = []
    known: dict[Question, bytes] = {}
    draw, think, readers = random.Random(pace.seed), pace.think, pace.readers
    begun = time.perf_counter()
    everybody = [_Reader(host, port, _encoded(questions(number), known)) for number in range(readers)]
    waiting = [(begun + draw.expovariate(1 / think), number) for number in range(readers)]
    heapq.heapify(waiting)
    numbers = {id(reader): number for number, reader in enumerate(everybody)}
    busy: set[int] = set()
    with selectors.DefaultSelector() as selector:
        while busy or while_(time.perf_counter() - begun):
            now = time.perf_counter()
            while waiting and waiting[0][0] <= now:
                due, number = heapq.heappop(waiting)
                if while_(due - begun):
                    busy.add(number)
                    everybody[number].ask(selector, due)
            soon = waiting[0][0] - time.perf_counter() if waiting else TICK_SECONDS
            for key, _ in selector.select(min(max(soon, 0.0), TICK_SECONDS)):
                reader = key.data
                number = numbers[id(reader)]
                if number not in busy:  # the server ends a connection that was idle for long
                    reader.leave(selector)
                elif (answer := _heard(reader, selector, again=True)) is not None:
                    answers.append(answer)
                    busy.discard(number)
                    heapq.heappush(waiting, (reader.at + draw.expovariate(1 / think), number))
            for number in [n for n in busy if time.perf_counter() - everybody[n].at > TIMEOUT_SECONDS]:
                answers.append(_late(everybody[number]))
                everybody[number].leave(selector)
                busy.discard(number)
                heapq.heappush(waiting, (time.perf_counter() + draw.expovariate(1 / think), number))
        for reader in everybody:
            reader.leave(selector)
    return answers


def fetch(host: str, port: int, question: Question) -> tuple[dict[str, str], bytes]:
    """Headers (in lower case) and body of one answer."""
    came = bytearray()
    with socket.create_connection((host, port), TIMEOUT_SECONDS) as connection:
        connection.sendall(question.encoded())
        while not _whole(came):
            got = connection.recv(1 << 18)
            if not got:
                break
            came += got
    head, _, body = bytes(came).partition(_END)
    lines = head.decode("latin-1").split("\r\n")
    assert lines[0].split()[1] == str(question.status), (question, lines[0])
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}, body


def percentile(answers: list[Answer], share: float) -> float:
    """In milliseconds; `share` is from 0 to 1."""
    ordered = sorted(answer.seconds for answer in answers)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def _encoded(questions: Iterator[Question], known: dict[Question, bytes]) -> Iterator[tuple[Question, bytes]]:
    for question in questions:
        if question not in known:
            known[question] = question.encoded()
        yield question, known[question]


def _heard(reader: _Reader, selector: selectors.BaseSelector, *, again: bool = False) -> Answer | None:
    """The answer, once all of it has come; with `again`, what was asked while the server ended an idle connection is asked anew, as
    browsers do (RFC 9112, section 9.3.1)."""
    answer = None
    with suppress(ConnectionError):
        answer = reader.hear(selector)
        if answer is None or answer.size:
            return answer
    assert reader.asked is not None
    reader.leave(selector)
    if again and not reader.fresh:
        reader.send(selector)
        return None
    return answer or Answer(reader.asked, time.perf_counter() - reader.at, 0, "the connection broke")


def _late(reader: _Reader) -> Answer:
    assert reader.asked is not None
    return Answer(reader.asked, TIMEOUT_SECONDS, 0, "no answer")


def _whole(came: bytearray) -> bool:
    """Whether an answer (RFC 9112, section 6.3) has come to its end."""
    head = came.find(_END)
    if head < 0:
        return False
    headers = bytes(came[:head]).lower()
    at = headers.find(b"\r\ncontent-length:")
    if at >= 0:
        length = int(headers[at + 17 :].partition(b"\r\n")[0])
        return len(came) >= head + len(_END) + length
    if b"\r\ntransfer-encoding: chunked" in headers:
        return came.endswith(b"0\r\n\r\n")
    return True
