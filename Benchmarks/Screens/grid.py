"""What a terminal shows: a grid of characters that control sequences move about in.

Knows what ncurses writes to an xterm, and leaves colors out: which text stands where is all that is
asked here.
"""

import codecs
import re
import unicodedata

_TOKEN = re.compile(
    r"\x1b\[(?P<arguments>[0-?]*)[ -/]*(?P<command>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[P_^X][^\x1b]*\x1b\\"
    r"|\x1b[ -/]+[0-~]"
    r"|\x1b(?P<escape>[0-OQ-WYZ\\`-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)


class Grid:
    def __init__(self, columns: int, rows: int):
        self.columns, self.rows = columns, rows
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unread = ""
        self._last = " "
        self._saved = (0, 0)
        self._clear()

    def _clear(self):
        self._cells = [self._blank() for _ in range(self.rows)]
        self._x = self._y = 0
        self._top, self._bottom = 0, self.rows - 1
        # The last column is written and the next character begins a new line.
        self._wraps = False

    def _blank(self) -> list[str]:
        return [" "] * self.columns

    def line(self, y: int) -> str:
        """The text of a row, without the blanks at its end."""
        return "".join(self._cells[y]).rstrip()

    def lines(self, first: int = 0, end: int | None = None) -> list[str]:
        return [self.line(y) for y in range(first, self.rows if end is None else end)]

    def feed(self, data: bytes):
        """Takes what was written; a sequence may be cut anywhere."""
        text = self._unread + self._decoder.decode(data)
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if not match:
                # The rest of a sequence is still to come, unless it grows beyond any.
                if len(text) - at < 4096:
                    break
                at += 1
                continue
            at = match.end()
            if match["text"]:
                self._write(match["text"])
            elif match["command"]:
                self._obey(match["command"], match["arguments"])
            elif match["control"]:
                self._control(match["control"])
            elif match["escape"]:
                self._escape(match["escape"])
        self._unread = text[at:]

    def _write(self, text: str):
        for character in text:
            if unicodedata.combining(character):
                cells = self._cells[self._y]
                cells[max(0, self._x - (0 if self._wraps else 1))] += character
                continue
            if self._wraps:
                self._wraps = False
                self._x = 0
                self._down()
            width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
            cells = self._cells[self._y]
            cells[self._x] = character
            if width == 2 and self._x + 1 < self.columns:
                cells[self._x + 1] = ""
            self._wraps = self._x + width >= self.columns
            self._x = min(self._x + width, self.columns - 1)
        self._last = text[-1]

    def _down(self):
        if self._y == self._bottom:
            self._scroll(1)
        else:
            self._y = min(self.rows - 1, self._y + 1)

    def _up(self):
        if self._y == self._top:
            self._scroll(-1)
        else:
            self._y = max(0, self._y - 1)

    def _scroll(self, count: int, top: int | None = None):
        """Moves the lines of the scrolled region up, or down where the count is negative."""
        top = self._top if top is None else top
        for _ in range(min(abs(count), self.rows)):
            if count > 0:
                del self._cells[top]
                self._cells.insert(self._bottom, self._blank())
            else:
                del self._cells[self._bottom]
                self._cells.insert(top, self._blank())

    def _control(self, control: str):
        self._wraps = False
        if control == "\r":
            self._x = 0
        elif control in "\n\x0b\x0c":
            self._down()
        elif control == "\b":
            self._x = max(0, self._x - 1)
        elif control == "\t":
            self._x = min(self.columns - 1, self._x // 8 * 8 + 8)

    def _escape(self, command: str):
        if command == "M":
            self._up()
        elif command == "D":
            self._down()
        elif command == "E":
            self._x = 0
            self._down()
        elif command == "7":
            self._saved = (self._x, self._y)
        elif command == "8":
            self._go(*self._saved)
        elif command == "c":
            self._clear()

    def _go(self, x: int, y: int):
        self._wraps = False
        self._x = min(max(0, x), self.columns - 1)
        self._y = min(max(0, y), self.rows - 1)

    def _erase(self, y: int, first: int, end: int):
        for x in range(first, min(end, self.columns)):
            self._cells[y][x] = " "

    def _obey(self, command: str, words: str):
        if words[:1] in "<=>?" and words:
            # The other screen of the terminal begins empty.
            if command in "hl" and words == "?1049":
                self._clear()
            return
        numbers = [int(word) if word.isdigit() else 0 for word in words.split(";")]
        first = numbers[0]
        count = max(1, first)
        x, y = self._x, self._y
        if command in "Hf":
            self._go((numbers[1] if len(numbers) > 1 else 1) - 1, count - 1)
        elif command == "A":
            self._go(x, y - count)
        elif command in "Be":
            self._go(x, y + count)
        elif command in "Ca":
            self._go(x + count, y)
        elif command == "D":
            self._go(x - count, y)
        elif command == "E":
            self._go(0, y + count)
        elif command == "F":
            self._go(0, y - count)
        elif command in "G`":
            self._go(count - 1, y)
        elif command == "d":
            self._go(x, count - 1)
        elif command == "J":
            if first in (0, 2, 3):
                for below in range(y + 1 if first == 0 else 0, self.rows):
                    self._erase(below, 0, self.columns)
            if first == 1:
                for above in range(y):
                    self._erase(above, 0, self.columns)
            if first in (0, 1):
                self._obey("K", words)
        elif command == "K":
            begin, end = {0: (x, self.columns), 1: (0, x + 1)}.get(first, (0, self.columns))
            self._erase(y, begin, end)
        elif command == "X":
            self._erase(y, x, x + count)
        elif command == "@":
            cells = self._cells[y]
            self._cells[y] = (cells[:x] + [" "] * count + cells[x:])[: self.columns]
        elif command == "P":
            cells = self._cells[y]
            cells[x : x + count] = []
            cells += [" "] * (self.columns - len(cells))
        elif command == "b":
            self._write(self._last * count)
        elif command in "LM" and self._top <= y <= self._bottom:
            self._scroll(count if command == "M" else -count, y)
        elif command == "S":
            self._scroll(count)
        elif command == "T":
            self._scroll(-count)
        elif command == "r":
            bottom = numbers[1] if len(numbers) > 1 and numbers[1] else self.rows
            self._top, self._bottom = count - 1, min(bottom, self.rows) - 1
            self._go(0, 0)
        elif command == "s":
            self._saved = (x, y)
        elif command == "u":
            self._go(*self._saved)
