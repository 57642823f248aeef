"""Bytes of the look-up index: blocks of entries, and a contact's words."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

Entry = int
"""Where a word finds a contact: `place << 32 | contact id`. The smaller, the sooner it is shown."""

MOST: Final = 160
"""Entries of a block, six bytes each: SQLite keeps a quarter of a page in a row, PostgreSQL twice that, and what is longer elsewhere."""
_NUMBER: Final = (1 << 32) - 1
_LAST_BITS: Final = 127


def entry(place: int, contact_id: int) -> Entry:
    """`place` has 16 bits, `contact_id` 32."""
    return place << 32 | contact_id


class Block:
    """Entries in ascending order; packed, their places, two bytes each, then the numbers, four bytes each; the low byte first."""

    __slots__ = ("numbers", "places")

    def __init__(self, places: array[int], numbers_: array[int]) -> None:
        self.places, self.numbers = places, numbers_

    @classmethod
    def unpack(cls, packed: bytes) -> Block:
        return cls(*places_and_numbers(packed))

    def pack(self) -> bytes:
        return _low_first(self.places).tobytes() + _low_first(self.numbers).tobytes()

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def first(self) -> Entry:
        return self._entry(0)

    def add(self, entry_: Entry) -> bool:
        """Whether it was not there."""
        at, there = self._find(entry_)
        if not there:
            self.places.insert(at, entry_ >> 32)
            self.numbers.insert(at, entry_ & _NUMBER)
        return not there

    def discard(self, entry_: Entry) -> None:
        at, there = self._find(entry_)
        if there:
            del self.places[at], self.numbers[at]

    def halve(self, newest: Entry) -> Block:
        """Takes the larger half away and returns it; of one that was last filled at its end only that: what is written in order leaves
        full blocks behind."""
        cut = len(self) - 1 if newest == self._entry(len(self) - 1) else len(self) // 2
        half = Block(self.places[cut:], self.numbers[cut:])
        del self.places[cut:], self.numbers[cut:]
        return half

    def _find(self, entry_: Entry) -> tuple[int, bool]:
        at = bisect_left(range(len(self)), entry_, key=self._entry)
        return at, at < len(self) and self._entry(at) == entry_

    def _entry(self, at: int) -> Entry:
        return self.places[at] << 32 | self.numbers[at]


def pack(entries: Sequence[Entry]) -> bytes:
    """Entries in ascending order, as a block."""
    return Block(array("H", [e >> 32 for e in entries]), array("I", [e & _NUMBER for e in entries])).pack()


def places_and_numbers(block: bytes) -> tuple[array[int], array[int]]:
    """What was packed, still apart."""
    cut = len(block) // 3
    places, numbers_ = array("H"), array("I")
    places.frombytes(block[:cut])
    numbers_.frombytes(block[cut:])
    return _low_first(places), _low_first(numbers_)


def unpack(block: bytes) -> list[Entry]:
    places, numbers_ = places_and_numbers(block)
    return [place << 32 | number for place, number in zip(places, numbers_, strict=True)]


def _low_first(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values


def pack_lists(era: int, lists: Sequence[Iterable[int]]) -> bytes:
    """A whole number and lists of whole numbers, each list as the differences of its numbers in ascending order; all of variable
    length, seven bits a byte, the low ones first (LEB128)."""
    packed = bytearray()
    _varint(packed, era)
    for numbers_ in lists:
        ordered = sorted(numbers_)
        _varint(packed, len(ordered))
        last = 0
        for number in ordered:
            _varint(packed, number - last)
            last = number
    return bytes(packed)


def unpack_lists(packed: bytes) -> tuple[int, list[list[int]]]:
    era, *values = _varints(packed)
    lists: list[list[int]] = []
    at = 0
    while at < len(values):
        end = at + 1 + values[at]
        lists.append(list(accumulate(values[at + 1 : end])))
        at = end
    return era, lists


def _varint(packed: bytearray, number: int) -> None:
    while number > 127:
        packed.append(number & 127 | 128)
        number >>= 7
    packed.append(number)


def _varints(packed: bytes) -> list[int]:
    values, number, shift = [], 0, 0
    for byte in packed:
        if byte > _LAST_BITS:
            number |= (byte & _LAST_BITS) << shift
            shift += 7
        elif shift:
            values.append(number | byte << shift)
            number = shift = 0
        else:
            values.append(byte)
    return values
