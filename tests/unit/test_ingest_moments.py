"""Times are read as people write them here; what a cell leaves open, its column proves or nobody does."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.clean import Dates, Order, Unreadable, moment
from lib.kernel.clock import Moment, iso, parse

WINDOW = (date(2023, 1, 10), date(2024, 5, 14))
ALONE = Dates.of((), WINDOW)
DAY = parse("2024-02-13")
ANY_CELL = st.one_of(
    st.text(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.none(),
    st.text("0123456789./-: TZ,februariskm+", max_size=24),
)


def at(*parts):
    return datetime(*parts)  # noqa: DTZ001 (as a workbook gives it)


def read(found):
    """As text: the time, or the code of its finding and the part that was read."""
    if isinstance(found, Unreadable):
        return f"{found.rule.code} {read(found.value)}" if found.value else found.rule.code
    return iso(found.minute, found.precision) if isinstance(found, Moment) else found


def column(*cells):
    """The cells of a column, each read as the column has them."""
    dates = Dates.of(cells, WINDOW)
    return [read(dates.moment(cell)) for cell in cells]


# --- one cell ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-13T15:00",
        "2024-02-13 15:00",
        "2024-02-13 15:00:00",
        "2024/02/13 15:00",
        "2024-02-13T15:00:00.000+07:00",
        "2024-02-13T08:00:00.000Z",
        "2024-02-13T08:00Z",
        "2024-02-13 15:00:00+07:00",
        "2024-02-13T17:00:00+0900",
        "13/02/2024 15.00",
        "13/02/2024 15:00",
        "13/2/2024 15:00",
        "13-02-2024 15.00",
        "13.02.2024 15.00",
        "13-2-24 15.00",
        "13 / 02 / 2024 15.00",
        "13/02/2024, 15.00 WIB",
        "13/02/2024 pukul 15.00",
        "13/02/2024 pkl. 15.00",
        "13/02/2024 jam 15.00",
        "13/02/2024 jam 15",
        "13/02/2024 jam 3 sore",
        "13/02/2024 03.00 sore",
        "13/02/2024 3 siang",
        "13/02/2024 15h00",
        "13/02/2024 15,00",
        "13/02/2024 1500",
        "13/02/2024 3:00 PM",
        "13/02/2024 03:00:00 pm",
        "13/02/2024 3 p.m.",
        "13/02/2024 16.00 WITA",
        "13/02/2024 17.00 WIT",
        "13 Feb 2024 15.00",
        "13 Feb 24 15.00",
        "13-Feb-24 15:00",
        "13 Februari 2024 15.00 WIB",
        "13 Pebruari 2024 - 15.00",
        "13 II 2024 15.00",
        "Selasa, 13 Februari 2024 pukul 15.00",
        "Selasa 13/02/2024 15.00",
        "hari Selasa tanggal 13 Februari 2024 pukul 15.00 WIB",
        "Tgl. 13/2/24 jam 15.00",
        "Feb 13, 2024 3:00 PM",
        "February 13th, 2024 15:00",
        "Tuesday, February 13, 2024 3:00 PM",
        "Tue Feb 13 2024 15:00:00 GMT+0700 (Western Indonesia Time)",
        "13th February 2024 15:00",
        "20240213 1500",
        "13/02/2024\n15.00",
        "13/02/2024\xa015.00",
        at(2024, 2, 13, 15, 0),
        at(2024, 2, 13, 14, 59, 59, 999_900),
        datetime(2024, 2, 13, 8, 0, tzinfo=UTC),
        datetime(2024, 2, 13, 17, 0, tzinfo=timezone(timedelta(hours=9))),
    ],
)
def test_a_time_is_read_in_any_of_its_spellings(cell):
    assert read(moment(cell)) == "2024-02-13T15:00"
    assert read(ALONE.moment(cell)) == "2024-02-13T15:00"


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-13",
        "2024/2/13",
        "20240213",
        20240213,
        "13/02/2024",
        "13-2-24",
        "13.02.2024",
        "13 02 2024",
        "13 Feb 24",
        "13-Feb-2024",
        "13 Februari 2024",
        "Selasa, 13 Februari 2024",
        "Sel 13/2/2024",
        "Feb 13, 2024",
        "13 feb '24",
        date(2024, 2, 13),
    ],
)
def test_a_date_alone_is_the_day(cell):
    assert moment(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12 Des 2023 08.30 WIB", "2023-12-12T08:30"),
        ("31 Agustus 2023", "2023-08-31"),
        ("Jum'at, 16 Februari 2024", "2024-02-16"),
        ("Jum’at, 16 Februari 2024", "2024-02-16"),
        ("17 Mei 2024", "2024-05-17"),
        ("1 Okt 2023 00.05", "2023-10-01T00:05"),
        ("13/02/2024 24.00", "2024-02-14T00:00"),
        ("13/02/2024 24.30", "2024-02-14T00:30"),
        ("29/02/2024", "2024-02-29"),
        ("13/02/2024 12:30 AM", "2024-02-13T00:30"),
        ("13/02/2024 12:30 PM", "2024-02-13T12:30"),
        ("13/02/2024 8 malam", "2024-02-13T20:00"),
        ("13/02/2024 1 dini hari", "2024-02-13T01:00"),
        ("13/02/2024 12 siang", "2024-02-13T12:00"),
        ("13/02/2024 7 pagi", "2024-02-13T07:00"),
        ("2024-02-13T22:30:00Z", "2024-02-14T05:30"),
        ("05/05/2024", "2024-05-05"),
    ],
)
def test_what_a_clock_and_a_calendar_say(cell, expected):
    assert read(moment(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("13/02/2024 08.00-10.00", "Q038 2024-02-13"),
        ("13/02/2024 08.00 s/d 10.00", "Q038 2024-02-13"),
        ("13/02/2024 08:00-10:00", "Q038 2024-02-13"),
        ("13/02/2024 jam 8", "Q038 2024-02-13"),
        ("13/02/2024 12 malam", "Q038 2024-02-13"),
        ("13/02/2024 25.00", "Q038 2024-02-13"),
        ("13/02/2024 15.75", "Q038 2024-02-13"),
        ("13/02/2024 15.00 pagi", "Q038 2024-02-13"),
        ("13/02/2024 ± 15.00", "Q038 2024-02-13"),
        ("13/02/2024 (belum tiba)", "Q038 2024-02-13"),
        ("Rabu, 13 Februari 2024", "Q036 2024-02-13"),
        ("Rabu, 13/02/2024 15.00", "Q036 2024-02-13T15:00"),
        ("02/03/2024", "Q034 2024-03-02"),
        ("2/3/24 15.00", "Q034 2024-03-02T15:00"),
        ("31/02/2024", "Q002"),
        ("2024-02-30", "Q002"),
        ("2024-00-13", "Q002"),
        ("13/13/2024", "Q002"),
        ("0024-02-13", "Q002"),
        ("13/02/1924", "Q002"),
        ("2/3/24 pagi-pagi", "Q002"),
        ("15.30", "Q037"),
        ("jam 3 sore", "Q037"),
        (time(15, 0), "Q037"),
        (timedelta(hours=15), "Q037"),
        (at(1899, 12, 30, 15, 0), "Q037"),
        ("kemarin", "Q002"),
        ("menyusul", "Q002"),
        ("13 Feb", "Q002"),
        (45335.5, "Q002"),
        ("45335", "Q002"),
        (1, "Q002"),
        (True, "Q002"),
        (date(1924, 2, 13), "Q002"),
    ],
)
def test_what_is_not_certain_is_told_and_what_is_certain_kept(cell, expected):
    assert read(moment(cell)) == expected


def test_an_order_that_is_given_needs_no_finding():
    assert read(moment("02/03/2024", Order.DAY_FIRST)) == "2024-03-02"
    assert read(moment("02/03/2024", Order.MONTH_FIRST)) == "2024-02-03"
    assert read(moment("13/02/2024", Order.MONTH_FIRST)) == "Q002"


def test_a_finding_names_both_readings():
    doubt = moment("02/03/2024")
    assert doubt.context == {"read": "Sab 2 Mar 2024", "other": "Sab 3 Feb 2024"}
    assert moment("Rabu, 13 Februari 2024").context["weekday"] == "Selasa"


# --- a column ---------------------------------------------------------------------------------------------


def test_a_day_above_twelve_proves_the_order_of_the_whole_column():
    assert column("02/03/2024", "13/02/2024") == ["2024-03-02", "2024-02-13"]
    assert column("02/03/2024", "02/13/2024") == ["2024-02-03", "2024-02-13"]


def test_columns_of_a_sheet_prove_the_order_for_each_other():
    found = Dates.together({3: ["02/03/2024"], 4: ["13/02/2024 15.00"]}, WINDOW)
    assert read(found[3].moment("02/03/2024")) == "2024-03-02"


def test_the_name_of_a_day_proves_the_order():
    assert column("Kamis, 01/02/2024", "02/03/2024") == ["2024-02-01", "2024-03-02"]
    assert column("Thursday 02/01/2024", "02/03/2024") == ["2024-02-01", "2024-02-03"]


def test_conflicting_proofs_leave_each_cell_to_its_own():
    assert column("13/02/2024", "02/14/2024", "02/03/2024") == ["2024-02-13", "2024-02-14", "Q034 2024-03-02"]


def test_without_proof_a_date_with_two_readings_is_read_day_first_and_marked():
    assert column("02/03/2024", "03/03/2024") == ["Q034 2024-03-02", "2024-03-03"]


def test_the_window_of_the_election_proves_day_first():
    assert column("11/02/2024", "02/03/2024") == ["2024-02-11", "2024-03-02"]


def test_the_window_alone_never_takes_the_month_first_in_silence():
    assert column("02/11/2024", "02/12/2024") == ["Q034 2024-02-11", "Q034 2024-02-12"]


def test_a_date_far_from_the_election_is_marked():
    assert column("13/02/2034", "2020-01-01", date(2019, 4, 17)) == [
        "Q041 2034-02-13",
        "Q041 2020-01-01",
        "Q041 2019-04-17",
    ]


def test_a_missing_year_is_that_of_the_election_and_marked():
    assert column("13 Feb 15.00", "13/2 jam 15.00", "12 Des") == [
        "Q040 2024-02-13T15:00",
        "Q040 2024-02-13T15:00",
        "Q040 2023-12-12",
    ]


def test_numbers_of_a_column_of_spreadsheet_dates_are_dates():
    assert column(45335, 45335.625, None, "-") == ["2024-02-13", "2024-02-13T15:00", None, None]
    assert column("45335", "45335,625", "45335.625") == ["2024-02-13", "2024-02-13T15:00", "2024-02-13T15:00"]


def test_a_number_among_other_dates_is_marked():
    assert column(45335, "14/02/2024") == ["Q042 2024-02-13", "2024-02-14"]
    assert column(45335, 12) == ["Q042 2024-02-13", "Q002"]


def test_midnight_is_no_time_where_a_column_has_no_other():
    assert column(at(2024, 2, 13), at(2024, 2, 14)) == ["2024-02-13", "2024-02-14"]
    assert column("2024-02-13 00:00:00", "13/02/2024 00.00") == ["2024-02-13", "2024-02-13"]
    assert column(45335.0, 45336.0) == ["2024-02-13", "2024-02-14"]


def test_midnight_is_a_time_among_others():
    assert column(at(2024, 2, 13), at(2024, 2, 14, 8, 0)) == ["2024-02-13T00:00", "2024-02-14T08:00"]
    assert column("13/02/2024 00.00", "14/02/2024 08.00") == ["2024-02-13T00:00", "2024-02-14T08:00"]


def test_midnight_in_our_own_form_is_always_a_minute():
    assert column("2024-02-13T00:00") == ["2024-02-13T00:00"]


def test_date_cells_beside_texts_that_no_english_spreadsheet_could_read_are_doubted():
    assert column(at(2024, 3, 2), "13/02/2024", at(2024, 5, 5)) == [
        "Q035 2024-03-02",
        "2024-02-13",
        "2024-05-05",
    ]
    assert column(at(2024, 2, 13), "14/02/2024", at(2024, 3, 2)) == ["2024-02-13", "2024-02-14", "2024-03-02"]


# --- a date and a time in two cells -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("13/02/2024", "15.00", "2024-02-13T15:00"),
        ("13/02/2024", "15:00 WIB", "2024-02-13T15:00"),
        ("13/02/2024", "15h00", "2024-02-13T15:00"),
        ("13/02/2024", "1500", "2024-02-13T15:00"),
        ("13/02/2024", 1500, "2024-02-13T15:00"),
        ("13/02/2024", "0830", "2024-02-13T08:30"),
        ("13/02/2024", 0.625, "2024-02-13T15:00"),
        ("13/02/2024", "0,625", "2024-02-13T15:00"),
        ("13/02/2024", "24.00", "2024-02-14T00:00"),
        ("13/02/2024", timedelta(hours=24), "2024-02-14T00:00"),
        ("13/02/2024", "3 sore", "2024-02-13T15:00"),
        ("13/02/2024", "3:00 PM", "2024-02-13T15:00"),
        (date(2024, 2, 13), time(15, 0), "2024-02-13T15:00"),
        (date(2024, 2, 13), timedelta(hours=15), "2024-02-13T15:00"),
        (at(2024, 2, 13), at(1899, 12, 30, 15, 0), "2024-02-13T15:00"),
        ("2024-02-13 00:00:00", "15:00:00", "2024-02-13T15:00"),
        ("Selasa, 13 Februari 2024", "15.00", "2024-02-13T15:00"),
        ("13/02/2024", None, "2024-02-13"),
        ("13/02/2024", "-", "2024-02-13"),
        ("13/02/2024 15.00", "", "2024-02-13T15:00"),
        ("13/02/2024 15.00", "15.00", "2024-02-13T15:00"),
        ("13/02/2024", at(2024, 2, 13, 15, 0), "2024-02-13T15:00"),
        ("", "13/02/2024 15.00", "2024-02-13T15:00"),
        (None, None, None),
        ("", "15.00", "Q037"),
        (None, time(15, 0), "Q037"),
        ("13/02/2024", "pagi", "Q038 2024-02-13"),
        ("13/02/2024", "08.00-10.00", "Q038 2024-02-13"),
        ("13/02/2024", "8", "Q038 2024-02-13"),
        ("13/02/2024", 99, "Q038 2024-02-13"),
        ("13/02/2024", 8.3, "Q039 2024-02-13T08:30"),
        ("13/02/2024", "8.3", "Q039 2024-02-13T08:30"),
        ("13/02/2024", 830, "Q039 2024-02-13T08:30"),
        ("13/02/2024", 7, "Q039 2024-02-13T07:00"),
        ("13/02/2024 15.00", "16.00", "Q043 2024-02-13T16:00"),
        ("13/02/2024", "14/02/2024 03.00", "Q043 2024-02-14T03:00"),
        ("02/03/2024", "15.00", "Q034 2024-03-02T15:00"),
        ("Rabu, 13/02/2024", "15.00", "Q036 2024-02-13T15:00"),
        ("13 Feb", "15.00", "Q040 2024-02-13T15:00"),
        ("02/03/2024", "pagi", "Q002"),
        ("kemarin", "15.00", "Q002"),
        ("kemarin", "13/02/2024 15.00", "Q002 2024-02-13T15:00"),
        ("31/02/2024", "15.00", "Q002"),
    ],
)
def test_a_date_cell_and_a_time_cell_make_one_time(day, clock, expected):
    assert read(ALONE.joined(day, clock)) == expected


def test_a_finding_about_the_time_quotes_the_time_cell():
    assert ALONE.joined("13/02/2024", "08.00-10.00").context["cell"] == "08.00-10.00"
    assert ALONE.joined("", "15.00").context["cell"] == "15.00"


# --- laws -------------------------------------------------------------------------------------------------

FORMS = (
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%d/%m/%Y %H.%M",
    "%d-%m-%Y %H:%M",
    "%d.%m.%y %H.%M",
    "%d %b %Y %H.%M WIB",
    "%B %d, %Y %I:%M %p",
    "%A, %d %B %Y pukul %H.%M",
    "%Y-%m-%dT%H:%M:%S.000+07:00",
)
TIMES = st.datetimes(at(2023, 1, 10), at(2024, 5, 14)).map(lambda one: one.replace(second=0, microsecond=0))


@given(TIMES, st.sampled_from(FORMS))
def test_a_time_in_any_form_comes_back(when, form):
    known = Dates.of(["13/02/2024 08.00", "2024-02-13 08:00:00"], WINDOW)
    assert read(known.moment(when.strftime(form))) == f"{when:%Y-%m-%dT%H:%M}"


@given(TIMES)
def test_a_serial_comes_back(when):
    serial = (when - at(1899, 12, 30)) / timedelta(days=1)
    assert read(Dates.of([serial, 45000.5], WINDOW).moment(serial)) == f"{when:%Y-%m-%dT%H:%M}"


@given(TIMES)
def test_a_date_and_a_time_in_two_cells_come_back(when):
    known = Dates.of(["13/02/2024"], WINDOW)
    assert read(known.joined(f"{when:%d/%m/%Y}", f"{when:%H.%M}")) == f"{when:%Y-%m-%dT%H:%M}"


@given(st.lists(ANY_CELL, max_size=6), ANY_CELL, ANY_CELL)
def test_no_cell_breaks_a_reader_of_times(cells, one, other):
    dates = Dates.of(cells, WINDOW)
    for cell in (*cells, one):
        assert isinstance(dates.moment(cell), Moment | Unreadable | None)
        assert isinstance(moment(cell), Moment | Unreadable | None)
    assert isinstance(dates.joined(one, other), Moment | Unreadable | None)
