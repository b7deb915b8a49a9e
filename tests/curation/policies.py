"""Policy folders to change: good files of each kind, and the packaged policy as a copy."""

import shutil
from pathlib import Path

from catalog.reference import BrokenConfiguration
from curation.policy import HERE

STANDARD = """\
title: {id: Nama menyebut isinya, en: The name says the content}
why:
  id: Pembeli perlu tahu isinya sebelum membuka halaman.
  en: Buyers need to know the content before they open the page.
how: {id: Tulis isinya di nama., en: Write the content into the name.}
says: {id: "'{label}' terlalu pendek", en: "'{label}' is too short"}
office: koperasi-merah-putih
papers:
  - {id: Contoh kemasan, en: A sample pack}
days: 2
level: advice
since: 2026-11-01
until: 2027-12-31
applies:
  kinds: [food, goods]
  categories: [sambal-dan-bumbu]
  except: [kecap]
  when: {brand: ["*"]}
  unless: {order.sample: [no]}
check: length
with: {fields: [name], least: 20}
criterion: label-desain
source:
  text: {id: Sumber contoh, en: An example source}
  url: https://contoh.example/
  status: verified
meets:
  - {listing: {name.id: Sambal pecel Mawar 200 g}}
breaks:
  - {listing: {name.id: Sambal pecel}, note: {id: Terlalu singkat, en: Too short}}
"""

CHANNEL = """\
name: {id: Toko contoh, en: A sample shop}
help: {id: "Toko karangan untuk mencoba.", en: "An invented shop to try things on."}
why: {id: "Toko ini meminta sedikit lebih banyak.", en: "This shop asks for a little more."}
aliases: [toko]
scope: domestic
takes:
  kinds: [food]
  categories: [makanan-olahan]
  except: [kecap]
  governments: [35.72]
  when: {price.public: [yes]}
standards:
  foto-jumlah: {level: error, with: {least: 2}}
  foto-peran: advice
  nama-panjang: off
  uraian-panjang: error
reviewers: 2
grade: B
source:
  text: {id: Sumber contoh, en: An example source}
  url: https://contoh.example/
  status: house
"""

RUBRIC = """\
groups:
  - id: mutu
    title: {id: Mutu, en: Quality}
    weight: 30
    criteria:
      - {id: rasa, kinds: [food], title: {id: Rasa, en: Taste}, help: {id: "Dicicipi bersama.", en: "Tasted together."}}
      - {id: rapi, title: {id: Rapi, en: Neat}, help: {id: "Dilihat dari dekat.", en: "Seen from close by."}}
  - id: harga
    title: {id: Harga, en: Price}
    weight: 10
    criteria:
      - {id: label-desain, machine: yes, title: {id: Tampilan, en: Look}, help: {id: "Foto dan teks jelas.", en: "Clear photos and texts."}}
grades:
  - {letter: A, from: 85}
  - {letter: B, from: 70}
  - {letter: C, from: 55}
  - {letter: D, from: 0}
blocked: C
"""


def written(root: Path, name: str, text: str) -> Path:
    """The policy file `curation/<name>` of a catalogue at `root`."""
    path = root / "curation" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def changed(text: str, old: str, new: str) -> str:
    """The text with something that stands in it exactly once replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def packaged(root: Path) -> Path:
    """The project's own policy copied below `root`, to be changed there."""
    for name in ("standards", "channels"):
        shutil.copytree(HERE / name, root / "curation" / name)
    for name in ("rubric.yml", "policy.yml", "curators.yml"):
        shutil.copy(HERE / name, root / "curation" / name)
    return root


def line_of(text: str, words: str) -> int:
    """The number of the first line that holds the words."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def told(error: BrokenConfiguration) -> tuple[str, int, str, str]:
    """What a broken configuration says: file, line, sentence, rule."""
    place, _, sentence = str(error).partition(": ")
    path, line, _ = place.rsplit(":", 2)
    sentence, _, rule = sentence.rpartition(" [")
    return path, int(line), sentence, rule.rstrip("]")
