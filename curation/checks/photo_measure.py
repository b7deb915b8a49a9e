"""Whether photos measure up: size, shape, sharpness, light."""

from collections.abc import Callable, Iterator, Mapping

from catalog.finding import N_, Message
from catalog.sight import Sight
from curation.breach import Breach
from curation.subject import Subject

MEASURES: Mapping[str, Callable[[Sight], int]] = {
    "shorter-side": lambda sight: min(sight.width, sight.height),
    "longer-side": lambda sight: max(sight.width, sight.height),
    "squareness": lambda sight: 100 * min(sight.width, sight.height) // max(sight.width, sight.height),
    "kilobytes": lambda sight: sight.size // 1000,
    "sharpness": lambda sight: round(sight.sharpness),
    "light": lambda sight: round(sight.light),
    "contrast": lambda sight: round(sight.contrast),
    "dark": lambda sight: round(100 * sight.dark),
    "bright": lambda sight: round(100 * sight.bright),
    "fill": lambda sight: round(100 * sight.fill),
}
"""What can be asked of a photo, as whole numbers: pixels, per cent, or the figure that `catalog.sight` explains."""


def check(subject: Subject, *, measure: str, least: int | None = None, most: int | None = None,
          roles: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each photo whose `measure` is below `least` or above `most`; with `roles`, only photos that show these."""
    of = MEASURES[measure]
    for n, entry, sight in subject.sights:
        if roles and entry.get("role") not in roles:
            continue
        value = of(sight)
        said: dict[str, object] = {"file": entry["file"], "value": value, "least": least, "most": most}
        if least is not None and value < least:
            yield Breach(("photos", n, "file"), Message(N_("the photo '{file}' measures {value}; at least {least} is asked for"), said))
        elif most is not None and value > most:
            yield Breach(("photos", n, "file"), Message(N_("the photo '{file}' measures {value}; at most {most} is asked for"), said))
