"""Tests of what the figures rest on: the grid, the page that is waited for, the end of programs."""

import os
import time
import unittest
from pathlib import Path

from figures import Figures
from grid import Grid
from screens import size
from terminal import COLUMNS, ROWS, Ended, Late, Terminal
from trial import is_loading, is_page, rows_read

HEADER = " CALDER COUNTY     109,638 rows   as of Tue 30 Jun 2026   ● live 10:11:35"
PAGE = (
    [HEADER, "  1 Overview  2 Caseload", " Office › Overview   no filter   11,995 cases"]
    + [f" row {row} │ {'▇' * row}" for row in range(3, ROWS - 1)]
    + [" Enter open   q quit"]
)


def shown(lines: list[str]) -> Grid:
    grid = Grid(COLUMNS, ROWS)
    grid.feed("\x1b[H\x1b[2J".encode() + "\r\n".join(lines).encode())
    return grid


def program(script: str) -> Terminal:
    terminal = Terminal(["/bin/sh", "-c", script], {})
    terminal.farewell = 0.1
    return terminal


class Grids(unittest.TestCase):
    def lines(self, text: str, columns: int = 6, rows: int = 3) -> list[str]:
        whole = Grid(columns, rows)
        whole.feed(text.encode())
        cut = Grid(columns, rows)
        for byte in text.encode():
            cut.feed(bytes([byte]))
        self.assertEqual(whole.lines(), cut.lines(), "however it is cut, it is the same")
        return whole.lines()

    def test_text_stands_where_the_cursor_was_put(self):
        self.assertEqual(self.lines("\x1b[2;3Hab\x1b[3dc\rd"), ["", "  ab", "d   c"])

    def test_a_full_line_wraps_with_the_next_character_only(self):
        self.assertEqual(self.lines("abcdef"), ["abcdef", "", ""])
        self.assertEqual(self.lines("abcdefg"), ["abcdef", "g", ""])

    def test_erases_and_repeats(self):
        self.assertEqual(self.lines("abcdef\x1b[1;2H\x1b[2X\x1b[5G\x1b[K"), ["a  d", "", ""])
        self.assertEqual(self.lines("─\x1b[4b"), ["─────", "", ""])
        self.assertEqual(self.lines("ab\r\ncd\r\nef\x1b[2;2H\x1b[J"), ["ab", "c", ""])
        self.assertEqual(self.lines("ab\r\ncd\x1b[1K\x1b[2J"), ["", "", ""])

    def test_inserts_deletes_and_scrolls(self):
        self.assertEqual(self.lines("abc\x1b[1;2H\x1b[2@x"), ["ax bc", "", ""])
        self.assertEqual(self.lines("abcd\x1b[1;2H\x1b[2P"), ["ad", "", ""])
        self.assertEqual(self.lines("a\r\nb\r\nc\r\nd"), ["b", "c", "d"])
        self.assertEqual(self.lines("a\r\nb\r\nc\x1b[1;2r\x1b[1M"), ["b", "", "c"])
        self.assertEqual(self.lines("a\r\nb\r\nc\x1b[H\x1bM"), ["", "a", "b"])

    def test_colors_modes_and_titles_are_no_text(self):
        self.assertEqual(self.lines("\x1b[38;5;12;1ma\x1b(B\x1b[?25l\x1b]0;t\x07b"), ["ab", "", ""])


class Pages(unittest.TestCase):
    def test_a_page_is_there_whatever_the_clock_and_the_foot_say(self):
        later = [HEADER.replace("10:11:35", "10:11:36")] + PAGE[1:-1] + [" Working …"]
        self.assertTrue(is_page(PAGE)(shown(PAGE)))
        self.assertTrue(is_page(PAGE)(shown(later)))

    def test_a_page_is_not_there_while_any_line_of_it_is_another(self):
        self.assertFalse(is_page(PAGE)(Grid(COLUMNS, ROWS)))
        for row in range(1, ROWS - 1):
            page = PAGE.copy()
            page[row] = ""
            self.assertFalse(is_page(PAGE)(shown(page)), f"line {row} is missing")

    def test_the_page_of_a_load_is_none_that_is_waited_for(self):
        loading = [" CALDER COUNTY      LOADING 41 %", PAGE[1], " Office › Overview"] + PAGE[3:]
        grid = shown(loading)
        self.assertTrue(is_loading(grid))
        self.assertFalse(is_page(PAGE)(grid))
        self.assertEqual(rows_read(grid), 0)
        self.assertFalse(is_loading(shown(PAGE)))
        self.assertEqual(rows_read(shown(PAGE)), 109_638)


class Programs(unittest.TestCase):
    def test_the_terminal_has_its_size_before_the_program_begins(self):
        with program("stty size; sleep 5") as terminal:
            terminal.wait(lambda grid: grid.line(0) == f"{ROWS} {COLUMNS}", terminal.start, 5)

    def test_nothing_is_seen_before_it_is_written(self):
        with program("sleep 0.2; printf one; sleep 0.2; printf two; sleep 5") as terminal:
            seen = terminal.wait(lambda grid: "two" in grid.line(0), terminal.start, 5)
            self.assertGreaterEqual(terminal.first - terminal.start, 0.2)
            self.assertGreaterEqual(seen.wall, 0.4)

    def test_processor_time_is_that_of_the_program(self):
        with program("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo x; sleep 5") as busy:
            seen = busy.wait(lambda grid: grid.line(0) == "x", busy.start, 20)
            self.assertGreater(seen.cpu, 0.01)
            self.assertLessEqual(seen.cpu, seen.wall + 0.01)
            self.assertGreaterEqual(busy.waited, 0)

    def test_a_program_that_ends_is_said_to_have(self):
        for script, words in (("exit 3", "with status 3"), ("kill -9 $$", "by signal 9")):
            with program(script) as terminal, self.assertRaisesRegex(Ended, words):
                terminal.wait(lambda grid: False, terminal.start, 5)

    def test_what_does_not_come_is_given_up(self):
        with program("sleep 5") as terminal, self.assertRaises(Late):
            terminal.wait(lambda grid: False, terminal.start, 0.1)

    def test_a_program_that_will_not_leave_is_ended_with_what_it_started(self):
        with program("trap '' HUP TERM; sleep 60 & echo $!; while :; do sleep 1; done") as terminal:
            terminal.wait(lambda grid: grid.line(0).isdigit(), terminal.start, 5)
            started = int(terminal.grid.line(0))
        with self.assertRaises(ProcessLookupError):
            os.kill(terminal.pid, 0)
        end = time.monotonic() + 5
        while Path(f"/proc/{started}").exists() and time.monotonic() < end:
            if " Z " in Path(f"/proc/{started}/stat").read_text():
                return
            time.sleep(0.05)
        self.assertFalse(Path(f"/proc/{started}").exists())


class Tables(unittest.TestCase):
    def test_a_bound_is_kept_by_the_most_by_the_median_or_not(self):
        cases = [([0.1], "s: kept |"), ([0.1, 0.2, 0.4], "by the most"), ([0.4], "**not kept**")]
        for values, words in cases:
            figures = Figures()
            for value in values:
                figures.add("second start: full first screen", "ms", value)
            self.assertIn(words, figures.table.splitlines()[2])

    def test_what_was_not_measured_says_why(self):
        figures = Figures()
        figures.leave_out("a key", "ms", "no key is needed")
        self.assertIn("| a key | – | no key is needed | 0 |  |", figures.table)

    def test_sizes_are_words(self):
        self.assertEqual([size("500"), size("10k"), size("1M")], [500, 10_000, 1_000_000])


if __name__ == "__main__":
    unittest.main()
