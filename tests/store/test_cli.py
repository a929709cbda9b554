"""The command line keeps its contract."""

import json

import pytest
from typer.testing import CliRunner

from lib import cli
from lib.areas.wilayah import reference
from lib.kernel.errors import UserError
from lib.store import bugs


@pytest.fixture
def ask(tmp_path):
    """Run a command on one store; its JSON, or its text."""
    url = f"sqlite:///{tmp_path / 'kawal.db'}"

    def run(*arguments, code=0):
        done = CliRunner().invoke(cli.app, [*arguments, "--store", url])
        if isinstance(done.exception, UserError):
            assert code == 1, done.exception
            return str(done.exception)
        assert done.exit_code == code, (done.output, done.exception)
        return json.loads(done.stdout) if "--json" in arguments else done.stdout

    return run


def needed(rows, leg="penyedia-gudang"):
    return {row["item"]: row["needed"] for row in rows if row["leg"] == leg}


def test_an_empty_pemilu_store_needs_the_published_amounts(ask):
    ask("init")
    found = ask("metric", "reconciliation", "--by", "kota", "--json")
    wanted = needed(found)
    assert (wanted["kotak_suara"], wanted["bilik_suara"], wanted["tinta"]) == (4_413, 3_524, 1_762)
    total = next(row for row in found if row["item"] == "surat_suara")
    assert (total["reported"], total["reconciles"], total["gap"]) == (1_178_630, False, None)
    assert total["citation"]


@pytest.mark.parametrize(("tps", "boxes", "booths"), [(430, 868, 1_720), (431, 870, 1_724)])
def test_a_pilkada_store_computes_its_needs_from_the_number_of_tps(ask, monkeypatch, tps, boxes, booths):
    from dataclasses import replace  # noqa: PLC0415 (only here)

    rules = replace(reference.election("pilkada-2024"), tps_total=tps)
    monkeypatch.setattr(reference, "election", lambda _name: rules)
    ask("init", "--election", "pilkada-2024")
    wanted = needed(ask("metric", "reconciliation", "--json"))
    assert (wanted["kotak_suara"], wanted["bilik_suara"]) == (boxes, booths)


def test_an_empty_store_has_881_verdicts_and_none_is_ready(ask):
    ask("init")
    found = ask("verdicts", "--json")
    assert {row["verdict"] for row in found} == {"belum_terverifikasi"}
    assert len(found) == 881
    assert set(found[0]["proofs"]) == {"waktu", "jumlah", "jenis", "tujuan", "kualitas", "segel"}


def test_simulated_data_never_enters_a_real_store(ask):
    ask("init")
    assert "simulasi" in ask("demo", code=1)


def test_a_file_is_taken_verified_and_taken_back(ask, tmp_path):
    ask("init")
    file = tmp_path / "segel.csv"
    header = "box_id,checkpoint,checked_at,condition\n"
    file.write_text(f"{header}33.75.03.1004-012-ppwp,tps,2024-02-13T10:00,utuh\n")
    taken = ask("ingest", str(file), "--party", "panwascam", "--json", "--rows")
    assert (taken["accepted"], taken["counts"]["stored"]) == (True, 1)
    again = ask("ingest", str(file), "--party", "panwascam", "--json")
    assert (again["batch"], again["counts"]["duplicate"]) == (None, 1)
    assert len(ask("evidence", "33.75.03.1004-012", "--json")["segel"]) == 1
    ask("withdraw", "1", "--by", "staf", "--why", "salah berkas")
    assert ask("evidence", "33.75.03.1004-012", "--json")["segel"] == []
    assert ask("verify", "--json")["ok"]


def test_every_metric_is_listed_with_its_definition(ask):
    ask("init")
    assert set(cli.DEFINITIONS) <= {line.split(":")[0] for line in ask("metric", "--list").splitlines()}


def test_batches_are_listed_for_people_and_for_programs(ask, tmp_path):
    ask("init", "--kind", "simulasi")
    assert ask("batches") == ""
    file = tmp_path / "alokasi.csv"
    file.write_text("place,item,qty_needed\n33.75.03.1004-012,surat_suara_ppwp,300\n")
    ask("ingest", str(file), "--party", "kpu", "--sender", "KPU Kota", "--recorded-at", "2024-02-01T10:00")
    (batch,) = ask("batches", "--json")
    assert (batch["sender"], batch["recorded_at"], batch["rows"]) == ("KPU Kota", "2024-02-01T10:00", 1)
    assert "KPU Kota" in ask("batches")
    late = ask("ingest", str(file), "--party", "ppk", "--recorded-at", "2024-01-01", "--json", code=1)
    assert "lebih awal" in late["error"]


def test_a_refusal_says_where_each_faulty_cell_is(ask, tmp_path):
    ask("init")
    file = tmp_path / "rusak.csv"
    file.write_text("place,item,qty_needed\n33.75.03.1004-012,tinta,-3\n")
    told = CliRunner().invoke(
        cli.app, ["ingest", str(file), "--party", "kpu", "--store", f"sqlite:///{tmp_path / 'kawal.db'}"]
    )
    assert told.exit_code == 1
    assert "baris 2, kolom C" in told.stdout


def test_a_bug_is_logged_and_shown_by_its_number(monkeypatch, tmp_path, capsys):
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "app", broken)
    monkeypatch.setattr(bugs, "LOG", tmp_path / "log" / "kesalahan.log")
    with pytest.raises(SystemExit) as ended:
        cli.run()
    assert ended.value.code == 1
    number = capsys.readouterr().err.split("kode ")[1][:6]
    assert f"{number}\nTraceback" in (tmp_path / "log" / "kesalahan.log").read_text()


def test_a_tps_or_a_wilayah_that_does_not_exist_is_refused(ask):
    ask("init")
    assert "tidak dikenal" in ask("evidence", "33.75.03.1004-777", code=1)
    assert "di luar" in ask("verdicts", "--scope", "33.26", code=1)


def test_taking_back_and_erasing_ask_who_and_why(ask):
    ask("init")
    assert "belum diisi" in ask("withdraw", "1", "--by", "staf", "--why", " ", code=1)
    assert "belum diisi" in ask("erase", "Petugas", "--by", " ", "--why", "permintaan", code=1)
