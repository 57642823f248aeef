"""What one would otherwise use to find which mentions are one contact.

    python -m benchmarks.mentions.peers ENGINE MENTIONS.jsonl CONTACTS.jsonl

Each is handed clean columns: names folded to ASCII and split, addresses in lower case, numbers in E.164, and whether it is a
person or a desk; whatever costs time to prepare is not counted. Prints {"seconds", "processor"}: by the clock, and of the processor,
all threads together.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from directory.resolution.desks import is_desk_name
from directory.values import emails, names, organisations, phones

Clean = dict[str, Any]


def clean(row: dict[str, Any]) -> Clean:
    """One mention as the peers see it; a mailbox that names a function is none of a person's."""
    name = names.fold(row["name"] or "")
    person = bool(name) and not is_desk_name(name)
    words = names.fold_person(row["name"]).split() if person else []
    addresses = [emails.normal(e) for e in row["emails"] if not (person and emails.is_role_mailbox(e))]
    numbers = [n for n in (_number(p, row["country"]) for p in row["phones"]) if n]
    return {
        "unique_id": row["id"],
        "kind": "person" if person else "desk",
        "forename": words[0] if words else None,
        "surname": words[-1] if words else None,
        "name": " ".join(sorted(words)) or None,
        "email": addresses[0] if addresses else None,
        "phones": numbers or None,
        "phone": numbers[0] if numbers else None,
        "mobile": numbers[-1] if numbers else None,
        "org": organisations.key(row["org"]) if row["org"] else None,
    }


def _number(written: str, country: str) -> str | None:
    read = None if (quick := phones.quick(written, country)) else phones.parse(written, country)
    return (read.e164 or read.digits) if read else quick


def splink_preset(rows: list[Clean]) -> dict[str, Any]:
    """Splink's own comparisons, with probabilities that somebody who knows press releases would give them."""
    return _splink(rows, trained=False)


def splink_trained(rows: list[Clean]) -> dict[str, Any]:
    """The same comparisons; u by random sampling, m by expectation maximisation."""
    return _splink(rows, trained=True)


def _splink(rows: list[Clean], *, trained: bool) -> dict[str, Any]:
    splink, library = import_module("splink"), import_module("splink.comparison_library")
    arrow = import_module("pyarrow")
    database = import_module("splink.backends.duckdb").DuckDBAPI(import_module("duckdb").connect())
    block = splink.block_on
    name = library.ForenameSurnameComparison("forename", "surname", forename_surname_concat_col_name="name")
    email = library.EmailComparison("email")
    phone = library.ArrayIntersectAtSizes("phones", [1])
    place = library.JaroWinklerAtThresholds("org", [0.9])
    if not trained:
        name = name.configure(
            m_probabilities=[0.80, 0.05, 0.05, 0.03, 0.03, 0.02, 0.02],
            u_probabilities=[0.0001, 0.00001, 0.0002, 0.0005, 0.003, 0.004, 0.992],
        )
        email = email.configure(
            m_probabilities=[0.86, 0.04, 0.03, 0.03, 0.04], u_probabilities=[0.0001, 0.002, 0.003, 0.005, 0.99]
        )
        phone = phone.configure(m_probabilities=[0.55, 0.45], u_probabilities=[0.0005, 0.9995])
        place = place.configure(m_probabilities=[0.75, 0.10, 0.15], u_probabilities=[0.002, 0.004, 0.994])
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=0.0001,
        blocking_rules_to_generate_predictions=[
            block("kind", "email"),
            block("kind", "phone", "surname"),
            block("kind", "mobile", "surname"),
            block("kind", "name"),
            block("kind", "org", "surname"),
            block("kind", "org", "forename"),
        ],
        comparisons=[name, email, phone, place],
    )
    table = database.register(arrow.Table.from_pylist(rows))
    linker = splink.Linker(table, settings, log_level=logging.ERROR)
    if trained:
        linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
        for rule in (block("kind", "email"), block("kind", "name")):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    best = linker.inference.predict(threshold_match_probability=0.95)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(best, threshold_match_probability=0.95)
    found = clusters.as_pyarrow_table().to_pydict()
    return dict(zip(found["unique_id"], found["cluster_id"], strict=True))


def keys_and_rapidfuzz(rows: list[Clean]) -> dict[str, Any]:
    """The usual script: what shares an address, a number, a name or an organisation with a surname is compared; near names
    with anything else in common are one, and what is one with a third is one."""
    parent = list(range(len(rows)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for group in _blocks(rows):
        distinct = {_told(rows[i]): i for i in group}
        for i in group:
            parent[root(i)] = root(distinct[_told(rows[i])])
        for a, b in combinations(list(distinct.values())[:60], 2):
            if root(a) != root(b) and _one(rows[a], rows[b]):
                parent[root(a)] = root(b)
    return {row["unique_id"]: root(i) for i, row in enumerate(rows)}


def _told(row: Clean) -> tuple[object, ...]:
    return row["kind"], row["name"], row["email"], row["phone"], row["org"]


def _blocks(rows: list[Clean]) -> Iterable[list[int]]:
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        kind = row["kind"]
        for key in ("email", "name"):
            if row[key]:
                blocks[kind, key, row[key]].append(number)
        for phone in row["phones"] or ():
            blocks[kind, "phone", phone, row["surname"]].append(number)
        if row["org"]:
            blocks[kind, "org", row["org"], row["surname"]].append(number)
    return (group for group in blocks.values() if len(group) > 1)


def _one(a: Clean, b: Clean) -> bool:
    if a["kind"] == "desk":
        return a["email"] is not None and a["email"] == b["email"]
    near = fuzz.token_sort_ratio(a["name"], b["name"]) >= 88
    if a["email"] and b["email"]:
        return bool(near and a["email"] == b["email"])
    return bool(near and (a["org"] == b["org"] or set(a["phones"] or ()) & set(b["phones"] or ())))


PEERS: dict[str, Callable[[list[Clean]], dict[str, Any]]] = {
    "Splink 5, preset weights": splink_preset,
    "Splink 5, weights by EM": splink_trained,
    "keys and rapidfuzz": keys_and_rapidfuzz,
}


def main() -> None:
    engine, source, target = sys.argv[1:]
    if "splink" in engine.lower() and find_spec("splink"):
        import_module("splink.internals.linker")
    with open(source, encoding="utf-8") as lines:  # noqa: PTH123  # a path from our own command line
        rows = [clean(json.loads(line)) for line in lines]
    start, worked = time.perf_counter(), time.process_time()
    found = PEERS[engine](rows)
    seconds, processor = time.perf_counter() - start, time.process_time() - worked
    members: defaultdict[object, list[str]] = defaultdict(list)
    for mention, contact in found.items():
        members[contact].append(mention)
    with open(target, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.writelines(
            json.dumps({"contact": mentions[0], "mentions": mentions}) + "\n" for mentions in members.values()
        )
    print(json.dumps({"seconds": seconds, "processor": processor}))


if __name__ == "__main__":
    main()
