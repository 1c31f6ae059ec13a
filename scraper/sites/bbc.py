from scraper.profile import Profile

PROFILE = Profile(
    id="bbc",
    name="BBC News",
    domains=("bbc.co.uk", "bbc.com"),
    kind="national",
)
