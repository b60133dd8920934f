"""What has been graded, kept on disk line by line, so that a batch can be killed and go on."""

import fcntl
import json
import os
from pathlib import Path


class Locked(Exception):
    """Another run uses the journal."""


class Journal:
    """Results by submission, content and tests. A line cut short by a crash counts as never written."""

    def __init__(self, path: Path):
        self.file = open(path, "a+b")  # noqa: SIM115
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.file.close()
            raise Locked(f"another run is writing {path}") from None
        self.results: dict[tuple[str, str, str], dict] = {}
        self.file.seek(0)
        data = self.file.read()
        for line in data.split(b"\n"):
            try:
                entry = json.loads(line)
                self.results[tuple(entry["key"])] = entry["result"]
            except (ValueError, KeyError, TypeError):
                continue
        if data and not data.endswith(b"\n"):
            self.file.write(b"\n")

    def add(self, key: tuple[str, str, str], result: dict) -> None:
        """When this returns, the result is on the disk."""
        self.results[key] = result
        self.file.write(json.dumps({"key": key, "result": result}).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def close(self) -> None:
        self.file.close()
