"""Just enough certificates for a control plane on one machine."""

from __future__ import annotations

import subprocess
from pathlib import Path

_LEAF = "subjectAltName=IP:127.0.0.1,IP:{address},DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\n"


def issue(folder: Path, address: str) -> None:
    """Write `ca`, `server` (for loopback and `address`) and `front-proxy`, `.crt` and `.key`, and `accounts.key`."""
    _openssl(folder, "genrsa -out accounts.key 2048")
    _openssl(folder, "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 2 -subj /CN=test-ca")
    (folder / "leaf.cnf").write_text(_LEAF.format(address=address))
    signed = "-CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.cnf"
    for name in ("server", "front-proxy"):
        _openssl(folder, f"req -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}")
        _openssl(folder, f"x509 -req -in {name}.csr {signed} -out {name}.crt")


def _openssl(folder: Path, arguments: str) -> None:
    done = subprocess.run(["openssl", *arguments.split()], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
