"""Captions and credits taken apart, in the forms newsrooms print."""

import pytest

from scraper.normalize.credits import read_credit, split_caption

SPLITS = [
    ("(c) Ida Brook/Pixabay", None, "(c) Ida Brook/Pixabay"),
    ("Owen Larch (c) Elm Integrated Care Board", "Owen Larch", "(c) Elm Integrated Care Board"),
    ("The new ward. (Photo: Ida Brook/Wire)", "The new ward.", "(Photo: Ida Brook/Wire)"),
    ("The new ward (Ida Brook/Bloomberg via Getty Images)", "The new ward", "(Ida Brook/Bloomberg via Getty Images)"),
    ("Porters in Larkhill, Monday. (AP Photo/Ida Brook)", "Porters in Larkhill, Monday.", "(AP Photo/Ida Brook)"),
    (
        "The ward on May 4, 2021. REUTERS/Ida Brook/File Photo",
        "The ward on May 4, 2021.",
        "REUTERS/Ida Brook/File Photo",
    ),
    ("The ward in Larkhill. Image: ELM NHS TRUST", "The ward in Larkhill.", "Image: ELM NHS TRUST"),
    ("Photograph by Ida Brook", None, "Photograph by Ida Brook"),
    ("Getty Images", None, "Getty Images"),
    ("LARKHILL TV, ASSOCIATED PRESS", None, "LARKHILL TV, ASSOCIATED PRESS"),
    ("La cour en mai. Crédit photo : Ida Brook", "La cour en mai.", "Crédit photo : Ida Brook"),
]
WHOLE = [
    "The matron (left) and the porter (right)",
    "Picture of the ward",
    "Photographs like these: a long series",
    "A man walks past the PA system/speaker in Larkhill",
    "The beds arrived (file photo)",
]
NAMES = [
    ("(c) Ida Brook/Pixabay", "Ida Brook", "Pixabay"),
    ("(c) Elm Integrated Care Board", "Elm Integrated Care Board", None),
    ("IDA BROOK/Bloomberg via Getty Images", "IDA BROOK", "Getty Images"),
    ("Ida Brook | Afp | Getty Images", "Ida Brook", "Getty Images"),
    ("(AP Photo/Ida Brook)", "Ida Brook", "AP Photo"),
    ("REUTERS/Ida Brook/File Photo", "Ida Brook", "REUTERS"),
    ("Image: ELM NHS TRUST", "ELM NHS TRUST", None),
    ("Credit: Getty - Contributor", None, "Getty"),
    ("Image copyright EPA", None, "EPA"),
    ("Photograph: Ida Brook", "Ida Brook", None),
    ("Photograph: Ida Brook; Getty Images", "Ida Brook", "Getty Images"),
    ("(Getty Images for the Elm Prize)", None, "Getty Images"),
    ("Crédit photo : Ida Brook/Mirador", "Ida Brook", "Mirador"),
]


@pytest.mark.parametrize(("printed", "caption", "credit"), SPLITS)
def test_credit_leaves_the_caption(printed, caption, credit):
    assert split_caption(printed) == (caption, credit)


@pytest.mark.parametrize("printed", WHOLE)
def test_caption_without_credit_stays_whole(printed):
    assert split_caption(printed) == (printed, None)


@pytest.mark.parametrize(("printed", "creator", "agency"), NAMES)
def test_creator_and_agency(printed, creator, agency):
    credit = read_credit(printed)
    assert (credit.text, credit.creator, credit.agency) == (printed, creator, agency)
