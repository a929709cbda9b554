"""Akun: who may come in, and that a change acts, is said, and leaves no password behind."""

import pytest
from argon2 import PasswordHasher

from lib.access import accounts, sessions
from lib.access.policy import Person, Role
from lib.store.open import address, open_store
from lib.ui.gate.shared import seconds
from tests.screens import said

WORDS = "hujan di pesisir"


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    monkeypatch.setattr(accounts, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def desk(app):
    """`desk(rina="staf", open="rina")`: Akun as the only admin, with these accounts beside him."""
    stores = []

    def open_page(open: str = "", kind: str = "simulasi", **others: str):  # noqa: A002
        opened = app(role="admin", path="akun", kind=kind)
        store = open_store(address())
        stores.append(store)
        for name, role in others.items():
            accounts.add(store, name, role, WORDS)
        if open:
            opened.query_params["nama"] = open
        return opened.run(), store

    yield open_page
    for store in stores:
        store.engine.dispose()


def field(opened, label):
    return next(one for one in [*opened.text_input, *opened.radio, *opened.selectbox] if one.label == label)


def passwords(opened, first, second=None):
    field(opened, "Kata sandi").input(first)
    field(opened, "Kata sandi, sekali lagi").input(first if second is None else second)


def press(opened, label):
    next(one for one in opened.button if one.label == label).click()
    return opened.run()


def test_the_list_says_who_may_come_in_as_what_and_who_is_shut(desk):
    opened, store = desk(rina="staf", budi="mitra")
    accounts.set_role(store, "budi", "mitra", "33.75.03", "PMI <Kota>")
    accounts.set_active(store, "rina", active=False)
    words = said(opened.run())
    assert "2 akun dapat masuk, 1 di antaranya Admin; 1 ditutup." in words
    assert "Mitra · Pekalongan Utara · PMI &lt;Kota&gt;" in words
    assert words.index(">budi<") < words.index(">rina<") < words.index(">ditutup<")


def test_an_account_that_was_made_opens_and_its_form_is_empty_again(desk):
    opened, store = desk()
    field(opened, "Nama akun").input("Rina")
    field(opened, "Peran").set_value(Role.MITRA)
    field(opened, "Wilayah yang boleh dilihat").set_value("33.75.03.1004")
    field(opened, "Lembaga (boleh kosong)").input("PMI")
    passwords(opened, WORDS)
    press(opened, "Buat akun")
    assert accounts.checked(store, "rina", WORDS) == Person("rina", Role.MITRA, "33.75.03.1004", "PMI")
    assert [one.value for one in opened.success] == ["Akun rina sudah dibuat sebagai Mitra dan dapat masuk."]
    assert {one.value for one in opened.text_input} == {""}
    assert not opened.run().success  # it is said once


@pytest.mark.parametrize(
    ("name", "first", "second", "says"),
    [
        ("rina", WORDS, WORDS + "x", "tidak sama"),
        ("rina", "pendek", "pendek", "6 karakter"),
        ("uji-admin", WORDS, WORDS, "sudah ada"),
        ("r s", WORDS, WORDS, "tidak dapat dipakai"),
    ],
)
def test_what_is_refused_is_said_and_all_but_the_password_stays_typed(desk, name, first, second, says):
    opened, store = desk()
    field(opened, "Nama akun").input(name)
    field(opened, "Peran").set_value(Role.KETUA)
    passwords(opened, first, second)
    press(opened, "Buat akun")
    assert says in opened.error[0].value
    assert (field(opened, "Nama akun").value, field(opened, "Peran").value) == (name, Role.KETUA)
    assert {field(opened, "Kata sandi").value, field(opened, "Kata sandi, sekali lagi").value} == {""}
    assert len(accounts.everyone(store)) == 1


@pytest.mark.parametrize("second", [WORDS, "lain sama sekali"], ids=["accepted", "refused"])
def test_no_password_is_kept_in_the_session(desk, second):
    opened, _ = desk(open="uji-mitra", **{"uji-mitra": "mitra"})
    fields = [one for one in opened.text_input if one.label.startswith("Kata sandi")]
    assert {one.proto.type for one in fields} == {one.proto.PASSWORD for one in fields}
    passwords(opened, WORDS, second)
    press(opened, "Ganti kata sandi")
    assert WORDS not in str(opened.session_state.to_dict())


def test_another_role_acts_at_once_and_the_person_stays_in(desk):
    opened, store = desk(open="rina", rina="staf")
    token = sessions.start(store, "rina", False, seconds())
    field(opened, "Peran").set_value(Role.PIMPINAN)
    field(opened, "Wilayah yang boleh dilihat").set_value("33.75.01")
    press(opened, "Simpan perubahan")
    assert opened.success[0].value == "Tersimpan: rina sekarang Pimpinan untuk Pekalongan Barat."
    assert sessions.person(store, token, seconds()) == Person("rina", Role.PIMPINAN, "33.75.01")


def test_another_password_ends_the_sessions_and_says_so(desk):
    opened, store = desk(open="rina", rina="staf")
    token = sessions.start(store, "rina", False, seconds())
    passwords(opened, "angin dari laut")
    press(opened, "Ganti kata sandi")
    assert "semua sesinya berakhir" in opened.success[0].value
    assert sessions.person(store, token, seconds()) is None
    assert accounts.checked(store, "rina", "angin dari laut")


def test_a_shut_account_is_out_at_once_and_can_be_opened_again(desk):
    opened, store = desk(open="rina", rina="staf")
    token = sessions.start(store, "rina", False, seconds())
    press(opened, "Tutup akun rina")
    assert "ditutup" in opened.success[0].value
    assert sessions.person(store, token, seconds()) is None
    press(opened, "Buka lagi akun rina")
    assert "dapat masuk lagi" in opened.success[0].value
    assert accounts.checked(store, "rina", WORDS)


def test_the_last_admin_is_told_why_the_role_stays(desk):
    opened, store = desk(open="uji-admin")
    field(opened, "Peran").set_value(Role.STAF)
    press(opened, "Simpan perubahan")
    assert "admin terakhir" in opened.error[0].value
    assert accounts.everyone(store)[0].person.role is Role.ADMIN


def test_who_changes_himself_is_warned_and_leaves_the_page_with_the_role(desk):
    opened, _ = desk(open="uji-admin", wakil="admin")
    assert "akun Anda sendiri" in opened.warning[0].value
    assert next(one for one in opened.button if one.label.startswith("Tutup akun")).disabled
    field(opened, "Peran").set_value(Role.STAF)
    press(opened, "Simpan perubahan")
    assert "dari 881 TPS" in said(opened)  # Ringkasan


def test_nobody_is_warned_who_changes_another(desk):
    opened, _ = desk(open="rina", rina="staf")
    assert not opened.warning


def test_example_accounts_stand_apart_and_open_no_form(desk):
    opened, store = desk()
    accounts.example(store, Role.KETUA, seconds())
    words = said(opened.run())
    assert "1 akun dapat masuk" in words
    assert "contoh-ketua (Ketua)" in words
    assert "nama=contoh-ketua" not in words
    opened.query_params["nama"] = "contoh-ketua"
    assert "Tidak ada akun bernama contoh-ketua yang dapat diubah" in said(opened.run())
    assert not opened.button
