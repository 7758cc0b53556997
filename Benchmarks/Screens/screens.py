"""Measures the dashboard as one sits before it, and writes SCREENS.md; see ../README.md."""

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

from offices import Office, Program, Unfit, demo, work_folder
from terminal import COLUMNS, ROWS
from trial import Trial

PROJECT = Path(__file__).resolve().parents[2]
# In how many seconds an extract of that profile is to be on screen for the first time.
FIRST_OF_A_PROFILE = 0.25


def size(word: str) -> int:
    """A count of cases, such as 10k or 1M."""
    units = {"k": 1_000, "M": 1_000_000}
    return int(float(word.rstrip("kM")) * units.get(word[-1:], 1))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help="cases of demo offices: 10k 1M")
    parser.add_argument("--no-demo", action="store_true", help="leave the demo office out")
    parser.add_argument("--office", default="", help="the folder of an office, which is only read")
    parser.add_argument("--profile", default="", help="the profile of that office")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=20, help="for how long rows are added")
    parser.add_argument("--out", default=str(PROJECT / "Benchmarks" / "SCREENS.md"))
    return parser.parse_args()


def machine() -> str:
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg()[:2])
    return (
        f"{names[0] if names else 'An unknown processor'}, {os.cpu_count()} cores; a terminal of "
        f"{COLUMNS} columns and {ROWS} rows. The machine's load over the last 1 and 5 minutes was "
        f"{load} at the end, this program's own included: much above 1, wall times say little."
    )


NOTES = f"""\
## What the figures are

Medians of several runs, the least and the most beside them; n is how often it was measured. Where a
bound is kept by the median but not by the most, that is said.

- Times are wall clock: from the moment before the program is spawned, a key is written to its
  terminal or after a row is written to a file, until bytes have been read from the terminal.
- A page is **full** when every line below the header and above the foot is the one that
  `caseboard screen` draws of the same office and filter. A page that is still being read or
  counted, or that of the question before, is not, since its lines differ.
- **CPU** is the processor time of the whole process, user and system, by the kernel's clock of it.
  "Until nothing is left to do" ends when nothing is written and less than 1 % of a core is used
  for a third of a second: what goes on behind the first screen (keeping what was read, and checking
  that what was kept is what the files hold) is in it.
- **Peak memory** is the most that was resident (VmHWM) until nothing was left to do.
- **First start**: nothing is kept of the office. **Second start**: the first one kept what it read.
  The files are in the page cache in both. An office that is read in less than 0.3 s is not kept, so
  that its second start is as its first.
- **Key while files are read**: keys 2, 3 and 4 in turn at uneven moments of a first start, until
  the way to that panel is on screen. **No core was free**: how long the thread that draws was
  ready and did not run, since reading or other programs had all cores.
- **Wide filter**: `severity = felony`; **narrow filter**: the cases of one attorney. Both begin
  with the key Enter; their text was typed before.
- **Key ? after a filter**: the list of keys is asked for a thousandth of a second after Enter,
  while the filter is being counted, until it is on screen.
- **Enter to an attorney's page**, to **a worklist**: from the selected row of Caseload and of Worklists
  until all of the page is there.
- **A row a second**: a row of a new case is added to the cases of a copy; "changed screen" is when
  the header counts it.

## How to repeat

`make bench-screen`, or `make bench-screen SIZES='10k 100k'`; `OFFICE=folder PROFILE=name` measures
an office of one's own too, which is only read. [README.md](README.md) says more.
"""


def main():
    options = arguments()
    # An end by a signal still ends what was started.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    work = work_folder()
    own = work / f"screens-{os.getpid()}"
    own.mkdir()
    try:
        program = Program(
            os.environ.get("CASEBOARD") or str(PROJECT / ".build/release/caseboard"), own
        )
        parts = [measured(trial) for trial in trials(options, program, work)]
    finally:
        shutil.rmtree(own, ignore_errors=True)
    page = "\n\n".join(["# The dashboard on screen", machine(), *parts, NOTES])
    Path(options.out).write_text(page)
    print(page)


def trials(options, program: Program, work: Path):
    """What is to be measured, each office made when its turn comes."""
    if not options.no_demo:
        yield trial(options, Office("The demo office", PROJECT / "demo-data", program))
    for word in options.sizes:
        print(f"the demo office of {word} cases is made, unless it is there …", file=sys.stderr)
        folder = demo(size(word), program, work)
        yield trial(options, Office(f"A demo office of {word} cases", folder, program))
    if options.office:
        title = f"An office of the profile {options.profile}" if options.profile else "An office"
        folder = Path(options.office).resolve()
        found = trial(options, Office(title, folder, program, options.profile))
        if options.profile == "wisconsin-ccap":
            found.figures.bounds["first start: full first screen"] = FIRST_OF_A_PROFILE
        yield found


def trial(options, office: Office) -> Trial:
    return Trial(office, options.runs, options.seconds)


def measured(trial: Trial) -> str:
    print(f"{trial.office.title} …", file=sys.stderr)
    trial.measure()
    cases = f": {trial.cases} cases" if trial.cases else ""
    parts = [f"## {trial.office.title}{cases}", trial.figures.table]
    parts += [f"**Failed:** {failure}." for failure in trial.failures]
    return "\n\n".join(parts)


if __name__ == "__main__":
    try:
        main()
    except Unfit as error:
        sys.exit(f"screens: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
