"""Which listings a standard or a channel is about, in words."""

from collections.abc import Iterator, Mapping

from catalog.reference import reference
from curation.standard import Scope
from site_builder.language import translator
from site_builder.views.path import known, labelled, reference_of
from site_builder.views.words import name


def about(scope: Scope, language: str) -> tuple[str, ...]:
    """Which listings are meant, in a few phrases."""
    tell = translator(language)
    phrases = [_all_of(scope, language)]
    if scope.excepted:
        phrases.append(tell("except %(names)s", names=_names("categories", _top(scope.excepted), language)))
    phrases += (tell("where %(condition)s", condition=said) for said in _conditions(scope.when, language))
    phrases += (tell("not where %(condition)s", condition=said) for said in _conditions(scope.unless, language))
    return tuple(phrases)


def _all_of(scope: Scope, language: str) -> str:
    if scope.categories is not None:
        return _names("categories", _top(scope.categories), language)
    if scope.kinds is not None:
        return _names("kinds", [kind for kind in reference("kinds").entries if kind in scope.kinds], language)
    return translator(language)("All goods")


def _names(list_name: str, ids: list[str], language: str) -> str:
    return ", ".join(name(list_name, id, language) for id in ids)


def _top(categories: frozenset[str]) -> list[str]:
    """The categories of a set that are not below another of it, in the order of the reference."""
    return [entry.id for entry in reference("categories").entries.values()
            if entry.id in categories and entry.get("parent") not in categories]


def _conditions(conditions: Mapping[str, frozenset[str]], language: str) -> Iterator[str]:
    tell = translator(language)
    for path, values in conditions.items():
        kind = known(path)
        label = labelled(path, kind, language)[0] if kind else path
        if "*" in values:
            yield tell("“%(label)s” is filled in", label=label)
            continue
        about, plain = reference_of(path), {"yes": tell("Yes"), "no": tell("No")}
        said = sorted(name(about, value, language) if about else plain.get(value, value) for value in values)
        yield tell("“%(label)s” is %(values)s", label=label, values=", ".join(said))


def concerns(one: Scope, other: Scope) -> bool:
    """Whether some kind and category of listing is meant by both."""
    return any(one.covers(kind, entry.id) and other.covers(kind, entry.id)
               for entry in reference("categories").entries.values() for kind in entry.items("kinds"))
