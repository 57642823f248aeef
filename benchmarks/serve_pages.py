"""How much of what the server could do does it do for a contact?

    python -m benchmarks.serve_pages
    python -m benchmarks.serve_pages --database postgresql

Flask's own hello-world and the directory, on the same server with the same settings, one worker each, both held to one
processor core; the readers have the other. They are asked in turns, many contacts one after the other, over connections
that stay open; rates are medians of the rounds, and *ratio* is what counts: requests a second beside hello-world's. Times
of one reader alone are from the question to the last byte.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from benchmarks.serving import servers
from benchmarks.serving.readers import Answer, Question, ask_on, fetch, percentile
from benchmarks.serving.servers import Server

AIMS = {"contact, JSON": 0.6, "contact, JSON, known": 0.75, "contact, HTML": 0.4}
READERS = 8
CONTACTS = 60
WITHIN_SECONDS = 20
HTML = (("Accept", "text/html"), ("Accept-Encoding", "gzip"))

Round = tuple[float, float, list[Answer]]
"""Requests a second, processor time of a request in microseconds, and the answers."""


def contacts(of: Server) -> list[str]:
    """The ids of all contacts that the API lists first."""
    _, body = fetch(of.host, of.port, Question("list", f"/api/v1/contacts?limit={CONTACTS}"))
    return [item["id"] for item in json.loads(body)["items"]]


def asked(of: Server) -> dict[str, list[Question]]:
    """Each kind of page, over many contacts."""
    ids = contacts(of)
    return {
        "contact, JSON": [Question("contact, JSON", f"/api/v1/contacts/{id_}") for id_ in ids],
        "contact, HTML": [Question("contact, HTML", f"/contacts/{id_}", HTML) for id_ in ids],
        "contact, vCard": [Question("contact, vCard", f"/contacts/{id_}.vcf") for id_ in ids],
    }


def _all_known(of: Server, questions: list[Question]) -> list[Question]:
    """With tags that hold for the time of a round: a page that tells the time has another one each minute."""
    left = 60 - time.time() % 60
    if left < WITHIN_SECONDS:
        time.sleep(left)
    return [_known(of, question) for question in questions]


def _known(of: Server, question: Question) -> Question:
    headers, _ = fetch(of.host, of.port, question)
    kind, sent = f"{question.kind}, known", (*question.headers, ("If-None-Match", headers["etag"]))
    return replace(question, kind=kind, headers=sent, status=304)


def rounds(hello: Server, directory: Server, *, seconds: float, times: int) -> dict[str, list[Round]]:
    """By kind, hello-world's first. What is `known` is asked for with the entity tag of a visit just before, and not sent."""
    plan: list[tuple[str, Server, list[Question]]] = [("hello-world", hello, [Question("hello-world", "/")])]
    plan += [(kind, directory, questions) for kind, questions in asked(directory).items()]
    taken: defaultdict[str, list[Round]] = defaultdict(list)
    for turn in range(times + 1):
        for kind, of, questions in plan:
            first = _round(of, questions, seconds)
            again = None if of is hello else _round(of, _all_known(of, questions), seconds)
            if turn:  # the first one warms up
                taken[kind].append(first)
                if again:
                    taken[f"{kind}, known"].append(again)
    return taken


def _round(of: Server, questions: list[Question], seconds: float) -> Round:
    before = of.cpu_seconds()
    answers, wall = ask_on(of.host, of.port, _each_from_another(questions), readers=READERS, seconds=seconds)
    trouble = [answer for answer in answers if answer.trouble]
    assert not trouble, trouble[:3]
    return len(answers) / wall, (of.cpu_seconds() - before) / len(answers) * 1e6, answers


def _each_from_another(questions: list[Question]) -> Callable[[int], Iterator[Question]]:
    return lambda reader: cycle(questions[reader % len(questions) :] + questions[: reader % len(questions)])


def report(taken: dict[str, list[Round]]) -> None:
    print(
        f"\n{'':24}{'requests/s':>11}{'ratio':>7}{'aim':>6}{'CPU µs':>8}{'ratio':>7}{'p50 ms':>8}{'p99 ms':>8}{'KB':>7}"
    )
    base_rate, base_cost = _middle(taken["hello-world"])
    for kind, measured in taken.items():
        rate, cost = _middle(measured)
        answers = [answer for _, _, of_round in measured for answer in of_round]
        size = statistics.median(answer.size for answer in answers) / 1024
        aim = f"{AIMS[kind]:6.2f}" if kind in AIMS else " " * 6
        share = f"{base_cost / cost:7.2f}" if cost else " " * 7
        times = f"{percentile(answers, 0.5):8.1f}{percentile(answers, 0.99):8.1f}"
        print(f"{kind:24}{rate:11,.0f}{rate / base_rate:7.2f}{aim}{cost:8,.0f}{share}{times}{size:7.1f}")


def _middle(measured: list[Round]) -> tuple[float, float]:
    return statistics.median(rate for rate, _, _ in measured), statistics.median(cost for _, cost, _ in measured)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="of each kind in each round")
    parser.add_argument("--releases", type=int, default=400)
    chosen = parser.parse_args()
    cores = sorted(os.sched_getaffinity(0))
    core = cores[0] if len(cores) > 1 else None
    if core is not None:
        os.sched_setaffinity(0, set(cores[1:]))
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(servers.database(chosen.database, folder))
        samples = stack.enter_context(servers.folder_of_samples(chosen.releases, seed=20261122))
        servers.run(url, "ingest", str(samples))
        hello = stack.enter_context(servers.hello(1, core))
        directory = stack.enter_context(servers.directory(url, 1, core))
        print(f"{chosen.database}, {chosen.releases} releases, {READERS} readers, {chosen.rounds} rounds")
        report(rounds(hello, directory, seconds=chosen.seconds, times=chosen.rounds))


if __name__ == "__main__":
    main()
