"""Too few photos, a role nobody shows and a wrong main photo are told, each by itself."""

import pytest

from curation.checks.photo_roles import check
from tests.curation.checks.told import told

ALT = {"id": "Kantong dari depan", "en": "Pouch from the front"}


def photos(*roles: str) -> dict[str, object]:
    return {"listing": {"photos": [{"file": f"{n}-{role}.jpg", "role": role, "alt": ALT} for n, role in enumerate(roles)]}}


@pytest.mark.parametrize(("roles", "asked", "sentences"), [
    (["front", "label"], {"least": 3}, ["there are 2 photos; at least 3 are asked for"]),
    (["front", "label", "use"], {"least": 3}, []),
    (["front"], {"roles": ("front", "label", "use")}, ["no photo shows 'Label'", "no photo shows 'In use'"]),
    (["front", "label"], {"roles": ("label",)}, []),
    (["use", "front"], {"first": "front"}, ["the main photo does not show 'Front'"]),
    (["front", "use"], {"first": "front"}, []),
    (["use"], {"least": 2, "roles": ("label",), "first": "front"},
     ["there are 1 photos; at least 2 are asked for", "no photo shows 'Label'", "the main photo does not show 'Front'"]),
    (["front"], {}, []),
], ids=["too few", "enough", "two roles missing", "the role is there", "another first", "the right first", "everything at once", "nothing asked"])
def test_what_is_missing_is_told(roles: list[str], asked: dict[str, object], sentences: list[str]) -> None:
    assert [sentence for _, sentence in told(check, photos(*roles), **asked)] == sentences  # type: ignore[arg-type]


def test_the_main_photo_is_told_at_its_role() -> None:
    assert told(check, photos("use"), first="front")[0][0] == "photos.0.role"
