from scraper.profile import Profile

PROFILE = Profile(
    id="hsj",
    name="Health Service Journal",
    domains=("hsj.co.uk",),
    kind="trade",
    language="en-GB",
)
