from scraper.profile import Profile

PROFILE = Profile(
    id="hiqa",
    name="Health Information and Quality Authority",
    domains=("hiqa.ie",),
    kind="regulator",
    time_zone="Europe/Dublin",
    language="en-IE",
)
