"""Putting a timetable into its file: whole or not at all, with the one before it beside it."""

import os
import shutil
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Replace the file. The old one is kept beside it, as `schedule.previous.json`.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copy2(path, path.with_name(f"{path.stem}.previous{path.suffix}"))
        shutil.copymode(path, new)
    new.replace(path)
