"""`explain_each` in a process of its own: a document that hangs, fails or eats memory costs that process only."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from typing import Any

from directory.errors import DocumentTooHard, ReaderBusy
from directory.explaining.records import part, together
from directory.limits import USUAL, Limits
from directory.readers.bounded import BoundedWorker

WORKER = "directory.explaining.worker"
LIMITS = Limits(seconds=3.0, megabytes=600)
"""More memory than one PDF may take, since the reader of PDFs is started from this process and inherits its limit."""
PATIENCE = 2.0


class ApartExplainer:
    """Explains one document after the other in a process within `limits`; `patience` is how long (in seconds) a caller waits for those
    before. The process starts with the first document, and anew after one that it could not bear."""

    def __init__(self, limits: Limits = LIMITS, *, patience: float = PATIENCE, worker: str = WORKER) -> None:
        self._limits = limits
        self._patience = patience
        self._worker = BoundedWorker(worker)
        self._turn = threading.Lock()

    def explain(
        self, name: str, content: bytes, *, default_country: str | None = None, limits: Limits = USUAL
    ) -> dict[str, Any]:
        """What `explaining.records.together` gives for this document, read within its `limits`. Where the process had to
        be ended, what it told before counts, and the problem is the last of the others.

        Raises the kinds of DocumentError where nothing could be explained, and ReaderBusy where too many wait.
        """
        question = (
            json.dumps({"name": name, "country": default_country, "limits": asdict(limits)}).encode() + b"\n" + content
        )
        if not self._turn.acquire(timeout=self._patience):
            raise ReaderBusy("others are having their releases read just now")
        try:
            got = self._worker.ask(question, self._limits)
        finally:
            self._turn.release()
        parts = [json.loads(frame) for frame in got.frames]
        if got.failure is not None:
            left = f"{got.failure}; what comes after was not read" if parts else got.failure
            parts.append(part(DocumentTooHard(name, left)))
        return together(parts)

    def stop(self) -> None:
        """Ends the process, if one runs."""
        self._worker.stop()
