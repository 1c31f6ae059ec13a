from scraper.profile import Profile

PROFILE = Profile(
    id="nursing-times",
    name="Nursing Times",
    domains=("nursingtimes.net",),
    kind="trade",
    language="en-GB",
)
