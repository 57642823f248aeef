"""Work shared out among processes: answered in order, a crash named, nothing piled up."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from directory import parallel
from directory.parallel import Crashed, ordered


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
