"""Authors: the curators who wrote what an entry holds now, as far as the commits tell."""

from pathlib import Path

from catalog.digest import LEDGER
from curation.commit import commit
from curation.curator import curators
from curation.git import Git, NoHistory, Objects
from curation.review import Act, Ledger
from curation.trees import Item, Trees


def authors(root: Path, folder: str, ledger: Ledger) -> frozenset[str]:
    """The curators who changed an entry's content since it was last as approved; nobody where there is no history to ask.

    It keeps a curator from deciding about their own work by mistake. The proof is the audit's, which trusts no list of
    addresses but an approved one and looks at keys too.
    """
    whose = {address.casefold(): curator.id for curator in curators(root).values() for address in curator.emails}
    approved = next((one.digest for one in reversed(ledger.decisions) if one.act is Act.APPROVE), "")
    found: set[str] = set()
    try:
        git = Git.around(root)
        with Trees(git, Objects(git)) as trees:
            words = ("rev-list", "--full-history", "--no-merges", "HEAD", "--", folder)
            for id in git.ask(*words).decode().split():
                if approved and trees.digest(id, folder) == approved:
                    break
                one = commit(id, trees.objects.all([id], "commit")[0])
                before = _content(trees, one.parents[0], folder) if one.parents else {}
                if _content(trees, id, folder) != before:
                    found.add(whose.get(one.author.casefold(), ""))
    except NoHistory:
        return frozenset()
    return frozenset(found - {""})


def _content(trees: Trees, id: str, folder: str) -> dict[str, Item]:
    """What a commit holds of an entry's content; a supplier's does not count its listings."""
    held = trees.folder(id, folder) or {}
    return {name: item for name, item in held.items() if name != LEDGER and (folder.count("/") > 1 or not item.folder)}
