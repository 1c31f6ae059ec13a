"""No time limit for an example: the machine may have other things to do."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
