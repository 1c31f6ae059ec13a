"""The other extractors on the same pages, installed on demand into an environment of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import Sample
from tests.bench.floors import ROOT

ENVIRONMENT = ROOT / ".venv-peers"
_HERE = Path(__file__).parent
_WANTED = _HERE / "peers.txt"


class Readings(NamedTuple):
    bodies: dict[str, dict[str, str]]
    """Of each peer, by the sample's key."""
    times: dict[str, float]
    """Of each peer, as multiples of a bare lxml parse of the same pages in the same run."""


def read_all(samples: list[Sample]) -> Readings:
    """Empty, with a line that says so, where the peers cannot be installed or run."""
    pages = {sample.key: sample.html().decode("utf-8", "replace") for sample in samples}
    try:
        command = [str(_installed()), str(_HERE / "peer_reader.py")]
        answer = subprocess.run(
            command, input=json.dumps(pages), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"the peers could not be installed or run: {error}", file=sys.stderr)
        return Readings({}, {})
    return Readings(**json.loads(answer.stdout))


def _installed() -> Path:
    """The Python that has them."""
    python, ready = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "ready"
    if not ready.exists() or ready.read_bytes() != _WANTED.read_bytes():
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for wanted in (["--upgrade", "pip"], ["--requirement", str(_WANTED)]):
            subprocess.run([*pip, *wanted], check=True, stdout=subprocess.DEVNULL)
        ready.write_bytes(_WANTED.read_bytes())
    return python
