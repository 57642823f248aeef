"""Work shared out among processes: answered in order, a crash named, nothing piled up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from directory import parallel
from directory.parallel import Crashed, beside, helpful, ordered


def double(number: int) -> int:
    time.sleep(0.002 * (number % 3))  # so that later ones are ready before earlier ones
    return 2 * number


def die_on_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 11:
        raise ValueError(number)
    return number


def inflate(number: int) -> bytes:
    return bytes(300_000 + number)


def whose(_: int) -> int:
    return os.getpid()


def one(_: object) -> int:
    return 1


@pytest.mark.parametrize("jobs", [1, 2, 5, None])
def test_answers_come_in_the_order_of_the_items(jobs: int | None) -> None:
    assert list(ordered(double, range(200), jobs=jobs, size=one)) == [2 * n for n in range(200)]


@pytest.mark.parametrize("jobs", [1, 3, None])
def test_no_items_no_answers(jobs: int | None) -> None:
    assert list(ordered(double, [], jobs=jobs, size=one)) == []


def test_the_item_on_which_a_process_dies_is_named_and_all_others_are_answered() -> None:
    answers = list(ordered(die_on_seven, range(40), jobs=2, size=one))

    lost = {answer.item: answer.how for answer in answers if isinstance(answer, Crashed)}
    assert lost == {
        7: "the process reading it died (signal SIGKILL)",
        11: "the process reading it died (exit status 1)",
    }
    assert [a.item if isinstance(a, Crashed) else a for a in answers] == list(range(40))


def test_items_are_taken_only_a_little_ahead_of_the_answers() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(100_000):
            taken = number
            yield number

    answers = ordered(double, items(), jobs=2, size=one)
    for _ in range(5):
        next(answers)
    assert taken <= 5 + 2 * parallel.AHEAD * parallel.AT_ONCE


def test_heavy_items_are_taken_one_by_one() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    answers = ordered(double, items(), jobs=2, size=lambda _: parallel.BYTES_AHEAD)
    assert next(answers) == 0
    assert len(taken) <= 2


def test_large_answers_and_large_items_do_not_wait_for_each_other() -> None:
    answers = ordered(len, (bytes(400_000 + n) for n in range(30)), jobs=2, size=len)
    assert list(answers) == [400_000 + n for n in range(30)]
    assert [len(a) for a in ordered(inflate, range(30), jobs=2, size=one) if isinstance(a, bytes)] == [
        300_000 + n for n in range(30)
    ]


def test_few_items_are_worked_on_here_and_many_elsewhere() -> None:
    here = set(ordered(whose, range(parallel.FEW), jobs=None, size=one))
    elsewhere = set(ordered(whose, range(parallel.FEW + 50), jobs=None, size=one))

    assert here == {os.getpid()}
    assert parallel.usable_cores() == 1 or os.getpid() not in elsewhere


def test_leaving_early_ends_the_processes() -> None:
    answers = ordered(whose, range(1_000), jobs=2, size=one)
    process = next(answers)
    answers.close()  # type: ignore[attr-defined]  # a generator

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)  # type: ignore[arg-type]  # none crashed


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_parts_of_what_is_held_here_are_answered_in_their_order(parts: int) -> None:
    held = list(range(1000))  # no process is told of it but by being forked
    assert beside(lambda part: sum(held[part::parts]), parts) == [sum(held[part::parts]) for part in range(parts)]


def test_parts_are_worked_on_by_processes_of_their_own() -> None:
    assert len(set(beside(lambda _: os.getpid(), 3))) == (3 if helpful(3, worth=True) == 3 else 1)


def test_what_a_process_that_dies_was_to_do_is_done_here() -> None:
    here = os.getpid()

    def die_elsewhere(part: int) -> int:
        if part == 2 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return part

    assert beside(die_elsewhere, 4) == [0, 1, 2, 3]


@pytest.mark.parametrize("which", [0, 1])
def test_an_error_in_any_part_is_raised_here(which: int) -> None:
    def fail(part: int) -> int:
        if part == which:
            raise ValueError(part)
        return part

    with pytest.raises(ValueError, match=str(which)):
        beside(fail, 3)


def test_where_no_process_can_be_forked_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_FORKS", False)
    assert set(beside(whose, 3)) == {os.getpid()}
    assert helpful(7, worth=True) == 1


def test_little_is_not_worth_a_process_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_FORKS", True)
    monkeypatch.setattr(parallel, "usable_cores", lambda: 64)
    assert [helpful(None, worth=False), helpful(None, worth=True), helpful(7, worth=False)] == [
        1,
        parallel.MOST_BESIDE,
        7,
    ]


GIVING_WAY = """
import os
from directory.parallel import GIVING_WAY, give_way, ordered

def niceness(_):
    return os.nice(0)

wanted = min(niceness(0) + GIVING_WAY, 19)
give_way()
give_way()
print({niceness(0), *ordered(niceness, range(5), jobs=2, size=lambda _: 1)} == {wanted})
"""


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no nice(2)")
def test_who_gives_way_does_so_once_and_with_the_processes_that_it_starts() -> None:
    told = subprocess.run([sys.executable, "-c", GIVING_WAY], capture_output=True, text=True, check=True).stdout
    assert told == "True\n"
