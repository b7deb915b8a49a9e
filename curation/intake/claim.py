"""Claims: what a submission says of papers that only the office can say."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.document import Document, Raw
from catalog.finding import N_, Finding, Severity
from curation.intake.like import Tree
from curation.intake.refusal import finding

_LEAST = "declared"


def claims(file: str, own: Document, known: Tree) -> Iterator[Finding]:
    """Advice for each paper that the submission, and not the catalogue as it is, says was looked at."""
    checked = list(_papers(known))
    for n, paper in _papers(own.tree):
        if paper.get("level") not in (None, _LEAST) and not any(_same(paper, other) for _, other in checked):
            made = finding(file, "level-claimed", N_("the submission itself says that paper '{number}' was looked at by '{who}'"),
                           N_("look at the paper, or set its level to `declared`"), line=own.place(("certificates", n, "level"))[0],
                           number=str(paper.get("number") or ""), who=str(paper.get("seen_by") or "?"))
            yield replace(made, severity=Severity.ADVICE)


def _papers(tree: Tree) -> Iterator[tuple[int, dict[str, Raw]]]:
    papers = tree.get("certificates")
    yield from ((n, paper) for n, paper in enumerate(papers if isinstance(papers, list) else []) if isinstance(paper, dict))


def _same(paper: dict[str, Raw], other: dict[str, Raw]) -> bool:
    return all(paper.get(key) == other.get(key) for key in ("type", "number", "level", "seen_by", "seen_on", "expires"))
