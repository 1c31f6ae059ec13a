from tests.commands.conftest import base, carewire, desk, stored

__all__ = ["base", "carewire", "desk", "stored"]
