"""Fixtures that hold for every test: no network, triggers out of the way of a flush."""

import socket
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

# bin/test installs no browser driver; the journeys belong to bin/e2e.
collect_ignore = [] if find_spec("playwright") else ["e2e"]

_SETEMPAT = {"127.0.0.1", "::1", "localhost", "", None}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gerbang", action="store_true", help="everything in full (bin/gate)")
    parser.addoption("--panjang", action="store_true", help="far more of it, by hand (bin/soak)")


@pytest.fixture(scope="session")
def gerbang(request: pytest.FixtureRequest) -> bool:
    """Ask every cell and the whole corpus? Else the part that ``make test`` asks."""
    return bool(request.config.getoption("--gerbang"))


class JaringanDilarang(RuntimeError):
    """A test tried to reach something outside this machine."""


def _periksa_alamat(soket: socket.socket, alamat: Any) -> None:
    if soket.family in (socket.AF_INET, socket.AF_INET6) and alamat[0] not in _SETEMPAT:
        raise JaringanDilarang(f"tes mencoba menghubungi {alamat!r}")


@pytest.fixture(scope="session", autouse=True)
def tanpa_jaringan() -> Iterator[None]:
    """Refuse every connection and every name look-up but those of this machine."""
    with pytest.MonkeyPatch.context() as tambal:
        for nama in ("connect", "connect_ex", "sendto"):
            tambal.setattr(socket.socket, nama, _jaga_soket(nama))
        tambal.setattr(socket, "getaddrinfo", _jaga_nama(socket.getaddrinfo))
        yield


def _jaga_soket(nama: str) -> Any:
    asli = getattr(socket.socket, nama)

    def terjaga(soket: socket.socket, *argumen: Any) -> Any:
        _periksa_alamat(soket, argumen[-1])
        return asli(soket, *argumen)

    return terjaga


def _jaga_nama(asli: Any) -> Any:
    def terjaga(host: Any, *argumen: Any, **pilihan: Any) -> Any:
        if host not in _SETEMPAT:
            raise JaringanDilarang(f"tes mencoba mencari alamat {host!r}")
        return asli(host, *argumen, **pilihan)

    return terjaga


@pytest.fixture(autouse=True)
def pemicu_disingkirkan_saat_flush(request: pytest.FixtureRequest) -> Iterator[None]:
    """Drop the append-only triggers before a transactional test is flushed.

    The flush empties every table, which is just what the triggers forbid. It ends with
    ``post_migrate``, which puts them back; production code has no switch for this.
    """
    if not _bertransaksi(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    from tests.alat.pemicu import pemicu_dilepas

    yield
    pemicu_dilepas()


def _bertransaksi(request: pytest.FixtureRequest) -> bool:
    tanda = request.node.get_closest_marker("django_db")
    return bool(
        {"transactional_db", "live_server"} & set(request.fixturenames)
        or (tanda is not None and tanda.kwargs.get("transaction"))
    )
