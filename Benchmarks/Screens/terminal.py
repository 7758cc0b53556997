"""A program in a terminal of its own: keys go in, and what comes out is timed."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass

from grid import Grid

COLUMNS, ROWS = 120, 40
# How long anything may take, in seconds, before the run gives it up.
PATIENCE = 180.0


class Ended(Exception):
    """The program ended by itself."""


class Late(Exception):
    """What was waited for did not come."""


@dataclass
class Moment:
    """Seconds since some event, and the processor time of the program until then."""

    wall: float
    cpu: float


class Terminal:
    """A program under a pseudo-terminal of 120 columns and 40 rows, ended with the block."""

    def __init__(self, words: list[str], environment: dict[str, str]):
        self.grid = Grid(COLUMNS, ROWS)
        # How long it may take to leave once it was asked to, in seconds.
        self.farewell = 3.0
        self.bytes = 0
        self.first = None
        self._chunks = []
        self._status = None
        self._is_open = True
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        name = os.ttyname(slave)
        # The first terminal that the leader of a session opens is the one that controls it.
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        variables = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        self.start = time.monotonic()
        self.pid = os.posix_spawn(
            words[0], words, variables | environment, file_actions=actions, setsid=True
        )
        os.close(slave)
        # The kernel's clock of a process's processor time, all its threads, in nanoseconds.
        self._clock = (~self.pid << 3) | 2

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.leave()

    @property
    def now(self) -> float:
        """Seconds of a clock that only moves on."""
        return time.monotonic()

    # What it takes

    @property
    def cpu(self) -> float:
        """Seconds of processor, user and system, of all threads that the program had."""
        try:
            return time.clock_gettime(self._clock)
        except OSError:
            raise Ended(self._how()) from None

    @property
    def peak(self) -> int:
        """The most memory that was resident, in bytes."""
        with open(f"/proc/{self.pid}/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        # Of what has ended, no memory is told.
        raise Ended(self._how())

    @property
    def waited(self) -> float:
        """Seconds that the thread which draws was ready and no core was free for it."""
        try:
            with open(f"/proc/{self.pid}/task/{self.pid}/schedstat") as file:
                return int(file.read().split()[1]) / 1e9
        except OSError:
            raise Ended(self._how()) from None

    # What comes out

    def _read(self, seconds: float) -> bool:
        """Takes what comes within some seconds, with its moment; whether there was anything."""
        if not self._is_open:
            raise Ended(self._how())
        if not select.select([self.master], [], [], max(0, seconds))[0]:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self._is_open = False
            raise Ended(self._how())
        now = time.monotonic()
        if self.first is None:
            self.first = now
        try:
            cpu = time.clock_gettime(self._clock)
        except OSError:
            cpu = 0.0
        self.bytes += len(data)
        self._chunks.append((now, cpu, data))
        return True

    def _draw(self):
        """Draws what was taken, piece by piece; yields the moment of each, once it is drawn."""
        while self._chunks:
            now, cpu, data = self._chunks.pop(0)
            for at in range(0, len(data), 1024):
                # What comes meanwhile must not wait for us, or its time would be ours.
                self._read(0)
                self.grid.feed(data[at : at + 1024])
            yield Moment(now, cpu)

    def wait(self, is_there, since: float, within: float = PATIENCE) -> Moment:
        """When the screen first was as told, since an event."""
        end = time.monotonic() + within
        while True:
            for moment in self._draw():
                if is_there(self.grid):
                    return Moment(moment.wall - since, moment.cpu)
            left = end - time.monotonic()
            if left <= 0:
                raise Late(f"not within {within:.0f} s")
            self._read(min(left, 1))

    def until(self, is_there, within: float = PATIENCE):
        """Waits for a screen that may be there already."""
        self._take()
        if not is_there(self.grid):
            self.wait(is_there, self.now, within)

    def first_byte(self, since: float, within: float = PATIENCE) -> float:
        """When anything was written, since an event before which all was quiet."""
        if not self._read(within):
            raise Late(f"nothing written within {within:.0f} s")
        first = self._chunks[0][0] - since
        self._take()
        return first

    def settle(self, quiet: float = 0.1, within: float = PATIENCE):
        """Waits until nothing has been written for some seconds."""
        end = time.monotonic() + within
        self._take()
        while self._read(quiet):
            self._take()
            if time.monotonic() > end:
                raise Late(f"still writing after {within:.0f} s")

    def calm(self, within: float = PATIENCE) -> float:
        """Waits until nothing is written and no thread works; the processor time until then."""
        end = time.monotonic() + within
        is_calm = 0
        while is_calm < 2:
            before, written = self.cpu, self.bytes
            self.rest(0.15)
            is_calm = is_calm + 1 if self.cpu - before < 0.003 and self.bytes == written else 0
            if time.monotonic() > end:
                raise Late(f"still working after {within:.0f} s")
        return self.cpu

    def rest(self, seconds: float):
        """Lets time pass, and draws what comes meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)
            self._take()

    def _take(self):
        for _ in self._draw():
            pass

    # What goes in

    def type(self, keys: str) -> float:
        """Presses keys; returns when."""
        if not self._is_open:
            raise Ended(self._how())
        now = time.monotonic()
        os.write(self.master, keys.encode())
        return now

    # How it ends

    def _how(self) -> str:
        """How the program ended, in words that say nothing of what it had read."""
        end = time.monotonic() + 2
        while self._status is None and time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
            else:
                time.sleep(0.01)
        if self._status is None:
            return "it closed its terminal"
        code = os.waitstatus_to_exitcode(self._status)
        return f"it ended by signal {-code}" if code < 0 else f"it ended with status {code}"

    def leave(self):
        """Leaves the program, by force where it does not go, and waits for its end."""
        if self.master < 0:
            return
        try:
            if self._status is None and self._is_open:
                self.type("\x1b")
                self.rest(0.1)
                self.type("q")
                end = time.monotonic() + self.farewell
                while time.monotonic() < end:
                    self._read(0.1)
                    self._chunks.clear()
        except (Ended, OSError):
            pass
        finally:
            self._end()

    def _end(self):
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if not pid:
                # The session's leader leads the group of all that it may have started.
                os.killpg(self.pid, signal.SIGKILL)
                _, status = os.waitpid(self.pid, 0)
            self._status = status
        os.close(self.master)
        self.master = -1
