"""The offices that are measured, and what a run makes of them in its own folder."""

import csv
import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

from terminal import COLUMNS, PATIENCE, ROWS


class Unfit(Exception):
    """The program or an office cannot be measured."""


def work_folder() -> Path:
    """The folder of what a run makes, which only its owner may read."""
    os.umask(0o077)
    folder = Path(os.environ.get("CASEBOARD_BENCH_WORK") or f"/tmp/caseboard-bench-{os.getuid()}")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid() or about.st_mode & 0o077:
        raise Unfit("the work folder is not its owner's alone; CASEBOARD_BENCH_WORK names another")
    return folder


class Program:
    """The program, and where it keeps what it keeps."""

    def __init__(self, path: str, work: Path):
        self.path = str(Path(path).resolve())
        if not os.access(self.path, os.X_OK):
            raise Unfit("there is no program: `make build`, or name it in CASEBOARD")
        self.work = work

    def homes(self, cache: Path) -> dict[str, str]:
        """The variables under which it finds nothing kept but what is in a folder."""
        state = self.work / "screens-state"
        shutil.rmtree(state, ignore_errors=True)
        state.mkdir()
        return {"HOME": str(state), "XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": str(state)}

    def run(self, words: list[str], cache: Path, patience: float = PATIENCE * 5) -> str:
        """What it prints, without a terminal."""
        environment = os.environ | self.homes(cache)
        done = subprocess.run(
            [self.path] + words,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience,
        )
        if done.returncode:
            raise Unfit(f"`caseboard {words[0]}` ended with status {done.returncode}")
        return done.stdout.decode()


class Office:
    """An office, which is only read."""

    def __init__(self, title: str, folder: Path, program: Program, profile: str = ""):
        self.title, self.folder, self.program = title, folder, program
        self.profile = profile
        self.options = ["--profile", profile] if profile else []

    def open(self, folder: Path | None = None) -> list[str]:
        """The words that open the dashboard on it, or on a copy."""
        return [self.program.path, str(folder or self.folder)] + self.options

    def page(
        self, panel: str, cache: Path, condition: str = "", keys: list[str] | None = None
    ) -> list[str]:
        """What the dashboard shows of a panel when all is there, as `caseboard screen` draws it."""
        words = ["screen", str(self.folder), "--panel", panel, "--size", f"{COLUMNS}x{ROWS}"]
        if condition:
            words += ["--where", condition]
        if keys:
            words += ["--keys", " ".join(keys)]
        drawn = self.program.run(words + self.options, cache).splitlines()
        if len(drawn) != ROWS:
            raise Unfit(f"`caseboard screen` drew {len(drawn)} lines instead of {ROWS}")
        return [line.rstrip() for line in drawn]

    def filters(self, cache: Path) -> dict[str, str]:
        """A filter that keeps much, and one that keeps the cases of one attorney."""
        words = ["metrics", str(self.folder), "--metric", "open", "--by", "attorney"]
        answer = json.loads(
            self.program.run(words + ["--format", "json"] + self.options, cache)
        )
        found = {"wide": "severity = felony"}
        carried = sorted(
            (row["value"], row["group"]["attorney"])
            for row in answer["rows"]
            if row.get("value") and row["group"].get("attorney", "").isprintable()
        )
        named = [name for _, name in carried if '"' not in name and "\\" not in name]
        if named:
            found["narrow"] = f'attorney = "{named[len(named) // 2]}"'
        return found

    def copy(self) -> "Copy":
        return Copy(self)


class Copy:
    """A copy of an office to which rows are added, and which goes with the block."""

    def __init__(self, office: Office):
        self.folder = office.program.work / "screens-copy"
        self.cases = self.folder / "cases.csv"
        self._office = office

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        size = sum(file.stat().st_size for file in self._office.folder.iterdir() if file.is_file())
        if size * 1.5 > shutil.disk_usage(self.folder.parent).free:
            raise Unfit("there is no room for a copy of the office")
        self.folder.mkdir(mode=0o700)
        for file in self._office.folder.iterdir():
            if file.is_file():
                shutil.copyfile(file, self.folder / file.name)
        if not self.cases.is_file():
            raise Unfit("it has no cases.csv to add rows to")
        self._row = self._like_the_last()
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def _like_the_last(self) -> list[str]:
        """The last whole row of the cases: its first cell is taken for what names the case."""
        with open(self.cases, newline="", encoding="utf-8", errors="surrogateescape") as file:
            width = len(next(csv.reader(file)))
        with open(self.cases, "rb+") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - (1 << 16)))
            tail = file.read()
            if not tail.endswith(b"\n"):
                file.write(b"\n")
        for line in reversed(tail.decode("utf-8", "surrogateescape").splitlines()[1:]):
            row = next(csv.reader([line]), [])
            if len(row) == width and line.count('"') % 2 == 0:
                return row
        raise Unfit("its cases.csv has no row that could be added again")

    def add(self, number: int):
        """Adds a row, which is of a case that is not there yet."""
        row = [f"added-{number:06}"] + self._row[1:]
        with open(self.cases, "a", newline="", encoding="utf-8", errors="surrogateescape") as file:
            csv.writer(file, lineterminator="\n").writerow(row)


def demo(cases: int, program: Program, work: Path) -> Path:
    """The folder of a demo office of so many cases, made unless it is there."""
    folder = work / f"demo-{cases}"
    if not (folder / "cases.csv").is_file():
        # Made beside and then named, so that half an office is never taken for one.
        partly = program.work / f"demo-{cases}"
        partly.mkdir()
        program.run(
            ["demo", "--out", str(partly), "--cases", str(cases)], program.work, PATIENCE * 10
        )
        partly.rename(folder)
    return folder
