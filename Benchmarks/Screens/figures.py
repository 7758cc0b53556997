"""Figures of several runs as a table, with the bounds that they are to keep."""

import statistics
from dataclasses import dataclass, field

# What a figure is to be at most, by the beginning of its name, in its own unit.
BOUNDS = {
    "second start: full first screen": 0.3,
    "key while files are read": 0.005,
    "key ? 1 ms after": 0.005,
    "wide filter, Enter": 0.1,
    "narrow filter, Enter": 0.1,
    "a row a second: CPU": 0.02,
    "Enter to an attorney's page": 0.1,
    "Enter to a worklist": 0.1,
}
_SCALES = {"ms": 1e3, "MiB": 1 / (1 << 20), "%": 100.0, "B/s": 1.0}


@dataclass
class Figure:
    """What was measured several times: seconds, bytes, or a share."""

    name: str
    unit: str
    values: list[float] = field(default_factory=list)
    bound: float | None = None
    # Where there was nothing to measure, why.
    reason: str = ""

    def _spoken(self, value: float) -> str:
        value *= _SCALES[self.unit]
        digits = 0 if self.unit == "B/s" or value >= 100 else 1 if value >= 10 else 2
        return f"{value:,.{digits}f}"

    @property
    def _verdict(self) -> str:
        if self.bound is None:
            return ""
        words = f"≤ {self.bound * _SCALES[self.unit]:g} {self.unit}"
        if max(self.values) <= self.bound:
            return words + ": kept"
        is_kept = statistics.median(self.values) <= self.bound
        return words + (": kept, not by the most" if is_kept else ": **not kept**")

    @property
    def cells(self) -> list[str]:
        if not self.values:
            return [self.name, "–", self.reason, "0", ""]
        return [
            self.name,
            f"{self._spoken(statistics.median(self.values))} {self.unit}",
            f"{self._spoken(min(self.values))} to {self._spoken(max(self.values))}",
            str(len(self.values)),
            self._verdict,
        ]


class Figures:
    """Figures by their names, in the order in which they came."""

    def __init__(self):
        self._figures: dict[str, Figure] = {}
        self.bounds = dict(BOUNDS)

    def has(self, name: str) -> bool:
        return name in self._figures

    def _figure(self, name: str, unit: str) -> Figure:
        bounds = [bound for begins, bound in self.bounds.items() if name.startswith(begins)]
        return self._figures.setdefault(
            name, Figure(name, unit, bound=bounds[0] if bounds else None)
        )

    def add(self, name: str, unit: str, value: float):
        self._figure(name, unit).values.append(value)

    def leave_out(self, name: str, unit: str, reason: str):
        self._figure(name, unit).reason = reason

    @property
    def table(self) -> str:
        rows = [
            ["what", "median", "least to most", "n", "bound"],
            ["---", "---:", "---:", "---:", "---"],
        ] + [figure.cells for figure in self._figures.values()]
        return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
