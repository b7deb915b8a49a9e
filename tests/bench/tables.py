"""What tables cost: 200 rows with three photos each, as a template in XLSX, read and taken in; and 1,000 rows of CSV."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from curation.intake.bundle import Sender
from curation.intake.table import read_table
from site_builder.blank_table import blank_table
from tests.curation.intake.tables import FOOD, put, template_csv, workbook
from tests.root import picture, small

PHOTOS = 3


def rows(work: Path) -> Iterator[tuple[str, str]]:
    """What was measured, and the figure on the clock."""
    names = [f"foto-{number}.jpg" for number in range(200 * PHOTOS)]
    listed = [{**FOOD, "name.id": f"Contoh produk {row}", "photos": ", ".join(names[row * PHOTOS:(row + 1) * PHOTOS])} for row in range(200)]
    path = put(work / "tabel", "tabel.xlsx", workbook(listed), ())
    for name in names:
        (path.parent / name).write_bytes(picture(size=(1600, 1600), quality=85))
    begin = time.perf_counter()
    table = read_table(path)
    read = time.perf_counter()
    taken = sum(1 for _ in table.bundles(Sender("Contoh")))
    yield f"a table of 200 rows and {len(names)} photos", f"{read - begin:.2f} s read, {time.perf_counter() - read:.2f} s for {taken} bundles"
    yield from _taken(path, work / "katalog")
    path = put(work / "panjang", "tabel.csv", template_csv([{**FOOD, "name.id": f"Contoh produk {row}"} for row in range(1000)]))
    begin = time.perf_counter()
    good = sum(row.good for row in read_table(path, supplier="contoh-dapur").rows)
    yield "a CSV table of 1,000 rows", f"{time.perf_counter() - begin:.2f} s, {good} good"
    begin = time.perf_counter()
    blank_table("food", "id")
    yield "a blank table", f"{time.perf_counter() - begin:.2f} s"


def _taken(path: Path, home: Path) -> Iterator[tuple[str, str]]:
    """Taking the table in, and once more."""
    root = small(home)
    for words in (("init", "-q"), ("add", "--all"), ("-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "contoh")):
        subprocess.run(["git", *words], cwd=home, check=True)
    for what in ("taken in and checked", "taken in again"):
        begin = time.perf_counter()
        said = root.etalase("intake", str(path)).output.partition("\n")[0]
        yield f"the same table, {what}", f"{time.perf_counter() - begin:.1f} s; {said}"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(prefix="etalase-bench-") as folder:
        for what, figure in rows(Path(folder)):
            print(f"{what}: {figure}")  # noqa: T201  # it is what it is for
