from scraper.profile import Profile

PROFILE = Profile(
    id="guardian",
    name="The Guardian",
    domains=("theguardian.com",),
    kind="national",
)
