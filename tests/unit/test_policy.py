"""Who may do what, in full."""

import pytest

from lib.access.policy import MAY, ROLE_LABELS, Action, NotAllowed, Person, Role, narrowed, require

#                    ruang staf mitra pimpinan ketua admin
TABLE = {
    Action.READ: "     ya   ya    ya      ya     ya    ya",
    Action.SEARCH: "   ya   ya    ya      ya     ya    ya",
    Action.TRAVEL: "    -    -     -      ya     ya    ya",
    Action.UPLOAD: "    -   ya     -       -      -    ya",
    Action.WITHDRAW: "  -   ya     -       -      -    ya",
    Action.ACCOUNTS: "  -    -     -       -      -    ya",
    Action.SHAPES: "    -    -     -       -      -    ya",
    Action.INTENT: "    -    -     -      ya     ya     -",
    Action.PEOPLE: "    -   ya     -      ya     ya    ya",
}
EVERY_CASE = [
    pytest.param(role, action, answer == "ya", id=f"{role}-{action.name}")
    for action, row in TABLE.items()
    for role, answer in zip(Role, row.split(), strict=True)
]


@pytest.mark.parametrize(("role", "action", "allowed"), EVERY_CASE)
def test_each_role_may_do_this_and_no_more(role, action, allowed):
    person = Person("rina", role)
    assert person.may(action) is allowed
    if allowed:
        require(person, action)
        return
    with pytest.raises(NotAllowed) as refusal:
        require(person, action)
    assert action.value in refusal.value.what
    assert ROLE_LABELS[role].label in refusal.value.where
    assert refusal.value.fix


def test_every_action_and_every_role_is_spoken_for():
    assert set(TABLE) == set(MAY) == set(Action)
    assert set(ROLE_LABELS) == set(Role)
    assert all(label.purpose.endswith(".") for label in ROLE_LABELS.values())


@pytest.mark.parametrize(
    ("wilayah", "asked", "read"),
    [
        ("", "", ""),
        ("", "33.75.01", "33.75.01"),
        ("33.75.03", "", "33.75.03"),
        ("33.75.03", "33.75", "33.75.03"),
        ("33.75.03", "33.75.03", "33.75.03"),
        ("33.75.03", "33.75.03.1004", "33.75.03.1004"),
        ("33.75.03", "33.75.01.1001", "33.75.03"),
        ("33.75.03", "33.75.030", "33.75.03"),
        ("33.75.03.1004", "33.75.03.1004-012", "33.75.03.1004-012"),
        ("33.75.03.1004", "33.75.03.1005-012", "33.75.03.1004"),
    ],
)
def test_nobody_reads_beyond_their_wilayah(wilayah, asked, read):
    assert narrowed(Person("rina", Role.MITRA, wilayah), asked) == read
