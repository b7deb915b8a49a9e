"""Reports of the queue: what waits for whom and how long, what ends soon, who still has to mark."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from catalog.reference import reference
from curation.queue import WINDOW, Lapse, Queue, Review, Wait
from site_builder.language import day, number, say, translator
from site_builder.report.sentence import WORDS, plain
from site_builder.report.signpost import Signpost


def as_text(waiting: Queue, language: str, signs: Signpost, soon: Sequence[int], names: Mapping[str, str], *,
            own: bool = False) -> Iterator[str]:
    """The queue for people. `soon` are the spans within which approvals end, `names` what curators are called.

    `own` says that it is the part that one curator can do, and speaks to that curator.
    """
    tell = translator(language)
    yield tell("Waiting for the curators: %(count)s", count=number(len(waiting.ours), language))
    yield from (f"  {_ours(wait, language)}" for wait in waiting.ours)
    yield from _counts(waiting, language, names)
    yield tell("Waiting for their suppliers: %(count)s", count=number(len(waiting.theirs), language))
    yield from (f"  {_theirs(wait, language)}" for wait in waiting.theirs)
    yield from _reviews(waiting.reviews, language, signs, own)
    yield from _lapsing(waiting.lapsing, language, soon)
    yield _pace(waiting, language)


def _entry(folder: str) -> str:
    return plain(folder.partition("/")[2])


def _ours(wait: Wait, language: str) -> str:
    tell = translator(language)
    head = f"{_entry(wait.folder)}: {tell(WORDS[wait.state])}"
    if wait.since is None:
        return f"{head}; {tell('nobody knows since when')}"
    parts = [tell("since %(day)s", day=day(wait.since, language)), _days(wait.ours or 0, language)]
    parts += [tell("%(days)s with the supplier", days=_days(wait.theirs, language))] if wait.theirs else []
    return f"{head}; {', '.join(parts)}"


def _theirs(wait: Wait, language: str) -> str:
    tell = translator(language)
    parts = [tell("%(days)s with the supplier", days=_days(wait.theirs or 0, language))]
    parts += [tell("%(days)s with the curators", days=_days(wait.ours, language))] if wait.ours is not None else []
    return f"{_entry(wait.folder)}: {', '.join(parts)}"


def _days(count: int, language: str) -> str:
    return translator(language).plural("%(count)s day", "%(count)s days", count)


def _counts(waiting: Queue, language: str, names: Mapping[str, str]) -> Iterator[str]:
    """How many wait, by category, office and curator."""
    tell = translator(language)
    categories, offices = reference("categories"), reference("offices")
    called = {
        tell("By category"): {say(categories[id].name, language) if id else tell("suppliers"): n for id, n in waiting.by_category.items()},
        tell("By office"): {say(offices[id].name, language): n for id, n in waiting.by_office.items()},
        tell("By curator"): {names.get(id, id): n for id, n in waiting.by_curator.items()},
    }
    for title, counts in called.items():
        if counts:
            yield f"{title}: {_listed(f'{plain(name)} {number(n, language)}' for name, n in counts.items())}"


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _reviews(reviews: Sequence[Review], language: str, signs: Signpost, own: bool) -> Iterator[str]:
    tell, count = translator(language), number(len(reviews), language)
    begun = [review for review in reviews if review.given]
    if reviews:
        yield (tell("Waiting for your marks: %(count)s", count=count) if own
               else tell("Waiting for more curators' marks: %(count)s", count=count))
    for review in begun:
        yield "  " + tell("%(entry)s: %(given)s of %(needed)s curators have marked it, for %(channels)s", entry=_entry(review.folder),
                          given=len(review.given), needed=review.needed, channels=signs.channels(review.channels, language))
    if untouched := len(reviews) - len(begun):
        yield "  " + tell("%(count)s that nobody has marked yet", count=number(untouched, language))


def _lapsing(lapses: Sequence[Lapse], language: str, soon: Sequence[int]) -> Iterator[str]:
    tell = translator(language)
    counts = {span: sum(one.days <= span for one in lapses) for span in sorted(soon)}
    spans = (tell("within %(days)s %(count)s", days=_days(span, language), count=number(n, language)) for span, n in counts.items())
    yield tell("Approvals that end: %(spans)s", spans=_listed(spans))
    for one in lapses:
        yield "  " + tell("%(entry)s: %(days)s left, until %(day)s", entry=_entry(one.folder), days=_days(one.days, language),
                          day=day(one.until, language))


def _pace(waiting: Queue, language: str) -> str:
    tell, pace = translator(language), waiting.pace
    if pace.median is None or pace.ninth is None:
        return tell("Answers in the last %(window)s days: none yet", window=WINDOW)
    return tell("Answers in the last %(window)s days: %(answers)s; half of them within %(median)s, nine tenths within %(ninth)s",
                window=WINDOW, answers=number(pace.answers, language), median=_days(pace.median, language),
                ninth=_days(pace.ninth, language))


def as_json(waiting: Queue) -> str:
    """The queue for programs; days are null where nobody knows them. Marks are never in it."""
    pace = waiting.pace
    return json.dumps({
        "date": waiting.on.isoformat(), "ours": [_wait(wait) for wait in waiting.ours], "theirs": [_wait(wait) for wait in waiting.theirs],
        "reviews": [{"entry": _entry(one.folder), "channels": list(one.channels), "needed": one.needed, "given": len(one.given),
                     "curators": list(one.deciders)} for one in waiting.reviews],
        "lapsing": [{"entry": _entry(one.folder), "until": one.until.isoformat(), "days": one.days} for one in waiting.lapsing],
        "counts": {"category": waiting.by_category, "office": waiting.by_office, "curator": waiting.by_curator},
        "pace": {"days": WINDOW, "answers": pace.answers, "median": pace.median, "ninth": pace.ninth},
    }, ensure_ascii=False, indent=1)


def _wait(wait: Wait) -> dict[str, object]:
    return {"entry": _entry(wait.folder), "state": wait.state.value, "category": wait.category or None, "since": _iso(wait.since),
            "days_ours": wait.ours, "days_theirs": wait.theirs, "offices": list(wait.offices), "curators": list(wait.deciders)}


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
