from scraper.profile import Profile

PROFILE = Profile(
    id="cqc",
    name="Care Quality Commission",
    domains=("cqc.org.uk",),
    kind="regulator",
    language="en-GB",
)
