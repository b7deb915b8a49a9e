"""What lies in a folder at a commit: plain files and nothing else, whatever a tree pretends to hold."""

import subprocess
from pathlib import Path

import pytest

from catalog.load import load_folder
from curation.git import Git, NoHistory, Objects
from curation.review import read_ledger
from curation.trees import Item, Trees, readable
from tests.curation.repo import ENTRIES, Repo
from tests.root import FOOD, SUPPLIER

FOLDER = f"products/{FOOD}"


def trees(repo: Repo) -> Trees:
    git = Git.around(repo.path)
    return Trees(git, Objects(git))


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_digest_of_a_committed_folder_is_that_of_the_folder_on_disk(decided: Repo, entry: str) -> None:
    with trees(decided) as held:
        assert held.digest(decided.head, f"products/{entry}") == load_folder(decided.path, read_ledger, f"products/{entry}").digest


def test_a_suppliers_folder_does_not_hold_its_listings(repo: Repo) -> None:
    with trees(repo) as held:
        assert list(held.files(repo.head, f"products/{SUPPLIER}") or {}) == ["supplier.yml"]
        assert sorted(held.folder(repo.head, f"products/{SUPPLIER}") or {}) == ["kendang-jimbe-30cm", "sambal-pecel-200g", "supplier.yml"]


def test_what_is_not_there_is_none(repo: Repo) -> None:
    with trees(repo) as held:
        assert held.folder(repo.head, "products/tidak-ada") is None
        assert held.folder(repo.head, f"{FOLDER}/listing.yml") is None
        assert held.digest(repo.head, "products/tidak-ada") is None


@pytest.mark.parametrize("root", ["", "katalog kota/"], ids=["at the top", "in a folder with a space"])
def test_the_catalogue_may_lie_in_a_folder_of_the_repository(repo: Repo, root: str, tmp_path: Path) -> None:
    top = tmp_path / "top"
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    (top / root).mkdir(exist_ok=True)
    for part in ("products", "curation"):
        (repo.path / part).rename(top / root / part)
    subprocess.run(["git", "add", "."], cwd=top, check=True)
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "x"], cwd=top, check=True)
    git = Git.around(top / root)
    with Trees(git, Objects(git)) as held:
        assert held.digest("HEAD", FOLDER) == load_folder(top / root, read_ledger, FOLDER).digest


def link(folder: Path) -> None:
    (folder / "rahasia.jpg").symlink_to("/etc/passwd")


def inner(folder: Path) -> None:
    (folder / "dalam").mkdir()
    (folder / "dalam" / "x.txt").write_text("x")


@pytest.mark.parametrize("put", [link, inner, lambda folder: (folder / ".htaccess").write_text("x"), lambda folder: (folder / "\udcff.jpg").write_text("x")],
                         ids=["a link", "a folder", "a hidden file", "a name that is no text"])
def test_a_folder_with_what_no_entry_may_hold_has_no_digest(repo: Repo, put: object) -> None:
    put(repo.root.folder(FOOD))  # type: ignore[operator]
    commit = repo.commit("pemasok")
    with trees(repo) as held:
        assert held.digest(commit, FOLDER) is None
        assert held.digest(commit, f"products/{SUPPLIER}") is not None


def test_a_submodule_has_no_digest(repo: Repo) -> None:
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.head},{FOLDER}/dalam")
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "x")
    with trees(repo) as held:
        assert held.digest(repo.head, FOLDER) is None


def hostile(repo: Repo, *entries: tuple[str, str, str]) -> str:
    """A commit whose listing's folder is a tree with these modes, names and texts, however malformed."""
    data = b""
    for mode, name, text in entries:
        blob = repo.git("hash-object", "-w", "--stdin", given=text.encode())
        data += f"{mode} {name}".encode() + b"\0" + bytes.fromhex(blob)
    tree = repo.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=data)
    _, supplier, listing = FOLDER.split("/")
    above = repo.git("mktree", given=f"040000 tree {tree}\t{listing}\n".encode())
    products = repo.git("mktree", given=f"040000 tree {above}\t{supplier}\n".encode())
    top = repo.git("mktree", given=f"040000 tree {products}\tproducts\n".encode())
    who = {f"GIT_{role}_{what}": "x@contoh.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return repo.git("commit-tree", top, "-p", repo.head, "-m", "x", **who)


@pytest.mark.parametrize("entries", [
    [("100644", "../../../jahat", "x")], [("100644", "..", "x")], [("100644", ".git", "x")], [("100644", "a/b", "x")],
    [("100644", "listing.yml", "a"), ("100644", "listing.yml", "b")], [("100664", "listing.yml", "x")], [("120000", "listing.yml", "/etc/passwd")],
], ids=["a way out", "the folder above", "git's own folder", "a slash", "one name twice", "another mode", "a link"])
def test_a_malformed_tree_has_no_digest(repo: Repo, entries: list[tuple[str, str, str]]) -> None:
    commit = hostile(repo, *entries)
    with trees(repo) as held:
        assert held.digest(commit, FOLDER) is None


def test_an_executable_file_is_a_file(repo: Repo) -> None:
    commit = hostile(repo, ("100755", "listing.yml", "x"))
    with trees(repo) as held:
        assert held.files(commit, FOLDER) == {"listing.yml": Item("100755", repo.git("hash-object", "--stdin", given=b"x"))}


def test_a_tree_that_is_cut_off_is_told(repo: Repo) -> None:
    tree = repo.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=b"100644 a\0abc")
    with trees(repo) as held, pytest.raises(NoHistory, match="damaged"):
        held.folder(tree, "")


@pytest.mark.parametrize(("name", "may"), [("depan.jpg", True), ("Foto 1.JPG", True), (".tersembunyi", False), ("a/b", False), ("\ufffd", False), ("..", False)])
def test_names_that_files_may_have(name: str, may: bool) -> None:
    assert readable(name) is may
