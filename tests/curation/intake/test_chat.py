"""Chats: every form in which phones save a conversation is read, with its files in their places."""

import pytest

from curation.intake.chat import Message, is_chat, read

FORMS = {
    "Android, Indonesian": "30/11/26 10.22 - Bu Siti Contoh: Pagi Pak\n30/11/26 10.23 - Bu Siti Contoh: IMG-20261130-WA0012.jpg (file terlampir)\nini depannya\n",
    "Android, Indonesian, with a comma": "30/11/2026, 10.22 - Bu Siti Contoh: Pagi Pak\n30/11/2026, 10.23 - Bu Siti Contoh: \u200eIMG-20261130-WA0012.jpg (berkas terlampir)\nini depannya\n",
    "Android, English": "11/30/26, 10:22 AM - Bu Siti Contoh: Pagi Pak\n11/30/26, 10:23\u202fAM - Bu Siti Contoh: IMG-20261130-WA0012.jpg (file attached)\nini depannya\n",
    "iOS, Indonesian": "[30/11/26 10.22.01] Bu Siti Contoh: Pagi Pak\n\u200e[30/11/26 10.23.45] Bu Siti Contoh: \u200e<terlampir: IMG-20261130-WA0012.jpg>\nini depannya\n",
    "iOS, English": "[11/30/26, 10:22:01\u202fAM] Bu Siti Contoh: Pagi Pak\r\n\u200e[11/30/26, 10:23:45\u202fAM] Bu Siti Contoh: \u200e<attached: IMG-20261130-WA0012.jpg>\r\nini depannya\r\n",
    "years first": "2026-11-30, 10:22 - Bu Siti Contoh: Pagi Pak\n2026-11-30, 10:23 - Bu Siti Contoh: IMG-20261130-WA0012.jpg (file attached)\nini depannya\n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_chat_is_read_in_every_form(text: str) -> None:
    first, second = read("chat.txt", text.encode())
    assert first == Message("Bu Siti Contoh", "Pagi Pak", "", 1)
    assert second == Message("Bu Siti Contoh", "ini depannya\n", "IMG-20261130-WA0012.jpg", 2)
    assert is_chat("apa saja.txt", text.encode())


@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Bu Siti.txt", "Chat WhatsApp dengan +62 812-3456-7890.txt", "WhatsApp Chat - Bu Siti.txt"])
def test_a_chat_is_known_by_its_name(name: str) -> None:
    assert is_chat(name, b"")


@pytest.mark.parametrize("text", ["Etalase · kiriman K7Q2-9MXD\n", "", "Daftar harga\n30/11/26 10.22 - Bu Siti: x", "=== etalase 1 ===\n"])
def test_another_text_is_no_chat(text: str) -> None:
    assert not is_chat("harga.txt", text.encode())


def test_the_services_own_words_are_nobodys() -> None:
    got = read("", b"30/11/26 10.20 - Pesan dan panggilan terenkripsi secara end-to-end.\nlanjut\n30/11/26 10.22 - Bu Siti: hai: ya\n")
    assert [(one.sender, one.text) for one in got] == [("", "lanjut"), ("Bu Siti", "hai: ya\n")]


@pytest.mark.parametrize("said", ["<Media omitted>", "<Media tidak disertakan>", "\u200eimage omitted", "PTT-20261130-WA0001.opus (file attached)", "a.exe (file attached)", "lihat (file attached)"])
def test_what_did_not_come_along_is_no_file(said: str) -> None:
    one, = read("", f"30/11/26 10.22 - Bu Siti: {said}".encode())
    assert one.file == ""
