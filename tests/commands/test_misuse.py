"""Wrong places, dates and files: told in one line, before anything is done."""

from __future__ import annotations

import os
import zipfile

import pytest

from tests.commands.conftest import settings


@pytest.mark.parametrize("date", ["2026-02-31", "2026-13", "2026-1", "31.1.2026", "²⁰²⁶"])
def test_a_day_that_is_none(stored, carewire, date):
    done = carewire("search", "--since", date)
    assert done.returncode == 2
    assert "is no date" in done.stderr


def test_a_report_that_cannot_be_written_is_told_before_the_run(tmp_path, carewire):
    (tmp_path / "carewire.toml").write_text(settings("http://127.0.0.1:9"), "utf-8")
    done = carewire("run", "--report", "nowhere/report.json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "carewire: nowhere/report.json: No such file or directory [cannot_write]\n",
    )
    assert os.listdir(tmp_path) == ["carewire.toml"]


def test_metrics_that_cannot_be_written_do_not_hide_the_summary(tmp_path, carewire, base):
    text = settings(base).replace('"carewire.prom"', '"nowhere/carewire.prom"')
    (tmp_path / "carewire.toml").write_text(text, "utf-8")
    done = carewire("run", "--report", "report.json", folder=tmp_path)
    assert done.returncode == 1
    summary, failure = done.stderr.splitlines()
    assert summary.startswith("carewire: run 1: ")
    assert failure.endswith("[cannot_write]")


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_tables_do_not_take_the_place_of_a_file(stored, carewire, desk, kind):
    (desk / "a-file").write_text("mine")
    done = carewire("export", "--format", kind, "-o", "a-file")
    assert (done.returncode, done.stderr) == (1, "carewire: a-file: this is no folder [cannot_write]\n")
    assert (desk / "a-file").read_text() == "mine"


@pytest.mark.parametrize("body", [b"\x00\r\r\n\x01,\r\x02" * 50, b'"' + b"x" * 200_000, b"", b"PK\x03\x04 no archive"])
def test_a_gazetteer_that_is_none(tmp_path, carewire, body):
    (tmp_path / "etr.csv").write_bytes(body)
    done = carewire("gazetteer", "update", "etr.csv", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("carewire: etr.csv: ")
    assert done.stderr.endswith("[bad_input]\n")


def test_a_damaged_archive_of_gazetteers(tmp_path, carewire):
    with zipfile.ZipFile(tmp_path / "etr.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("etr.csv", "RX1,LARKHILL NHS TRUST\n" * 500)
    whole = bytearray((tmp_path / "etr.zip").read_bytes())
    whole[45:60] = bytes(15)
    (tmp_path / "etr.zip").write_bytes(whole)
    assert "[bad_input]" in carewire("gazetteer", "update", "etr.zip", folder=tmp_path).stderr
