"""Whether delivery terms fit the way the goods travel and the place they name."""

from collections.abc import Iterator, Mapping
from typing import cast

from catalog.finding import N_, Message
from catalog.reference import reference
from curation.breach import Breach
from curation.subject import Subject

_FIELD = "export.terms"


def check(subject: Subject, *, airborne: tuple[str, ...] = (), here: tuple[str, ...] = (), country: str = "") -> Iterator[Breach]:
    """A breach for each delivery term that contradicts itself.

    Without parameters, or with `airborne` kinds of listing that always fly: a rule made for ships beside an airport
    or a kind that flies. With `here`, rules under which the goods change hands in `country` itself: a place on the
    wrong side of the border.
    """
    for n, term in enumerate(cast("list[Mapping[str, str]]", subject.at(_FIELD) or [])):
        rule, port = reference("incoterms").entries.get(term["rule"]), reference("ports").entries.get(term["port"])
        if rule is None or port is None:
            continue
        values = {"rule": rule.id, "place": port.name}
        if here:
            if (rule.id in here) != (port.get("country") == country):
                sentence = (N_("under {rule} the goods change hands where they are loaded, and {place} lies abroad") if rule.id in here
                            else N_("under {rule} carriage is paid to the destination, and {place} is no destination abroad"))
                yield Breach(("export", "terms", n, "port"), Message(sentence, values), values=values)
        elif rule.get("mode") == "sea" and (port.get("kind") == "air" or subject.listing.kind in airborne):
            sentence = N_("{rule} is a rule for ships, and these goods fly from or to {place}")
            yield Breach(("export", "terms", n, "rule"), Message(sentence, values), values=values)
