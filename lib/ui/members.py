"""The pieces of the page Akun: who may come in, as what, and how that is changed."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from lib.access import accounts
from lib.access.accounts import EXAMPLE, Member
from lib.access.policy import ROLE_LABELS, Person, Role
from lib.areas.wilayah.reference import area_name
from lib.kernel.clock import Precision
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time, count
from lib.ui import asking, bugs, links, menu, page
from lib.ui.here import Here

_NEWS = "akun:kabar"  # (where on the page, what to say there) after something was done
_TRIES, _MADE = "akun:percobaan", "akun:dibuat"  # how often: a new number is a new, empty field
_LONGEST_INSTITUTION = 80


def everyone(here: Here) -> tuple[list[Member], list[Member]]:
    """The accounts of people, shut ones last; and those that a simulated store offers for trying."""
    every = sorted(accounts.everyone(here.store), key=lambda one: (not one.active, one.person.name))
    own = [one for one in every if not one.person.name.startswith(EXAMPLE)]
    return own, [one for one in every if one not in own]


def headline(own: Sequence[Member]) -> str:
    """`7 akun dapat masuk, 2 di antaranya Admin; 1 ditutup.`"""
    able = [one for one in own if one.active]
    if not own:
        return "Belum ada akun dengan kata sandi."
    admins = sum(one.person.role is Role.ADMIN for one in able)
    shut = f"; {count(len(own) - len(able))} ditutup" if len(able) < len(own) else ""
    return f"{count(len(able))} akun dapat masuk, {count(admins)} di antaranya Admin{shut}."


def listed(here: Here, own: Sequence[Member]) -> None:
    """Every account of a person, leading to where it is changed."""
    page.section("Daftar akun", "pilih satu untuk mengubahnya")
    if not own:
        page.nothing("Belum ada. Buat akun pertama lewat isian di halaman ini.")
    else:
        st.html(f"<ul class='kl-daftar kl-akun'>{''.join(_row(here, one) for one in own)}</ul>")


def _row(here: Here, member: Member) -> str:
    person = member.person
    state = "aktif" if member.active else "<b>ditutup</b>"
    you = " (Anda)" if person.name == here.person.name else ""
    way = escape(links.to(here, "akun", nama=person.name))
    return (
        f"<li><b><a href='{way}' target='_self'>{escape(person.name)}</a>{you}</b>"
        f"<span class='kl-kanan'>{state}</span>"
        f"<small>{escape(_facts(here, member, ROLE_LABELS[person.role].label))}</small></li>"
    )


def _facts(here: Here, member: Member, *first: str) -> str:
    """`Mitra · Pekalongan Utara · PMI Kota Pekalongan · dibuat Sel 13 Feb 2024`."""
    person = member.person
    made = f"dibuat {clock_time(member.created_at // 60, Precision.DAY)}"
    parts = [*first, area_name(person.wilayah or here.election.kota), person.lembaga, made]
    return " · ".join(part for part in parts if part)


def examples(found: Sequence[Member]) -> None:
    """The accounts for trying, which nobody changes; nothing where there are none."""
    if not found:
        return
    page.section("Akun contoh", "hanya pada data simulasi, tanpa kata sandi; tidak dapat diubah di sini")
    each = (f"{escape(one.person.name)} ({ROLE_LABELS[one.person.role].label})" for one in found)
    st.html(f"<p class='kl-sumber'>{' · '.join(each)}</p>")


def new(here: Here) -> None:
    """The form of a new account."""
    page.section("Akun baru")
    made = st.session_state.get(_MADE, 0)
    with st.form("akun:baru", enter_to_submit=False):
        name = st.text_input("Nama akun", key=f"akun:baru:{made}:nama", max_chars=40, autocomplete="off")
        about = _fields(here, f"akun:baru:{made}", None)
        passwords = _passwords("akun:baru")
        _news("baru")
        sent = st.form_submit_button("Buat akun", type="primary")
    if sent:
        _do("baru", lambda: _made(here, name, about, passwords))


def _made(here: Here, name: str, about: tuple[str, str, str], passwords: tuple[str, str]) -> str:
    role, wilayah, lembaga = about
    person = accounts.add(here.store, name, role, _same(passwords), wilayah, lembaga)
    st.session_state[_MADE] = st.session_state.get(_MADE, 0) + 1
    return f"Akun {person.name} sudah dibuat sebagai {ROLE_LABELS[person.role].label} dan dapat masuk."


def chosen(own: Sequence[Member], name: str) -> Member | None:
    """The account of this name, or None, and then the page says so."""
    found = next((one for one in own if one.person.name == name), None)
    if found is None:
        page.nothing(f"Tidak ada akun bernama {name} yang dapat diubah di sini.")
    return found


def back(here: Here) -> None:
    """The way to the list."""
    way = escape(links.to(here, "akun"))
    st.html(f"<p class='kl-sumber kl-akun'><a href='{way}' target='_self'>Semua akun</a></p>")


def one(here: Here, member: Member) -> None:
    """What it is, a warning when it is one's own, and the three things that can be changed."""
    person = member.person
    state = "aktif" if member.active else "ditutup"
    page.finding(f"{person.name}: {ROLE_LABELS[person.role].label}, {state}.")
    st.html(f"<p class='kl-sumber'>{escape(_facts(here, member))}</p>")
    if person.name == here.person.name:
        st.warning(
            "Ini akun Anda sendiri. Melepas peran Admin menutup halaman ini bagi Anda; mengganti kata sandi "
            "atau menutup akun mengeluarkan Anda seketika.",
            icon=":material/warning:",
        )
    left, right = st.columns(2, gap="large")
    with left:
        _role(here, member)
    with right:
        _password(here, person)
        _door(here, member)


def _role(here: Here, member: Member) -> None:
    person = member.person
    page.section("Peran dan wilayah", "berlaku seketika; orangnya tidak perlu masuk lagi")
    with st.form("akun:peran", enter_to_submit=False):
        about = _fields(here, f"akun:{person.name}", person)
        _news("peran")
        sent = st.form_submit_button("Simpan perubahan", type="primary")
    if sent:
        _do("peran", lambda: _changed(here, person, about))


def _changed(here: Here, person: Person, about: tuple[str, str, str]) -> str:
    now = accounts.set_role(here.store, person.name, *about)
    if person.name == here.person.name and now.role is not Role.ADMIN:
        st.switch_page(menu.PAGES[0].path)  # this page is no longer theirs
    place = area_name(now.wilayah or here.election.kota)
    return f"Tersimpan: {now.name} sekarang {ROLE_LABELS[now.role].label} untuk {place}."


def _password(here: Here, person: Person) -> None:
    page.section("Kata sandi baru", "semua sesi orang ini berakhir; ia perlu masuk lagi")
    with st.form("akun:sandi", enter_to_submit=False):
        passwords = _passwords("akun:sandi")
        _news("sandi")
        sent = st.form_submit_button("Ganti kata sandi")
    if sent:
        _do("sandi", lambda: _renewed(here, person, passwords))


def _renewed(here: Here, person: Person, passwords: tuple[str, str]) -> str:
    accounts.set_password(here.store, person.name, _same(passwords))
    return f"Kata sandi {person.name} sudah diganti; semua sesinya berakhir dan ia perlu masuk lagi."


def _door(here: Here, member: Member) -> None:
    """Shut it, or open it again."""
    name = member.person.name
    if member.active:
        page.section("Tutup akun", "semua sesinya berakhir seketika; dapat dibuka lagi")
        _news("pintu")
        own = name == here.person.name
        sure = not own or st.checkbox("Ya, tutup akun saya sendiri", key="akun:yakin")
        if st.button(f"Tutup akun {name}", key="akun:tutup", disabled=not sure):
            _do("pintu", lambda: _shut(here, name))
    else:
        page.section("Buka lagi", "dengan peran dan kata sandi yang sama")
        _news("pintu")
        if st.button(f"Buka lagi akun {name}", key="akun:buka"):
            _do("pintu", lambda: _opened(here, name))


def _shut(here: Here, name: str) -> str:
    accounts.set_active(here.store, name, active=False)
    return f"Akun {name} ditutup; semua sesinya sudah berakhir."


def _opened(here: Here, name: str) -> str:
    accounts.set_active(here.store, name, active=True)
    return f"Akun {name} dapat masuk lagi dengan kata sandinya."


# --- fields ------------------------------------------------------------------------------------------------


def _fields(here: Here, key: str, person: Person | None) -> tuple[str, str, str]:
    """Role, wilayah and institution, as they are now where there is somebody: codes, and a text."""
    roles = list(Role)
    role = st.radio(
        "Peran",
        roles,
        index=roles.index(person.role if person else Role.STAF),
        format_func=lambda one: ROLE_LABELS[one].label,
        captions=[ROLE_LABELS[one].purpose for one in roles],
        key=f"{key}:peran",
    )
    areas = _areas(here)
    before = person.wilayah if person and person.wilayah in areas else ""
    wilayah = st.selectbox(
        "Wilayah yang boleh dilihat",
        list(areas),
        index=list(areas).index(before),
        format_func=areas.__getitem__,
        key=f"{key}:wilayah",
    )
    lembaga = st.text_input(
        "Lembaga (boleh kosong)",
        value=person.lembaga if person else "",
        max_chars=_LONGEST_INSTITUTION,
        key=f"{key}:lembaga",
    )
    return str(role), str(wilayah), str(lembaga)


def _areas(here: Here) -> Mapping[str, str]:
    """Code → name of the whole kota (""), every kecamatan and kelurahan."""
    return asking.scopes(Person("", Role.ADMIN), here.election)


def _passwords(key: str) -> tuple[str, str]:
    """A password typed twice. The fields are new after each attempt, so that nothing typed is kept."""
    tries = st.session_state.get(_TRIES, 0)
    tip = f"Paling sedikit {accounts.SHORTEST} karakter; beberapa kata biasa lebih mudah diingat."
    labels = {"Kata sandi": tip, "Kata sandi, sekali lagi": None}
    first, second = (
        st.text_input(
            label,
            type="password",
            max_chars=accounts.LONGEST,
            help=tip,
            autocomplete="new-password",
            key=f"{key}:{tries}:{label}",
        )
        for label, tip in labels.items()
    )
    return first, second


def _same(passwords: tuple[str, str]) -> str:
    first, second = passwords
    if first != second:
        raise UserError("Kedua kata sandi itu tidak sama.", fix="Ketik lagi keduanya.")
    return first


def _do(place: str, act: Callable[[], str]) -> None:
    """Does it and draws the page anew: what there is to say stands at `place`, and no password is left."""
    news: str | UserError
    try:
        news = act()
    except UserError as error:
        news = error
    st.session_state[_NEWS] = (place, news)
    st.session_state[_TRIES] = st.session_state.get(_TRIES, 0) + 1
    st.rerun()


def _news(place: str) -> None:
    """What was just done here, or why it was not; said once."""
    where, news = st.session_state.get(_NEWS, ("", ""))
    if where != place:
        return
    del st.session_state[_NEWS]
    if isinstance(news, UserError):
        bugs.show(news)
    else:
        st.success(news, icon=":material/check:")
