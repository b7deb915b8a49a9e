"""The form for an issue on GitHub, `.github/ISSUE_TEMPLATE/produk.yml`: made from the schema, never written by hand.

GitHub leaves out a form that breaks any of its rules, and says so to nobody; the rules are tested.
"""

from pathlib import Path

import yaml

from curation.intake.issue_question import Question, questions

FILE = Path(".github") / "ISSUE_TEMPLATE" / "produk.yml"
_HEAD = "# Made from the schema by curation/intake/issue_template.py; `python -m curation.intake.issue_template` writes it anew.\n"
_INTRO = """\
Terima kasih. Formulir ini untuk pendamping yang memakai GitHub; cara lain ada di situs katalog.
Isi yang Anda tahu. Foto dilampirkan kemudian, di komentar.

*Thank you. This form is for helpers who use GitHub; the catalogue's site tells of other ways. Photos are attached later, in a comment.*

**Isian ini terbuka untuk umum.** Jangan menulis NIK, nomor KK, nomor telepon, atau nomor rekening. \
*What you write is public: no identity numbers, telephone numbers or bank accounts.*
"""
AGREED = "Saya berhak mengirimkan produk ini, dan isinya benar sepengetahuan saya."


def issue_template() -> str:
    """The whole file."""
    body: list[dict[str, object]] = [{"type": "markdown", "attributes": {"value": _INTRO}}, *map(_element, questions())]
    body.append({"type": "checkboxes", "id": "agreed", "attributes": {
        "label": "Pernyataan", "options": [{"label": AGREED, "required": True}]}})
    form = {"name": "Daftarkan produk", "description": "Ajukan satu produk ke katalog / Submit a product to the catalogue",
            "title": "Produk: ", "labels": ["kiriman"], "body": body}
    return _HEAD + str(yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=120))


def _element(question: Question) -> dict[str, object]:
    """A question as an element of the form."""
    attributes: dict[str, object] = {"label": question.label}
    if question.help:
        attributes["description"] = " · ".join(dict.fromkeys(question.help.values()))
    if question.choices:
        attributes |= {"options": list(question.choices), **({"multiple": True} if question.many else {})}
    kind = "dropdown" if question.choices else "textarea" if question.long else "input"
    example = next((column.field.example for column in question.columns.values() if column.field.example), "")
    if kind == "input" and example:
        attributes["placeholder"] = example
    made: dict[str, object] = {"type": kind, "id": question.id, "attributes": attributes}
    return made | ({"validations": {"required": True}} if question.required else {})


if __name__ == "__main__":
    FILE.write_text(issue_template(), "utf-8")
