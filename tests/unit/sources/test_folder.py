from __future__ import annotations

import os
from pathlib import Path

from directory.errors import DocumentError, DocumentMissing, DocumentTooLarge, UnreadableDocument
from directory.records import Document
from directory.sources import folder


def read(*paths: Path, max_bytes: int = 1_000) -> list[Document | DocumentError]:
    return list(folder.documents(paths, max_bytes=max_bytes))


def test_files_come_in_sorted_order_without_hidden_ones_and_expectations(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "a.expected.json"):
        (tmp_path / name).write_text(name)

    assert [d.name for d in read(tmp_path) if isinstance(d, Document)] == ["a.txt", "b.txt"]
    assert folder.count([tmp_path]) == 2


def test_an_address_is_the_same_however_the_path_was_given(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("x")

    (direct,) = read(tmp_path / "a.txt")
    (roundabout,) = read(tmp_path / "sub" / ".." / "a.txt")

    assert isinstance(direct, Document)
    assert isinstance(roundabout, Document)
    assert direct.address == roundabout.address


def test_a_missing_path_and_a_broken_link_are_told_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")

    found = read(tmp_path / "missing", tmp_path)

    assert [type(item) for item in found] == [DocumentMissing, Document, DocumentMissing]
    assert "missing: there is no such file or folder" in str(found[0])
    assert "broken.txt: a link that leads nowhere" in str(found[2])


def test_a_folder_that_contains_itself_is_told_once_and_not_walked_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)

    found = read(tmp_path)

    assert [type(item) for item in found] == [Document, UnreadableDocument]
    assert "contains itself" in str(found[1])


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    (found,) = read(tmp_path)

    assert isinstance(found, UnreadableDocument)
    assert "not a regular file" in str(found)


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 1_001)

    (found,) = read(tmp_path)

    assert isinstance(found, DocumentTooLarge)
    assert "1,000 bytes" in str(found)


def test_a_name_that_is_no_text_can_still_be_stored_and_shown(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.txt"))).write_text("x")

    (found,) = read(tmp_path)

    assert isinstance(found, Document)
    assert found.name.isprintable()
    found.name.encode("utf-8")


def test_a_link_that_leads_out_of_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "private.txt"
    outside.write_text("A diary", encoding="utf-8")
    inside = tmp_path / "releases"
    inside.mkdir()
    (inside / "release.txt").symlink_to(outside)

    (found,) = folder.documents([inside], max_bytes=1_000)

    assert isinstance(found, UnreadableDocument)
    assert "leads out of this folder" in str(found)
