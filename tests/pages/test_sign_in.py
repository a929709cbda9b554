"""Signing in and out: who gets a session, who does not, and where they go then."""

from urllib.parse import quote

import pytest

from lib.access import accounts, sessions
from lib.access.policy import Role
from lib.ui.gate import shared, workers
from lib.ui.gate.throttle import FAILURES, ROOM, WAIT, Throttle
from lib.ui.gate.trust import way_back

pytest_plugins = ["tests.door"]


@pytest.mark.parametrize(("ticked", "lasts"), [({}, ""), ({"ingat": "1"}, "Max-Age=2592000")])
def test_signing_in_gives_a_cookie_that_no_script_can_read(door, ticked, lasts):
    answer = door.post("/masuk", {"nama": "Rina", "sandi": door.words, **ticked})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    parts = answer.cookie.split("; ")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(parts)
    assert "Secure" not in parts
    assert (lasts in parts) if lasts else ("Max-Age" not in answer.cookie)
    assert door.ask("/segel", token=answer.token).status == 200


def test_over_https_the_cookie_never_travels_openly(door):
    own = {"origin": "https://127.0.0.1:8501"}
    answer = door.post("/masuk", {"nama": "rina", "sandi": door.words}, headers=own, scheme="https")
    assert "Secure" in answer.cookie.split("; ")


def test_signing_in_again_ends_the_session_before(door, token):
    answer = door.post("/masuk", {"nama": "rina", "sandi": door.words}, token=token)
    assert answer.token not in {"", token}
    assert door.ask("/media/abc.jpg", token=token).status == 401


@pytest.mark.parametrize(
    "fields", [{"nama": "rina", "sandi": "salah"}, {"nama": "<b>", "sandi": "apa saja"}, {}]
)
def test_a_wrong_name_or_password_reads_the_same(door, fields):
    answer = door.post("/masuk", fields)
    assert (answer.status, answer.cookie) == (401, "")
    assert "Nama akun atau kata sandinya tidak cocok." in answer.text
    assert "<b>&" not in answer.text
    assert 'value="<b>' not in answer.text


def test_after_five_failures_even_the_right_password_waits(door):
    for _attempt in range(FAILURES):
        assert door.post("/masuk", {"nama": "rina", "sandi": "salah"}).status == 401
    answer = door.post("/masuk", {"nama": "RINA", "sandi": door.words})
    assert (answer.status, answer.cookie) == (429, "")
    assert 0 < int(answer.headers["retry-after"]) <= WAIT + 1
    assert door.post("/masuk", {"nama": "rina", "sandi": door.words}, peer="10.0.0.9").status == 303


def test_when_too_many_wait_to_be_checked_the_next_is_told_so(door, monkeypatch):
    monkeypatch.setattr(workers, "IN_LINE", 0)
    answer = door.post("/masuk", {"nama": "rina", "sandi": door.words})
    assert (answer.status, answer.cookie) == (503, "")
    assert "Banyak yang sedang masuk" in answer.text


@pytest.mark.parametrize("path", ["/masuk", "/keluar"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://lain.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8501.lain.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": None, "sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_sent_from_elsewhere_does_nothing(door, token, path, headers):
    answer = door.post(path, {"nama": "rina", "sandi": door.words}, headers=headers, token=token)
    assert (answer.status, answer.cookie) == (403, "")
    assert "alamat lain" in answer.text
    assert door.ask("/media/abc.jpg", token=token).status == 200


@pytest.mark.parametrize(
    ("kind_of_form", "body"),
    [
        ("application/x-www-form-urlencoded", b"nama=" + b"a" * 20_000),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 50)),
        ("application/x-www-form-urlencoded", b"\xff\xfe"),
        ("application/json", b'{"nama": "rina"}'),
    ],
)
def test_a_form_too_large_or_of_another_kind_is_refused(door, kind_of_form, body):
    headers = {"origin": "http://127.0.0.1:8501", "content-type": kind_of_form}
    assert door.ask("/masuk", "POST", headers=headers, body=body).status == 400


def test_signing_out_takes_a_button_and_ends_the_session(door, token):
    asked = door.ask("/keluar", token=token)
    assert (asked.status, asked.cookie) == (200, "")
    assert "rina" in asked.text
    assert door.ask("/segel", token=token).status == 200
    gone = door.post("/keluar", {}, token=token)
    assert (gone.status, gone.headers["location"]) == (303, "/masuk")
    assert "Max-Age=0" in gone.cookie
    assert door.ask("/media/abc.jpg", token=token).status == 401


def test_who_is_signed_in_is_not_asked_again(door, token):
    assert door.ask("/masuk?next=/segel", token=token).headers["location"] == "/segel"


def test_the_form_says_when_the_data_is_simulated(door):
    assert ">SIMULASI<" in door.ask("/masuk").text


class TestOnARealStore:
    """What a real store must not show."""

    @pytest.fixture
    def kind(self):
        """Of the store."""
        return "nyata"

    def test_nothing_says_simulated_and_no_example_is_offered(self, door, bound_to):
        page = door.ask("/masuk").text
        assert ">SIMULASI<" not in page
        assert 'name="contoh"' not in page
        answer = door.post("/masuk", {"contoh": "admin"})
        assert (answer.status, answer.cookie) == (403, "")
        assert [member.person.name for member in accounts.everyone(shared.store())] == ["rina"]


# --- example accounts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501", "LOCALHOST"])
def test_on_its_own_machine_a_simulated_store_is_tried_with_one_click(door, bound_to, role, host):
    own = {"host": host, "origin": f"http://{host}"}
    assert f'name="contoh" value="{role}"' in door.ask("/masuk", headers=own).text
    answer = door.post("/masuk?next=/segel", {"contoh": role}, headers=own)
    assert (answer.status, answer.headers["location"]) == (303, "/segel")
    assert "Max-Age" not in answer.cookie
    assert sessions.person(shared.store(), answer.token, shared.seconds()).role is role


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        pytest.param(None, {}, id="bound to every address"),
        pytest.param("0.0.0.0", {}, id="bound to every IPv4 address"),  # noqa: S104 (it is refused)
        pytest.param("192.168.1.5", {}, id="bound to the network"),
        pytest.param("127.0.0.1", {"peer": "192.168.1.7"}, id="peer of the network"),
        pytest.param("127.0.0.1", {"peer": None}, id="peer unknown"),
        *(
            pytest.param(
                "127.0.0.1", {"headers": {"host": host, "origin": f"http://{host}"}}, id=f"host {host}"
            )
            for host in ("kawal.example", "192.168.1.5:8501", "localhost.lain.example", "127.0.0.1.nip.io")
        ),
        *(
            pytest.param("127.0.0.1", {"headers": {name: "127.0.0.1"}}, id=name)
            for name in ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-real-ip", "via")
        ),
    ],
)
def test_anywhere_else_there_are_no_example_accounts(door, bound_to, address, asked):
    bound_to(address)
    assert 'name="contoh"' not in door.ask("/masuk", **asked).text
    answer = door.post("/masuk", {"contoh": "admin"}, **asked)
    assert (answer.status, answer.cookie) == (403, "")
    assert "Akun contoh tidak tersedia" in answer.text
    assert [member.person.name for member in accounts.everyone(shared.store())] == ["rina"]


def test_there_is_no_example_of_a_role_that_does_not_exist(door, bound_to):
    assert door.post("/masuk", {"contoh": "kepala"}).status == 403


# --- the way on, and the wait ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/segel?wilayah=33.75.03#x", "/segel?wilayah=33.75.03#x"),
        ("", "/"),
        ("segel", "/"),
        ("//lain.example", "/"),
        ("/\\lain.example", "/"),
        ("\\\\lain.example", "/"),
        ("https://lain.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/lain.example", "/"),
        ("/\r\nset-cookie: a=b", "/"),
        (" //lain.example", "/"),
        ("/keluar", "/"),
        ("/masuk?next=/masuk", "/"),
        ("/" + "a" * 2_000, "/"),
    ],
)
def test_the_way_on_never_leaves_the_site(door, asked, goes):
    assert way_back(asked) == goes
    answer = door.post(f"/masuk?next={quote(asked)}", {"nama": "rina", "sandi": door.words})
    assert answer.headers["location"] == goes


def test_a_throttle_counts_by_key_and_forgets_after_the_wait():
    throttle = Throttle()
    for _attempt in range(FAILURES):
        assert throttle.wait("a", 100.0) == 0
        throttle.attempted("a", 100.0)
    assert (throttle.wait("a", 110.0), throttle.wait("b", 110.0)) == (WAIT - 10, 0)
    assert throttle.wait("a", 100.0 + WAIT) == 0
    throttle.attempted("a", 100.0 + WAIT)
    assert throttle.wait("a", 100.0 + WAIT) == 0


def test_a_success_forgets_the_failures():
    throttle = Throttle()
    for _attempt in range(FAILURES - 1):
        throttle.attempted("a", 1.0)
    throttle.succeeded("a")
    throttle.attempted("a", 1.0)
    assert throttle.wait("a", 1.0) == 0


def test_a_throttle_remembers_only_so_many():
    throttle = Throttle()
    for number in range(ROOM + 5):
        throttle.attempted(number, float(number))
    assert len(throttle._attempts) == ROOM
    assert 0 not in throttle._attempts
