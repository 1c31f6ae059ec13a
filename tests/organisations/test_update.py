from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from scraper.annotate.organisations import find_organisations, gazetteer
from scraper.annotate.organisations.gazetteer import load, own_path
from scraper.annotate.organisations.update import read_download, titled, update_gazetteer
from scraper.errors import InputError, NoSuchFile
from scraper.prose import from_text


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(gazetteer, "user_data_path", lambda _: tmp_path / "own")
    load.cache_clear()
    yield
    load.cache_clear()


def download(folder: Path, *rows: tuple[str, str, str, str]) -> Path:
    """A headerless file in the form of `etr.csv`."""
    path = folder / "etr.csv"
    lines = [
        f'"{code}","{name}","Y","Q","","","","","","AA1 1AA","{opened}","{closed}",""'
        for code, name, opened, closed in rows
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def code(text: str) -> str | None:
    return find_organisations(from_text(text))[0].code


def test_a_new_trust_is_added(tmp_path: Path) -> None:
    changes = update_gazetteer(
        download(tmp_path, ("RZZ", "ELM VALLEY AND ST OSWIN'S NHS FOUNDATION TRUST", "20260901", ""))
    )
    assert changes.added == ("RZZ Elm Valley and St Oswin's NHS Foundation Trust",)
    assert code("Elm Valley & St Oswin’s NHS FT opened a clinic.") == "RZZ"


def test_a_renamed_trust_answers_to_both_names(tmp_path: Path) -> None:
    changes = update_gazetteer(download(tmp_path, ("R1F", "ELM ISLE NHS TRUST", "20120401", "")))
    assert changes.renamed == ("R1F Isle of Wight NHS Trust → Elm Isle NHS Trust",)
    assert code("Elm Isle NHS Trust opened a clinic.") == code("Isle of Wight NHS Trust opened a clinic.") == "R1F"


def test_a_closed_trust_is_reported_once_and_kept(tmp_path: Path) -> None:
    file = download(tmp_path, ("R1F", "ISLE OF WIGHT NHS TRUST", "20120401", "20270331"))
    assert update_gazetteer(file).closed == ("R1F Isle of Wight NHS Trust",)
    assert update_gazetteer(file).closed == ()
    assert code("Isle of Wight NHS Trust opened a clinic.") == "R1F"


def test_an_older_download_does_not_rename_back(tmp_path: Path) -> None:
    file = download(tmp_path, ("RA7", "UNIVERSITY HOSPITALS BRISTOL AND WESTON NHS FOUNDATION TRUST", "19910401", ""))
    assert update_gazetteer(file).renamed == ()


def test_aliases_outlive_a_renaming(tmp_path: Path) -> None:
    update_gazetteer(download(tmp_path, ("RR8", "ELM TEACHING HOSPITALS NHS TRUST", "19980401", "")))
    assert code("LTHT opened a clinic.") == "RR8"


def test_boards_come_zipped_and_their_places_are_left_out(tmp_path: Path) -> None:
    file = download(
        tmp_path,
        ("ZZ9Z9", "NHS ELMSHIRE INTEGRATED CARE BOARD", "20270401", ""),
        ("91Q", "NHS KENT AND MEDWAY ICB - 91Q", "20130401", ""),
    )
    with ZipFile(tmp_path / "eccg.zip", "w") as archive:
        archive.write(file, "eccg.csv")
    (board,) = read_download(tmp_path / "eccg.zip")
    assert (board.code, board.name, board.opened) == ("ZZ9Z9", "NHS Elmshire Integrated Care Board", "2027-04-01")


def test_a_file_without_bodies_changes_nothing(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n", "utf-8")
    with pytest.raises(InputError):
        update_gazetteer(other)
    with pytest.raises(NoSuchFile):
        update_gazetteer(tmp_path / "none.csv")
    assert not own_path().exists()


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("STOKE-ON-TRENT NHS TRUST", "Stoke-on-Trent NHS Trust"),
        ("THE KING'S ISLE OF ELM NHS TRUST", "The King's Isle of Elm NHS Trust"),
        ("Elm HealthCare NHS Trust", "Elm HealthCare NHS Trust"),
    ],
)
def test_capitals_become_a_name(capitals: str, name: str) -> None:
    assert titled(capitals) == name
