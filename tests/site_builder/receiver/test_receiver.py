"""The receiver: what it takes, what it refuses, what it tells, and that nothing it has taken is ever lost."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from curation.intake.reference import drawn
from site_builder.receiver.inbox import LETTER
from site_builder.receiver.rate import Rate
from tests.curation.conftest import _begun, _decided, decided, keys, repo  # noqa: F401  the repositories around the small catalogue
from tests.curation.intake.bundles import SHOTS, text
from tests.curation.repo import Repo
from tests.root import Root, picture
from tests.site_builder.receiver.receiving import Answer, Part, Receiver, body, receiving

PHOTO = SHOTS["depan.jpg"]


def letter(reference: str = "K7Q2-9MXD") -> bytes:
    """The text of a bundle."""
    return text(reference=reference)


def parts(reference: str = "K7Q2-9MXD", photo: bytes = PHOTO) -> list[Part]:
    """What a form sends."""
    return [("bundle", "etalase.txt", letter(reference)), ("photo", "depan.jpg", photo), ("photo", "label.jpg", SHOTS["label.jpg"])]


def said(answer: Answer) -> dict[str, object]:
    found: dict[str, object] = json.loads(answer.body)
    return found


@pytest.fixture
def receiver(root: Root, tmp_path: Path) -> Iterator[Receiver]:
    with receiving(root.path, tmp_path / "inbox") as receiver:
        yield receiver


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory, _whole: Root) -> Iterator[Receiver]:
    """A receiver that takes nothing of what it is sent."""
    with receiving(_whole.path, tmp_path_factory.mktemp("refusing") / "inbox", "--rate", "10000") as receiver:
        yield receiver


def test_what_the_form_sends_lies_there_whole_and_its_number_is_said_at_once(receiver: Receiver) -> None:
    answer = receiver.send(parts())
    assert (answer.code, said(answer)["reference"]) == (201, "K7Q2-9MXD")
    assert "sudah diterima" in str(said(answer)["message"])
    assert receiver.arrived() == ["K7Q2-9MXD"]
    assert (receiver.inbox / "K7Q2-9MXD" / LETTER).read_bytes() == letter()
    assert (receiver.inbox / "K7Q2-9MXD" / "depan.jpg").read_bytes() == PHOTO


def test_the_same_again_is_kept_once_and_another_one_beside_it(receiver: Receiver) -> None:
    for _ in range(3):
        assert receiver.send(parts()).code == 201
    assert receiver.send(parts(photo=picture(colour="#204060"))).code == 201
    assert receiver.arrived() == ["K7Q2-9MXD", "K7Q2-9MXD.2"]
    assert (receiver.inbox / "K7Q2-9MXD" / "depan.jpg").read_bytes() == PHOTO


def test_the_same_sent_many_times_at_once_is_kept_once(receiver: Receiver) -> None:
    others = [parts(photo=picture(colour=colour)) for colour in ("#204060", "#602040")]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(receiver.send, [parts(), *others] * 4))
    assert [answer.code for answer in answers] == [201] * 12
    assert receiver.arrived() == ["K7Q2-9MXD", "K7Q2-9MXD.2", "K7Q2-9MXD.3"]
    assert {(receiver.inbox / name / "depan.jpg").read_bytes() for name in receiver.arrived()} == {PHOTO, others[0][1][2], others[1][1][2]}


@pytest.mark.parametrize(("sent", "rule"), [
    pytest.param([("photo", "depan.jpg", PHOTO)], "upload-letter", id="no text"),
    pytest.param([("bundle", "a.txt", letter()[:-30])], "bundle-cut", id="a text that is cut off"),
    pytest.param([("bundle", "a.txt", letter().replace(b"Contoh", b"Contih"))], "bundle-checksum", id="a text that was changed"),
    pytest.param([("bundle", "a.txt", b"x" * 300_000)], "upload-large", id="a text too long"),
    pytest.param([("bundle", "a.txt", letter()), ("photo", "depan.jpg", b"x" * (9 << 20))], "upload-large", id="a photo too large"),
    pytest.param([("bundle", "a.txt", letter()), ("photo", "../../etc/passwd", b"x")], "upload-name", id="a path for a name"),
    pytest.param([("bundle", "a.txt", letter()), ("photo", "..\\a.jpg", b"x")], "upload-name", id="a path of another system"),
    pytest.param([("bundle", "a.txt", letter()), ("photo", "a.svg", b"<svg/>")], "upload-name", id="no photo"),
    pytest.param([("bundle", "a.txt", letter()), ("photo", "kiriman.txt", b"x")], "upload-name", id="the text's own name"),
    pytest.param([("bundle", "a.txt", letter()), *[("photo", "depan.jpg", PHOTO)] * 2], "upload-twice", id="a name twice"),
    pytest.param([("bundle", "a.txt", letter()), *(("photo", f"foto-{n}.jpg", b"x") for n in range(17))], "upload-many", id="too many photos"),
    pytest.param([("other", "a.txt", b"x")], "upload-part", id="a part of another kind"),
])
def test_what_the_form_does_not_make_is_refused_in_a_sentence_and_leaves_nothing(refusing: Receiver, sent: list[Part], rule: str) -> None:
    answer = refusing.send(sent, Accept_Language="id")
    assert answer.code == 422
    findings = said(answer)["findings"]
    assert isinstance(findings, list)
    assert (findings[0]["rule"], bool(findings[0]["help"])) == (rule, True)
    assert list(refusing.inbox.iterdir()) == []
    assert not (refusing.inbox.parent / "etc").exists()


@pytest.mark.parametrize("data", [b"", b"x", body(parts())[:-40], body(parts())[:200], b"--" + b"-" * 5000],
                         ids=["nothing", "one letter", "no end", "half a head", "a long line"])
def test_what_is_no_whole_upload_is_refused(refusing: Receiver, data: bytes) -> None:
    answer = refusing._ask("kirim", data, {"Content-Type": "multipart/form-data; boundary=-----etalase"})
    assert answer.code in (400, 422)
    assert said(answer)["message"]
    assert list(refusing.inbox.iterdir()) == []


def test_an_upload_that_breaks_off_leaves_nothing(receiver: Receiver) -> None:
    data, place = body(parts()), urlsplit(receiver.url)
    head = (f"POST /kirim HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: multipart/form-data; boundary=-----etalase\r\n"
            f"Content-Length: {len(data)}\r\n\r\n").encode()
    for cut in range(0, len(data), len(data) // 6):
        with socket.create_connection((str(place.hostname), int(place.port or 0))) as line:
            line.sendall(head + data[:cut])
    assert receiver.send(parts()).code == 201
    assert receiver.arrived() == ["K7Q2-9MXD"]


def test_a_status_tells_how_far_it_is_and_nothing_else(repo: Repo, tmp_path: Path) -> None:  # noqa: F811
    with receiving(repo.path, tmp_path / "inbox") as receiver:
        def state(typed: str) -> tuple[int, object]:
            answer = receiver.ask(f"status/?ref={typed}", Accept="application/json")
            return answer.code, said(answer)["state"]

        assert state("K7Q2-9MXD") == (404, "unknown")
        receiver.send(parts())
        assert state("k7q2%209mxd") == (200, "received")
        taken = repo.root.etalase("intake", str(receiver.inbox / "K7Q2-9MXD"))
        assert "kiriman/k7q2-9mxd" in taken.output
        assert state("K7Q2-9MXD") == (200, "checked")
        repo.git("merge", "--quiet", "--no-edit", "kiriman/k7q2-9mxd")
        assert state("K7Q2-9MXD") == (200, "catalogued")
        page = receiver.ask("status/?ref=%3Cscript%3E", Accept="text/html")
        assert (page.code, b"<script" in page.body, page.headers["X-Content-Type-Options"]) == (404, False, "nosniff")
        assert b"Siti" not in receiver.ask("status/?ref=K7Q2-9MXD", Accept="text/html").body


def test_an_address_that_sends_too_often_is_asked_to_wait(root: Root, tmp_path: Path) -> None:
    with receiving(root.path, tmp_path / "inbox", "--rate", "2") as receiver:
        codes = [receiver.send(parts(drawn())).code for _ in range(4)]
        assert codes == [201, 201, 429, 429]
        assert int(receiver.send(parts(drawn())).headers["Retry-After"]) > 60
        assert len(receiver.arrived()) == 2


def test_a_rate_gives_back_as_time_goes_by() -> None:
    clock = [0.0]
    rate = Rate(2, 60, lambda: clock[0])
    assert [rate.wait("a"), rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 0, 30, 0]
    clock[0] = 31
    assert [rate.wait("a"), rate.wait("a")] == [0, 29]


def test_whatever_was_answered_survives_being_killed_at_any_moment(root: Root, tmp_path: Path) -> None:
    """Uploads go on while the process is killed; what was answered lies there whole after the next start, and nothing half."""
    inbox, answered = tmp_path / "inbox", dict[str, bytes]()
    for turn in range(3):
        with receiving(root.path, inbox, "--rate", "10000") as receiver:
            def sending(number: int, receiver: Receiver = receiver, turn: int = turn) -> None:
                if number == 6 + turn:
                    receiver.process.kill()
                reference, photo = drawn(), picture(colour=f"#{number * 4099 + turn:06x}", size=(900, 900))
                try:
                    if receiver.send(parts(reference, photo)).code == 201:
                        answered[reference] = photo
                except OSError:
                    return

            with ThreadPoolExecutor(4) as pool:
                list(pool.map(sending, range(14)))
    with receiving(root.path, inbox):
        assert answered
        for reference, photo in answered.items():
            assert (inbox / reference / "depan.jpg").read_bytes() == photo
        for folder in inbox.iterdir():
            assert sorted(one.name for one in folder.iterdir()) == [".digest", "depan.jpg", LETTER, "label.jpg"]


def test_a_full_disk_is_said_and_nothing_half_is_kept(root: Root, tmp_path: Path) -> None:
    """A real limit of the system: no file may grow beyond 20 kB."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with receiving(root.path, tmp_path / "inbox") as receiver:
            answer = receiver.send([("bundle", "a.txt", letter()), ("photo", "depan.jpg", bytes(100_000))])
            assert (answer.code, list(receiver.inbox.iterdir())) == (507, [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
