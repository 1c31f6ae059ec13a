"""Which line under the headline is a summary of the article, and which only looks like one."""

import pytest

from tests.extract.test_about import record

TOLD = "Eight weeks of building work are over, and the first patients came on Monday."


@pytest.mark.parametrize(
    "opening",
    [
        "<h1>Ward reopens at Larkhill</h1><div id=article-promo><h2>{}</h2></div>",
        "<h1>Ward reopens at Larkhill</h1><div class=when>4 May 2025, Larkhill Courier</div><div class=q>{}</div>",
        "<h1>Ward reopens at Larkhill</h1><div class=chapo><p>{}</p></div>",
    ],
)
def test_standfirst_is_the_line_that_the_page_tells_machines(opening):
    head = f"<meta name=description content='{TOLD}'>"
    assert record(opening=opening.format(TOLD), head=head).standfirst == TOLD


def test_first_paragraph_is_no_standfirst_though_machines_are_told_the_same():
    first = "The ward at Larkhill reopened on Monday after eight weeks of building work, said its staff."
    assert record(head=f"<meta name=description content='{first}'>").standfirst is None


@pytest.mark.parametrize("hiding", ["style='display: none'", "hidden"])
def test_hidden_line_is_no_standfirst(hiding):
    opening = f"<h1>Ward reopens at Larkhill</h1><div {hiding}>BC-EU--Larkhill ward, 1st Ld-Writethru</div>"
    assert record(opening=opening).standfirst is None


@pytest.mark.parametrize(
    "line",
    [
        "<div class=image_1><div><img src='/i/ward.jpg'></div><div><p>The porters, with the last bed.</p></div></div>",
        "<p><em>as the porters of Larkhill </em><em>cry </em><em>foul</em></p>",
    ],
)
def test_words_of_a_picture_or_a_part_of_a_line_are_no_standfirst(line):
    opening = f"<h1>Ward reopens at Larkhill</h1>{line}<p><strong>Ida Brook</strong></p>"
    assert record(opening=opening).standfirst is None


@pytest.mark.parametrize(
    "line", ["<div class=follow-modal><p>All the news of our wards.</p></div>", "<div>Larkhill-Ward-Owen-Larch-2</div>"]
)
def test_popups_and_names_of_files_are_no_standfirst(line):
    assert record(opening=f"<h1>Ward reopens at Larkhill</h1>{line}").standfirst is None
