"""Everything that is measured of one office.

A page counts as there when every line of it below the header and above the foot is the one that
`caseboard screen` draws of the same office, so that a page of a load that is under way, or of the
question before, is never taken for it.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from figures import Figures
from offices import Office, Unfit
from terminal import ROWS, Ended, Late, Terminal

# The key of each panel, and its name on the command line.
PANELS = {
    "1": "overview",
    "2": "caseload",
    "3": "performance",
    "4": "disparity",
    "5": "quality",
    "6": "compare",
    "7": "moved",
    "8": "indicators",
    "9": "worklists",
    "0": "timeUse",
    "W": "plan",
}
# What Enter opens: the panel, the keys to the row, and what it is.
OPENED = {
    "an attorney's page": ("2", "j"),
    "a worklist": ("9", "jjjjjj"),
}
_ROWS_READ = re.compile(r"([\d,]+) rows")


def is_page(page: list[str]):
    """Whether a page is there, but for the header with its clock and the foot."""
    body = page[1 : ROWS - 1]
    return lambda grid: grid.lines(1, ROWS - 1) == body


def is_loading(grid) -> bool:
    """Whether the page stands there that says how far the files are read."""
    return "LOAD" in grid.line(0) and grid.line(2).startswith(" Office › ")


def is_help(grid) -> bool:
    """Whether the list of keys stands there."""
    return "┌─ Keys ─" in grid.line(1)


def rows_read(grid) -> int:
    """How many rows the header says were read; 0 where it says nothing yet."""
    found = _ROWS_READ.search(grid.line(0))
    return int(found[1].replace(",", "")) if found and not is_loading(grid) else 0


class Trial:
    def __init__(self, office: Office, runs: int, seconds: int):
        self.office, self.runs, self.seconds = office, runs, seconds
        self.figures = Figures()
        self.failures: list[str] = []
        self.cases = ""
        self._cache = office.program.work / "screens-cache"
        self._pages: dict[str, list[str]] = {}
        self._filters: dict[str, str] = {}
        self._filtered: dict[str, list[str]] = {}

    def measure(self):
        """All of it; what fails is said, and the rest goes on."""
        parts = [
            ("the pages as they are to be", self._draw),
            ("the first start", self._first_starts),
            ("keys while files are read", self._keys_while_loading),
            ("the second start and what follows", self._second_starts),
            ("rows that are added", self._added_rows),
        ]
        try:
            for name, part in parts:
                print(f"  {name} …", file=sys.stderr)
                try:
                    part()
                except (Ended, Late, Unfit, subprocess.TimeoutExpired, OSError) as error:
                    self.failures.append(f"{name}: {_spoken(error)}")
                    if not self._pages:
                        return
        finally:
            shutil.rmtree(self._cache, ignore_errors=True)

    def _emptied(self) -> Path:
        shutil.rmtree(self._cache, ignore_errors=True)
        self._cache.mkdir()
        return self._cache

    def _terminal(self, folder: Path | None = None) -> Terminal:
        """The dashboard, opened with what is in the cache and without a view that was left."""
        return Terminal(self.office.open(folder), self.office.program.homes(self._cache))

    def _draw(self):
        """What is to be on screen, drawn without a terminal."""
        cache = self._emptied()
        pages = {panel: self.office.page(panel, cache) for panel in PANELS.values()}
        for name, (key, moves) in OPENED.items():
            pages[name] = self.office.page(PANELS[key], cache, keys=[*moves, "Enter"])
        found = re.search(r"([\d,]+) cases?$", pages["overview"][2])
        self.cases = found[1] if found else "?"
        for name, condition in self.office.filters(cache).items():
            page = self.office.page("overview", cache, condition)
            # The cases that a filter keeps are not those of all, or there is nothing to wait for.
            if page[3:] != pages["overview"][3:]:
                self._filters[name], self._filtered[name] = condition, page
        self._pages = pages

    # Starts

    def _start(self, terminal: Terminal, name: str):
        """Waits for the first page, and keeps what it took."""
        seen = terminal.wait(is_page(self._pages["overview"]), terminal.start)
        self.figures.add(f"{name}: first byte", "ms", terminal.first - terminal.start)
        self.figures.add(f"{name}: full first screen", "ms", seen.wall)
        self.figures.add(f"{name}: CPU until then", "ms", seen.cpu)
        self.figures.add(f"{name}: CPU until nothing is left to do", "ms", terminal.calm())
        self.figures.add(f"{name}: peak memory", "MiB", terminal.peak)

    def _first_starts(self):
        for _ in range(self.runs):
            self._emptied()
            with self._terminal() as terminal:
                self._start(terminal, "first start")

    def _keys_while_loading(self):
        """Panels chosen while files are read: until the way to the panel is on screen."""
        name = "key while files are read, to its panel's name"
        overview = is_page(self._pages["overview"])
        for _ in range(self.runs):
            self._emptied()
            with self._terminal() as terminal:
                first = terminal.wait(
                    lambda grid: is_loading(grid) or overview(grid), terminal.start
                )
                if is_loading(terminal.grid):
                    self.figures.add("first start: first picture of a load", "ms", first.wall)
                self._chosen(terminal, name)
        if not self.figures.has(name):
            self.figures.leave_out(name, "ms", "read before a page is needed that says so")

    def _chosen(self, terminal: Terminal, name: str):
        for number in range(50):
            # Pauses of many lengths, so that no beat of the program is met each time.
            terminal.rest(0.05 + number * 0.0137 % 0.1)
            if not is_loading(terminal.grid):
                return
            panel = 2 + number % 3
            way = f" Office › {PANELS[str(panel)].capitalize()}"
            waited = terminal.waited
            pressed = terminal.type(str(panel))
            seen = terminal.wait(lambda grid: grid.line(2).startswith(way), pressed)
            self.figures.add(name, "ms", seen.wall)
            self.figures.add("of that, no core was free", "ms", terminal.waited - waited)

    def _second_starts(self):
        """Starts from what the first one kept, each followed by keys, panels and filters."""
        self._emptied()
        with self._terminal() as terminal:
            terminal.wait(is_page(self._pages["overview"]), terminal.start)
            terminal.calm()
        for run in range(self.runs):
            # A machine that others use may keep an office this time that it did not before.
            keeps = any(file.is_file() for file in self._cache.rglob("*"))
            name = "second start" if keeps else "second start (so small that nothing is kept)"
            with self._terminal() as terminal:
                self._start(terminal, name)
                if run == 0:
                    self._idle(terminal)
                self._panels(terminal)
                self._moves(terminal)
                for filter in self._filters:
                    self._filter(terminal, filter)

    def _idle(self, terminal: Terminal):
        """What it takes while nothing happens at all."""
        for _ in range(5):
            cpu, written, begun = terminal.cpu, terminal.bytes, terminal.now
            terminal.rest(2)
            took = terminal.now - begun
            self.figures.add("idle, nothing happens: CPU", "%", (terminal.cpu - cpu) / took)
            written = (terminal.bytes - written) / took
            self.figures.add("idle, nothing happens: written", "B/s", written)

    # Keys

    def _panels(self, terminal: Terminal):
        """Every panel by its key, for the first time and again; ends where it began."""
        for time in ("first time", "again"):
            for key, panel in list(PANELS.items())[1:]:
                seen = self._shown(terminal, key)
                self.figures.add(f"key {key}, {panel.capitalize()}, {time}", "ms", seen.wall)
            for name, (key, moves) in OPENED.items():
                self._opened(terminal, name, key, moves, time)
            seen = self._shown(terminal, "1")
            self.figures.add("key 1, Overview, again", "ms", seen.wall)

    def _shown(self, terminal: Terminal, key: str):
        terminal.calm()
        pressed = terminal.type(key)
        return terminal.wait(is_page(self._pages[PANELS[key]]), pressed)

    def _opened(self, terminal: Terminal, name: str, key: str, moves: str, time: str):
        """What Enter opens on a row of a panel, from Enter to its last line."""
        self._shown(terminal, key)
        terminal.type("g" + moves)
        terminal.calm()
        pressed = terminal.type("\r")
        seen = terminal.wait(is_page(self._pages[name]), pressed)
        self.figures.add(f"Enter to {name}, {time}", "ms", seen.wall)
        terminal.calm()

    def _moves(self, terminal: Terminal):
        """Up and down in the table of Caseload, until anything is written."""
        self._shown(terminal, "2")
        terminal.calm()
        for key in "jjkkjjkkjk":
            terminal.settle(0.05)
            pressed = terminal.type(key)
            self.figures.add("key j or k, to the first byte", "ms", terminal.first_byte(pressed, 5))
        terminal.settle()
        self._shown(terminal, "1")

    def _filter(self, terminal: Terminal, name: str):
        """A filter from Enter to its page; then again, with help asked for while it is counted."""
        before = self._typed(terminal, name)
        pressed = terminal.type("\r")
        seen = terminal.wait(is_page(self._filtered[name]), pressed)
        self.figures.add(f"{name} filter, Enter to full page", "ms", seen.wall)
        self.figures.add(f"{name} filter, CPU until then", "ms", seen.cpu - before)
        after = terminal.calm() - before
        self.figures.add(f"{name} filter, CPU until nothing is left to do", "ms", after)
        seen = self._cleared(terminal)
        self.figures.add(f"{name} filter taken away, to full page", "ms", seen.wall)
        self._typed(terminal, name)
        terminal.type("\r")
        terminal.rest(0.001)
        pressed = terminal.type("?")
        seen = terminal.wait(is_help, pressed)
        self.figures.add(f"key ? 1 ms after the {name} filter, to help", "ms", seen.wall)
        terminal.calm()
        terminal.type("\x1b")
        terminal.until(is_page(self._filtered[name]))
        self._cleared(terminal)

    def _typed(self, terminal: Terminal, name: str) -> float:
        terminal.calm()
        terminal.type("/")
        terminal.settle()
        terminal.type(self._filters[name])
        return terminal.calm()

    def _cleared(self, terminal: Terminal):
        terminal.calm()
        pressed = terminal.type("\\")
        return terminal.wait(is_page(self._pages["overview"]), pressed)

    # Rows that are added

    def _added_rows(self):
        """A row a second at the end of the cases, in a copy."""
        self._emptied()
        with self.office.copy() as copy, self._terminal(copy.folder) as terminal:
            terminal.until(lambda grid: rows_read(grid) > 0)
            terminal.calm()
            base = rows_read(terminal.grid)
            for number in range(1, self.seconds + 1):
                self._added_row(terminal, copy, number, base + number)

    def _added_row(self, terminal: Terminal, copy, number: int, rows: int):
        cpu, written, begun = terminal.cpu, terminal.bytes, terminal.now
        copy.add(number)
        seen = terminal.wait(lambda grid: rows_read(grid) >= rows, terminal.now)
        terminal.rest(begun + 1 - terminal.now)
        took = terminal.now - begun
        self.figures.add("a row a second: written row to changed screen", "ms", seen.wall)
        self.figures.add("a row a second: CPU", "%", (terminal.cpu - cpu) / took)
        self.figures.add("a row a second: written", "B/s", (terminal.bytes - written) / took)


def _spoken(error: Exception) -> str:
    """What went wrong, in words that name no file."""
    if isinstance(error, OSError):
        return error.strerror or "a file could not be read"
    if isinstance(error, subprocess.TimeoutExpired):
        return "the program did not end in time"
    return str(error)
