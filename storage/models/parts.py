"""Part of a recording between two times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a recording, in seconds of the recording.

    `start` None is its beginning, `end` None its end. A negative time counts from the end.
    """

    start: float | None = None
    end: float | None = None

    def __bool__(self) -> bool:
        """Return whether this is less than the whole recording."""
        return self.start is not None or self.end is not None

    @property
    def is_empty(self) -> bool:
        """Return whether its end is not after its start in every recording."""
        start, end = self.start or 0.0, self.end
        return end is not None and (start < 0) == (end < 0) and end <= start

    @property
    def needs_length(self) -> bool:
        """Return whether a time counts from the end of the recording."""
        return any(time is not None and time < 0 for time in (self.start, self.end))

    def within(self, length: float) -> tuple[float, float]:
        """Return start and end in a recording of `length` seconds, both between 0 and `length`.

        An end that is not after the start means that the recording has no such part.
        """
        times = self.start or 0.0, length if self.end is None else self.end
        start, end = (min(length, max(0.0, it + length if it < 0 else it)) for it in times)
        return start, end

    def is_within(self, other: Part) -> bool:
        """Return whether all of it is certainly in the other part, whatever the length."""
        if self == other or not other:
            return True
        if self.needs_length or other.needs_length:
            return False
        starts_later = (self.start or 0.0) >= (other.start or 0.0)
        ends_earlier = other.end is None or (self.end is not None and self.end <= other.end)
        return starts_later and ends_earlier

    def seconds(self, length: float | None) -> float | None:
        """Return the length of the part, None if it is unknown.

        `length` is that of the recording; None if it is unknown. Then the result is the most that
        the part can have.
        """
        if length is not None:
            begin, last = self.within(length)
            return max(0.0, last - begin)
        start, end = self.start or 0.0, self.end
        if end is None:
            return -start if start < 0 else None
        if end < 0:
            return end - start if start < 0 else None
        return end - start if start >= 0 else end


WHOLE = Part()
"""The whole recording."""


def clock(seconds: float) -> str:
    """Return a time as `1:02:03` or `2:03`; one that counts from the end has a minus."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"-{text}" if seconds < 0 else text
