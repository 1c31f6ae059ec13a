"""TLS is verified, whatever the environment says."""

import shutil
import subprocess

import pytest

from scraper.errors import BadCertificate, Unreachable
from tests.fetch.misbehaving import Misbehaving

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="makes its certificate with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """One that nobody vouches for: the certificate file, then the key file."""
    folder = tmp_path_factory.mktemp("tls")
    files = str(folder / "certificate.pem"), str(folder / "key.pem")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    subprocess.run([*command.split(), "-out", files[0], "-keyout", files[1]], check=True, capture_output=True)
    return files


def test_certificate_that_nobody_vouches_for(guest, certificate, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", certificate[0])
    monkeypatch.setenv("CURL_CA_BUNDLE", certificate[0])
    with Misbehaving(certificate=certificate) as server, pytest.raises(BadCertificate, match="self-signed") as caught:
        guest()(server.url("/article", "localhost").replace("http:", "https:"))
    assert not caught.value.transient
    assert not server.log


def test_no_tls_where_some_was_expected(guest, server):
    with pytest.raises(Unreachable):
        guest(retries=0)(server.url("/article").replace("http:", "https:"))
