from scraper.profile import Profile

PROFILE = Profile(
    id="fda",
    name="US Food and Drug Administration",
    domains=("fda.gov",),
    kind="regulator",
    time_zone="America/New_York",
    language="en-US",
)
