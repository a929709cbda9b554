"""Accounts and sessions are kept beside the record, on both databases."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update
from typer.testing import CliRunner

from lib import cli
from lib.access import accounts, sessions
from lib.access.policy import Person, Role
from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.store import accounts as stored
from lib.store.canonical import Draft, Row
from lib.store.open import create, open_store
from lib.store.tables import SCHEMA_VERSION, meta, metadata
from lib.store.tables import accounts as account_table
from lib.store.tables import sessions as session_table
from lib.store.verify import verify

WORDS = "hujan di pesisir"
NOW = 1_700_000_000


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    monkeypatch.setattr(accounts, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def add(store, name="rina", role="staf", password=WORDS, **more):
    return accounts.add(store, name, role, password, now=NOW, **more)


# --- the store ---------------------------------------------------------------------------------------------


def test_an_older_store_gets_the_new_tables_and_keeps_what_it_recorded(store, url):
    check = {"box_id": "33.75.03.1004-012-ppwp", "checkpoint": "tps", "condition": "utuh", "check_no": 1}
    row = Row("seal_checks", {**check, "checked_at": parse("2024-02-12T09:00")}, "panwascam")
    store.append(Draft("berkas", (row,)))
    before = store.batches()
    with store.engine.begin() as connection:
        metadata.drop_all(connection, tables=[account_table, session_table])
        connection.execute(update(meta).where(meta.c.key == "schema_version").values(value="1"))
    for _again in range(2):
        opened = open_store(url)
        assert opened.facts["schema_version"] == str(SCHEMA_VERSION)
        assert opened.batches() == before
        assert verify(opened).ok
        assert accounts.everyone(opened) == []
        opened.engine.dispose()
    with store.engine.begin() as connection:
        kept = connection.execute(select(meta.c.value).where(meta.c.key == "schema_version")).scalar()
    assert kept == str(SCHEMA_VERSION)


def test_an_account_is_no_part_of_the_record(store):
    version = store.version()
    add(store)
    assert (store.version(), verify(store).batches) == (version, 0)


# --- accounts ----------------------------------------------------------------------------------------------


def test_only_the_right_password_opens_an_account(store):
    add(store, "Rina", "mitra", wilayah="33.75.03", lembaga=" PMI  Kota ")
    assert accounts.checked(store, " RINA ", WORDS) == Person("rina", Role.MITRA, "33.75.03", "PMI Kota")
    assert accounts.checked(store, "rina", WORDS + "x") is None
    assert accounts.checked(store, "tiada", WORDS) is None


def test_the_password_itself_is_nowhere(store):
    add(store)
    kept = stored.find(store, "rina").password
    assert kept.startswith("$argon2id$")
    assert WORDS not in kept


def test_an_accented_password_is_the_same_however_it_is_typed(store):
    add(store, "rina", "staf", "kafe\u0301 di pelabuhan")
    assert accounts.checked(store, "rina", "kaf\u00e9 di pelabuhan")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "r"}, "Nama akun"),
        ({"name": ""}, "belum diisi"),
        ({"name": "rina s"}, "Nama akun"),
        ({"name": "r" * 41}, "Nama akun"),
        ({"name": "contoh-ketua"}, "akun contoh"),
        ({"password": "sembilan9"}, "9 karakter"),
        ({"password": "r" * 201}, "201 karakter"),
        ({"name": "rina.wulandari", "password": "Rina.Wulandari"}, "sama dengan nama"),
        ({"role": "kepala"}, "Peran kepala"),
        ({"wilayah": "33.76.01"}, "33.76.01"),
        ({"wilayah": "33.75.3"}, "33.75.3"),
        ({"wilayah": "33.750"}, "33.750"),
    ],
)
def test_what_is_not_safe_or_makes_no_sense_is_refused(store, given, says):
    with pytest.raises(UserError, match=says):
        add(store, **given)
    assert accounts.everyone(store) == []


def test_the_whole_kota_is_no_narrower_than_nothing(store):
    assert add(store, wilayah="33.75").wilayah == ""


def test_a_taken_name_is_refused_and_a_shut_one_can_be_made_anew(store):
    add(store)
    with pytest.raises(UserError, match="sudah ada"):
        add(store, "RINA", "admin")
    accounts.set_active(store, "rina", active=False)
    assert add(store, role="ketua").role is Role.KETUA
    assert accounts.checked(store, "rina", WORDS).role is Role.KETUA


def test_a_shut_account_stays_out_until_it_is_let_in_again(store):
    add(store)
    accounts.set_active(store, "rina", active=False)
    assert accounts.checked(store, "rina", WORDS) is None
    assert [member.active for member in accounts.everyone(store)] == [False]
    accounts.set_active(store, "rina", active=True)
    assert accounts.checked(store, "rina", WORDS)


def test_the_last_admin_is_never_shut(store):
    add(store, "satu", "admin")
    add(store, "dua", "admin")
    accounts.example(store, Role.ADMIN, NOW)
    accounts.set_active(store, "satu", active=False)
    with pytest.raises(UserError, match="admin terakhir"):
        accounts.set_active(store, "dua", active=False)
    assert accounts.checked(store, "dua", WORDS)


def test_the_last_admin_who_can_come_in_keeps_the_role(store):
    add(store, "satu", "admin")
    add(store, "dua", "admin")
    accounts.example(store, Role.ADMIN, NOW)
    accounts.set_role(store, "satu", "staf")
    with pytest.raises(UserError, match="admin terakhir"):
        accounts.set_role(store, "dua", "staf", "33.75.03", "PMI")
    assert accounts.checked(store, "dua", WORDS) == Person("dua", Role.ADMIN)
    assert accounts.set_role(store, "dua", "admin", lembaga="Bawaslu").lembaga == "Bawaslu"


def test_a_shut_account_may_change_its_role_and_stays_shut(store):
    add(store, "satu", "admin")
    add(store, "dua", "admin")
    accounts.set_active(store, "dua", active=False)
    accounts.set_role(store, "dua", "staf")
    assert accounts.checked(store, "dua", WORDS) is None
    with pytest.raises(UserError, match="admin terakhir"):
        accounts.set_role(store, "satu", "staf")


@pytest.mark.parametrize(
    ("role", "wilayah", "says"),
    [("kepala", "", "Peran kepala"), ("mitra", "33.76", "33.76")],
)
def test_a_role_or_area_that_makes_no_sense_changes_nothing(store, role, wilayah, says):
    add(store)
    with pytest.raises(UserError, match=says):
        accounts.set_role(store, "rina", role, wilayah, "PMI")
    assert accounts.checked(store, "rina", WORDS) == Person("rina", Role.STAF)


def test_an_admin_is_of_the_whole_kota_since_accounts_are(store):
    with pytest.raises(UserError, match="seluruh kota"):
        add(store, "tono", "admin", wilayah="33.75.03")
    add(store, "tono", wilayah="33.75.03")
    with pytest.raises(UserError, match="seluruh kota"):
        accounts.set_role(store, "tono", "admin", "33.75.03")


def test_an_older_hash_is_renewed_when_its_password_is_given(store, monkeypatch):
    add(store)
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(accounts, "hasher", dearer)
    assert not accounts.checked(store, "rina", "bukan kata sandinya")
    assert dearer.check_needs_rehash(stored.find(store, "rina").password)
    assert accounts.checked(store, "rina", WORDS)
    assert not dearer.check_needs_rehash(stored.find(store, "rina").password)


def test_an_example_account_opens_with_no_password_at_all(store):
    example = accounts.example(store, Role.KETUA, NOW)
    assert example == Person("contoh-ketua", Role.KETUA)
    assert accounts.example(store, Role.KETUA, NOW + 1) == example
    assert accounts.checked(store, "contoh-ketua", "") is None
    for act in (accounts.set_password, accounts.set_role):
        with pytest.raises(UserError, match="akun contoh"):
            act(store, "contoh-ketua", WORDS)


@pytest.mark.parametrize("act", [accounts.set_password, accounts.set_active, accounts.set_role])
def test_nobody_is_changed_who_does_not_exist(store, act):
    with pytest.raises(UserError, match="Tidak ada akun"):
        act(store, "tiada", WORDS)


# --- sessions ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("remember", "lasts"), [(False, 12 * 3600), (True, 30 * 86400)])
def test_a_session_lasts_so_long_and_no_longer(store, remember, lasts):
    add(store)
    token = sessions.start(store, "rina", remember, NOW)
    assert sessions.person(store, token, NOW + lasts - 1).name == "rina"
    assert sessions.person(store, token, NOW + lasts) is None


def test_only_a_digest_of_the_token_is_kept(store):
    add(store)
    token = sessions.start(store, "rina", False, NOW)
    with store.engine.begin() as connection:
        kept = connection.execute(select(session_table.c.token_sha256)).scalars().all()
    assert len(kept) == 1
    assert sessions.person(store, kept[0], NOW) is None
    assert token not in kept


def test_a_wrong_empty_or_ended_token_is_nobody(store):
    add(store)
    token, other = (sessions.start(store, "rina", False, NOW) for _ in range(2))
    sessions.end(store, token)
    assert [sessions.person(store, one, NOW) for one in ("", "salah", token)] == [None] * 3
    assert sessions.person(store, other, NOW)


def test_a_change_of_role_acts_at_the_next_click(store):
    add(store)
    token = sessions.start(store, "rina", True, NOW)
    changed = accounts.set_role(store, "Rina", "mitra", "33.75.03", " PMI  Kota ")
    assert changed == Person("rina", Role.MITRA, "33.75.03", "PMI Kota")
    assert sessions.person(store, token, NOW) == changed


@pytest.mark.parametrize(
    "act",
    [
        lambda store: accounts.set_active(store, "rina", active=False),
        lambda store: accounts.set_password(store, "rina", "kata sandi yang lain"),
    ],
    ids=["shut", "other password"],
)
def test_what_shuts_a_person_out_ends_their_sessions_for_good(store, act):
    add(store)
    token = sessions.start(store, "rina", True, NOW)
    act(store)
    accounts.set_active(store, "rina", active=True)
    assert sessions.person(store, token, NOW) is None


def test_sessions_that_ran_out_are_forgotten(store):
    add(store)
    sessions.start(store, "rina", False, NOW)
    sessions.start(store, "rina", False, NOW + 20 * 3600)
    with store.engine.begin() as connection:
        assert len(connection.execute(select(session_table)).all()) == 1


# --- the command line --------------------------------------------------------------------------------------


def test_accounts_are_kept_from_the_command_line(tmp_path):
    url = f"sqlite:///{tmp_path / 'perintah.db'}"
    store = create(url, election="pemilu-2024", kota="33.75")

    def ask(*arguments, password=""):
        done = CliRunner().invoke(cli.app, ["user", *arguments, "--store", url], input=password)
        if isinstance(done.exception, UserError):
            return done.exception.what
        return done.exit_code or done.stdout

    secret = f"{WORDS}\n".encode()
    assert "sudah dibuat" in ask("add", "Rina", "--role", "admin", password=secret)
    assert "sudah ada" in ask("add", "rina", "--role", "staf", password=secret)
    assert "5 karakter" in ask("add", "budi", "--role", "staf", password=b"pendek"[:5])
    assert "admin terakhir" in ask("off", "rina")
    assert "sudah diganti" in ask("password", "rina", password=b"kata sandi yang lain\n")
    assert ask("add", "budi") == 2
    assert '"role": "admin"' in ask("list", "--json")
    assert accounts.checked(store, "rina", "kata sandi yang lain")
