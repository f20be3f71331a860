"""Argos packages are installed whole or not at all, from a web server that can fail in every way."""

from __future__ import annotations

import fcntl
import io
import json
import os
import random
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from package_server import Page, Site, entry, serving

from fidelity.back_translate.argos_download import download, fetch
from fidelity.back_translate.argos_index import Offer, Release, chain, offers_at, read
from fidelity.back_translate.argos_install import Installed, install_file, install_offer
from fidelity.errors import EngineError

TINY = Path(__file__).with_name("tiny-ru_en.argosmodel")
RELEASE = Release("ru", "en", "0.1")
NAME = "translate-ru_en-0_1"
PART = f"{NAME}.argosmodel.part"
METADATA = {"package_version": "0.1", "from_code": "ru", "to_code": "en"}
SMALL = {
    "p/metadata.json": json.dumps(METADATA),
    "p/model/model.bin": "weights" * 99,
    "p/sentencepiece.model": "pieces",
}


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of packages, which is made when it is needed."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("no_proxy", "*")
    return tmp_path / "packages"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def archive(files: dict[str, str], *, modes: dict[str, int] | None = None) -> bytes:
    """A zip archive of these files; a mode makes one of them a link or a device."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = (modes or {}).get(name, stat.S_IFREG | 0o644) << 16
            made.writestr(member, text)
    return written.getvalue()


def files_in(folder: Path) -> dict[str, int]:
    """What lies in a folder, at any depth, with its size."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def contents(package: bytes) -> dict[str, int]:
    """The files of a package file as they lie in the folder of packages."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        members = [member for member in opened.infolist() if not member.is_dir()]
    return {f"{NAME}/{m.filename.partition('/')[2]}": m.file_size for m in members}


def offered(site: Site, *links: str) -> Offer:
    return Offer(RELEASE, tuple(site.address + link for link in links))


def get(offer: Offer, *, again: bool = False, timeout: float = 60) -> Installed:
    return install_offer(offer, told=lambda done, total: None, again=again, timeout=timeout)


def named(chained: tuple[Offer, ...]) -> list[str]:
    return [offer.release.name for offer in chained]


LIST = [
    entry("ru_en", "1.9", "a"),
    entry("ru_en", "1.10", "b"),
    entry("ru_en", "1.2", "l"),
    entry("en_ru", "2.0", "c"),
    entry("be_ru", "1.0", "d"),
    entry("be_pl", "1.0", "e"),
    entry("pl_cs", "1.0", "f"),
    entry("szl_pl", "1.0", "g"),
    entry("cs_en", "1.0", "h"),
    entry("pb_en", "1.0", "i"),
    entry("xx_yy", "1.0", "j"),
    entry("yy_xx", "1.0", "k"),
]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param("ru", ["translate-ru_en-1_10"], id="the newest, by numbers"),
        pytest.param("be", ["translate-be_ru-1_0", "translate-ru_en-1_10"], id="the shortest way"),
        pytest.param(
            "szl",
            ["translate-szl_pl-1_0", "translate-pl_cs-1_0", "translate-cs_en-1_0"],
            id="a longer way where there is no other",
        ),
        pytest.param("pt", ["translate-pb_en-1_0"], id="another code of the same language"),
    ],
)
def test_the_fewest_and_newest_packages_that_reach_english_are_picked(
    lang: str, expected: list[str]
) -> None:
    where = "http://nowhere/index.json"
    assert named(chain(read(json.dumps(LIST).encode(), where), lang, where)) == expected


@pytest.mark.parametrize("lang", ["xx", "de"])
def test_a_language_that_leads_nowhere_is_named_with_those_that_reach_english(lang: str) -> None:
    where = "http://user:secret@nowhere:80/index.json?key=secret"
    with pytest.raises(EngineError) as caught:
        chain(read(json.dumps(LIST).encode(), where), lang, where)
    assert caught.value.where == "http://nowhere:80/index.json"
    assert "lists no package that leads from " in caught.value.what
    assert caught.value.hint.endswith("there are packages from cs pb ru")


def test_entries_that_make_no_sense_are_passed_over_and_links_are_made_absolute() -> None:
    entries: list[object] = [
        entry("ru_en", "1.0", "ru.argosmodel", "ipfs://Qm1", "http://[", "https://else.test/r"),
        {**entry("ru_en", "1.1", "x"), "type": "sbd"},
        {**entry("ru_en", "1.1", "x"), "from_code": "../ru"},
        {**entry("ru_en", "1.1", "x"), "package_version": "../../1"},
        {**entry("ru_en", "1.1", "x"), "to_code": None},
        {**entry("de_en", "1.1"), "links": None},
        "ru",
        None,
    ]
    assert read(json.dumps(entries).encode(), "http://here.test/deep/index.json") == (
        Offer(
            Release("ru", "en", "1.0"),
            ("http://here.test/deep/ru.argosmodel", "https://else.test/r"),
        ),
        Offer(Release("de", "en", "1.1"), ()),
    )


@pytest.mark.parametrize(
    ("page", "what"),
    [
        pytest.param(Page(b"<html>"), "is not JSON (Expecting value", id="a page for people"),
        pytest.param(Page(b"{}"), "is not a JSON list", id="another kind of JSON"),
        pytest.param(Page(b"[" * 99_999), "is not JSON (", id="bottomless"),
        pytest.param(Page(b"\xff\xfe[]"), "is not JSON (", id="no text"),
        pytest.param(Page(b"[" + b" " * 10_000_000), "is larger than 10,000,000 bytes", id="huge"),
        pytest.param(Page(b"[]", claims=9), "broke off after 2 of 9 bytes", id="broken off"),
        pytest.param(Page(b"[]", 500), "the server says 500 Internal Server Error", id="error"),
        pytest.param(Page(b"[]", 416), "the server says 416", id="a range that was not asked for"),
        pytest.param(Page(b"[]", silent_after=1), "no answer for 0.3 seconds", id="silent"),
        pytest.param(
            Page(b"", 302, {"Location": "file:///etc/passwd"}),
            "the server says 302",
            id="to a file",
        ),
        pytest.param(Page(b"", 302, {"Location": "/index.json"}), "the server says 302", id="loop"),
    ],
)
def test_a_list_that_cannot_be_had_is_an_error_of_its_address(
    site: Site, page: Page, what: str
) -> None:
    site.pages["/index.json"] = page
    with pytest.raises(EngineError) as caught:
        offers_at(site.index, timeout=0.3)
    assert (caught.value.where, caught.value.what[: len(what)]) == (site.index, what)


@pytest.mark.parametrize(
    ("address", "where", "what"),
    [
        ("http://127.0.0.1:1/list", "http://127.0.0.1:1/list", "cannot be reached: Connection refused"),
        ("http://nowhere.invalid/list", "http://nowhere.invalid/list", "cannot be reached: "),
        ("file:///etc/passwd", "/etc/passwd", "is not an http or https address"),
        ("index.json", "index.json", "is not an http or https address"),
        ("http://[", "an address that is none", "is not an http or https address"),
        ("http://a\x1b.test/ü\x07", "http://a?.test/ü?", "is not an address that can be asked for"),
        ("http://me:secret@127.0.0.1:1/l?key=secret", "http://127.0.0.1:1/l", "cannot be reached: "),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_asked_for_is_shown_without_its_secrets(
    address: str, where: str, what: str
) -> None:
    with pytest.raises(EngineError) as caught:
        fetch(address, at_most=9, timeout=5)
    assert (caught.value.where, caught.value.what[: len(what)]) == (where, what)


def test_a_name_and_password_in_an_address_are_sent_as_such(site: Site) -> None:
    site.pages["/list"] = Page(b"hello")
    address = site.address.replace("http://", "http://me:p%40ss@")
    assert (fetch(f"{address}/list", at_most=9), site.logins) == (b"hello", ["Basic bWU6cEBzcw=="])


def test_a_package_is_downloaded_and_lies_whole_in_a_folder_of_its_own(
    site: Site, packages: Path
) -> None:
    site.pages["/tiny"] = Page(TINY.read_bytes())
    said: list[tuple[int, int | None]] = []
    installed = install_offer(offered(site, "/tiny"), told=lambda *now: said.append(now))
    assert installed == Installed(RELEASE, packages / NAME, was_here=False)
    assert files_in(packages) == contents(TINY.read_bytes())
    size = TINY.stat().st_size
    assert (said[0], said[-1], said == sorted(said)) == ((0, size), (size, size), True)


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        (Page(TINY.read_bytes(), tells_length=False), [""]),
        (Page(TINY.read_bytes(), chunks=True), [""]),
        (Page(TINY.read_bytes(), chunks=True, cuts=[5000], ranges=False), ["", "bytes=4993-"]),
    ],
    ids=["no length", "chunks", "missing chunks"],
)
def test_a_server_need_not_say_how_long_a_package_is(
    site: Site, packages: Path, page: Page, asked: list[str]
) -> None:
    site.pages["/tiny"] = page
    get(offered(site, "/tiny"))
    assert [wanted for _, wanted in site.asked] == asked
    assert files_in(packages) == contents(TINY.read_bytes())


def test_a_package_that_is_here_is_not_downloaded_again_unless_asked_for(
    site: Site, packages: Path
) -> None:
    site.pages["/tiny"] = Page(TINY.read_bytes())
    offer = offered(site, "/tiny")
    made = [get(offer), get(offer), get(offer, again=True), install_file(TINY)]
    assert [installed.was_here for installed in made] == [False, True, False, True]
    assert site.asked == [("/tiny", "")] * 2
    assert files_in(packages) == contents(TINY.read_bytes())


def test_a_newer_package_that_is_here_is_enough_and_an_older_one_is_not(
    site: Site, packages: Path
) -> None:
    for version in ("0.0.9", "0.2"):
        text = json.dumps({**METADATA, "package_version": version})
        package = packages.parent / f"{version}.argosmodel"
        package.write_bytes(archive({**SMALL, "p/metadata.json": text}))
    site.pages["/tiny"] = Page(TINY.read_bytes())
    older = install_file(packages.parent / "0.0.9.argosmodel")
    listed = get(offered(site, "/tiny"))
    newer = install_file(packages.parent / "0.2.argosmodel")
    assert get(offered(site, "/tiny")) == Installed(newer.release, newer.path, was_here=True)
    assert [older.path.name, listed.path.name] == ["translate-ru_en-0_0_9", NAME]


def test_a_package_without_its_model_is_replaced(packages: Path) -> None:
    broken = packages / NAME
    broken.mkdir(parents=True)
    (broken / "metadata.json").write_text(json.dumps(METADATA), encoding="utf-8")
    (broken / "leftover").touch()
    assert not install_file(TINY).was_here
    assert files_in(packages) == contents(TINY.read_bytes())


def test_a_package_that_argos_installed_is_replaced_where_it_lies(packages: Path) -> None:
    with zipfile.ZipFile(TINY) as tiny:
        tiny.extractall(packages)
    (packages / "translate-ru_en-tiny" / "leftover").touch()
    installed = install_file(TINY, again=True)
    assert installed.path == packages / "translate-ru_en-tiny"
    assert [path.name for path in packages.iterdir()] == ["translate-ru_en-tiny"]
    assert not (installed.path / "leftover").exists()


@pytest.mark.parametrize(
    ("page", "what"),
    [
        pytest.param(Page(b"", 404), "the server says 404 Not Found", id="not there"),
        pytest.param(Page(b"", 503), "the server says 503 Service Unavailable", id="out of order"),
        pytest.param(Page(b"", 200), "is not a whole zip archive", id="empty"),
        pytest.param(Page(b"<html>Log in</html>"), "is not a whole zip archive", id="a page"),
        pytest.param(
            Page(TINY.read_bytes(), claims=1000), "is not a whole zip archive", id="says too little"
        ),
        pytest.param(
            Page(TINY.read_bytes(), claims=10**10),
            "is larger than 4,000,000,000 bytes",
            id="says far too much",
        ),
        pytest.param(
            Page(TINY.read_bytes(), tells_length=False, cuts=[9999]),
            "is not a whole zip archive",
            id="broken off without a length",
        ),
        pytest.param(Page(archive({})), "holds no folders with a metadata.json", id="empty zip"),
        pytest.param(
            Page(archive({"p/model/model.bin": "w"})),
            "holds no folders with a metadata.json",
            id="no metadata",
        ),
        pytest.param(
            Page(archive({**SMALL, "q/metadata.json": "{}"})),
            "holds 2 folders with a metadata.json",
            id="two packages",
        ),
        pytest.param(
            Page(archive({"p/metadata.json": SMALL["p/metadata.json"]})), "holds no sentencepiece.model and no model/model.bin", id="no model"
        ),
        pytest.param(
            Page(archive({**SMALL, "p/metadata.json": "{"})),
            "its metadata.json is not that of a translation package",
            id="broken metadata",
        ),
        pytest.param(
            Page(archive({**SMALL, "p/metadata.json": json.dumps(METADATA) + " " * 1_000_000})),
            "its metadata.json is not that of a translation package",
            id="metadata without end",
        ),
        pytest.param(
            Page(archive({**SMALL, "p/metadata.json": json.dumps({**METADATA, "from_code": "de"})})),
            "is the package German (de) into English (en) 0.1, not Russian (ru) into",
            id="another package",
        ),
        pytest.param(
            Page(archive({**SMALL, "p/model": "file"})),
            "holds a file and a folder of the same name",
            id="file and folder",
        ),
        pytest.param(
            Page(archive({**SMALL, "../outside": "x"})),
            "would write outside of its folder: '../outside'",
            id="above",
        ),
        pytest.param(
            Page(archive({**SMALL, "p/../../outside": "x"})), "would write outside", id="above, inside"
        ),
        pytest.param(Page(archive({**SMALL, "/outside": "x"})), "would write outside", id="absolute"),
        pytest.param(
            Page(archive({**SMALL, "p\\..\\outside": "x"})), "would write outside", id="backslashes"
        ),
        pytest.param(Page(archive({**SMALL, "C:/outside": "x"})), "would write outside", id="drive"),
        pytest.param(
            Page(archive({**SMALL, "p/link": "/etc"}, modes={"p/link": stat.S_IFLNK | 0o777})),
            "would write outside of its folder: 'p/link'",
            id="symbolic link",
        ),
        pytest.param(
            Page(archive({**SMALL, **{f"p/{number}": "" for number in range(10_000)}})),
            "holds more than 10,000 files",
            id="too many files",
        ),
    ],
)  # fmt: skip
def test_what_is_no_whole_package_leaves_nothing_behind(
    site: Site, packages: Path, page: Page, what: str
) -> None:
    site.pages["/bad"] = page
    with pytest.raises(EngineError) as caught:
        get(offered(site, "/bad"))
    assert (caught.value.where, caught.value.what[: len(what)]) == (f"{site.address}/bad", what)
    assert list(packages.iterdir()) == []
    assert list(packages.parent.iterdir()) == [packages]


def test_what_says_that_it_is_larger_than_any_package_is_not_unpacked(packages: Path) -> None:
    package = bytearray(archive(SMALL))
    entry_at = package.index(b"PK\x01\x02", package.index(b"PK\x01\x02") + 1)
    package[entry_at + 24 : entry_at + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    (packages.parent / "bomb").write_bytes(package)
    with pytest.raises(EngineError, match="4,000,000,000 bytes"):
        install_file(packages.parent / "bomb")
    assert files_in(packages) == {}


def test_a_package_with_any_byte_changed_or_missing_is_whole_or_not_there(packages: Path) -> None:
    whole, seeded, told = archive(SMALL), random.Random(7), set()
    damaged = packages.parent / "damaged"
    for _ in range(400):
        package = bytearray(whole)
        at = seeded.randrange(len(package))
        if seeded.random() < 0.3:
            del package[at:]
        else:
            package[at] ^= 1 << seeded.randrange(8)
        damaged.write_bytes(package)
        try:
            path = install_file(damaged, again=True).path
            # Dates, names of other files and versions may differ; what the model is may not.
            assert (path / "model" / "model.bin").read_text(encoding="utf-8") == "weights" * 99
        except EngineError as error:
            told.add((error.where, error.what.partition(":")[0]))
        assert not list(packages.glob(".installing-*"))
    assert {
        (str(damaged), "is damaged"),
        (str(damaged), "is not a whole zip archive, as Argos packages are"),
    } <= told
    assert {where for where, _ in told} == {str(damaged)}


def test_a_download_that_breaks_off_is_gone_on_with_where_it_stopped(
    site: Site, packages: Path
) -> None:
    site.pages["/tiny"] = Page(TINY.read_bytes(), cuts=[300_000, 400_000])
    get(offered(site, "/tiny"))
    assert site.asked == [("/tiny", ""), ("/tiny", "bytes=300000-"), ("/tiny", "bytes=700000-")]
    assert files_in(packages) == contents(TINY.read_bytes())


def test_a_download_that_breaks_off_again_and_again_is_given_up_and_gone_on_with_later(
    site: Site, packages: Path
) -> None:
    page = site.pages["/tiny"] = Page(TINY.read_bytes(), cuts=[1000, 1000, 1000])
    with pytest.raises(EngineError) as caught:
        get(offered(site, "/tiny"))
    size = f"{TINY.stat().st_size:,}"
    assert (caught.value.where, caught.value.what) == (
        f"{site.address}/tiny",
        f"broke off after 3,000 of {size} bytes",
    )
    assert files_in(packages)[PART] == 3000
    assert page.cuts == []
    get(offered(site, "/tiny"))
    assert site.asked[-1] == ("/tiny", "bytes=3000-")
    assert files_in(packages) == contents(TINY.read_bytes())


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        pytest.param(
            Page(TINY.read_bytes(), headers={"ETag": '"second"'}), "bytes=5000-", id="file has changed"
        ),
        pytest.param(Page(TINY.read_bytes(), ranges=False), "bytes=5000-", id="no ranges"),
    ],
)  # fmt: skip
def test_a_download_begins_anew_where_the_server_has_no_rest_for_it(
    site: Site, packages: Path, page: Page, asked: str
) -> None:
    site.pages["/tiny"] = Page(b"x" * 9999, cuts=[5000], silent_after=0)
    with pytest.raises(EngineError, match=r"no answer for 0\.3 seconds"):
        get(offered(site, "/tiny"), timeout=0.3)
    site.pages["/tiny"] = page
    get(offered(site, "/tiny"))
    assert site.asked[-1] == ("/tiny", asked)
    assert files_in(packages) == contents(TINY.read_bytes())


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({"ETag": '"strong"'}, "bytes=5000-"),
        ({"Last-Modified": "Sun, 01 Nov 2026 10:00:00 GMT"}, "bytes=5000-"),
        ({"ETag": 'W/"weak"'}, ""),
        ({}, ""),
    ],
    ids=["tag", "date", "weak tag", "neither"],
)
def test_a_rest_is_asked_for_only_where_the_server_can_tell_that_the_file_is_the_same(
    site: Site, headers: dict[str, str], asked: str
) -> None:
    page = site.pages["/tiny"] = Page(TINY.read_bytes(), headers=headers, cuts=[5000])
    get(offered(site, "/tiny"))
    assert (site.asked[-1], page.cuts) == (("/tiny", asked), [])


def test_the_part_of_one_address_is_not_gone_on_with_from_another(
    site: Site, packages: Path
) -> None:
    site.pages["/old"] = Page(b"x" * 9999, cuts=[5000, 0])
    with pytest.raises(EngineError, match="broke off after"):
        get(offered(site, "/old"))
    site.pages["/new"] = Page(TINY.read_bytes())
    get(offered(site, "/new"))
    assert site.asked[-1] == ("/new", "")
    assert files_in(packages) == contents(TINY.read_bytes())


@pytest.mark.parametrize("said", ["bytes 0-99/100", "bytes 4999-6000/6001", "nonsense"])
def test_a_server_that_sends_another_part_than_asked_for_is_refused(
    site: Site, packages: Path, said: str
) -> None:
    site.pages["/tiny"] = Page(TINY.read_bytes(), cuts=[5000], part_range=said)
    with pytest.raises(EngineError, match="sent another part of the file"):
        get(offered(site, "/tiny"))
    assert files_in(packages) == {}


def test_a_server_that_sends_more_than_there_is_is_refused(site: Site, packages: Path) -> None:
    site.pages["/tiny"] = Page(TINY.read_bytes(), cuts=[5000], part_range="bytes 5000-5999/6000")
    with pytest.raises(EngineError, match="bytes of a file of 6,000"):
        get(offered(site, "/tiny"))
    assert files_in(packages) == {}


def test_an_interrupted_download_keeps_its_part_and_ends_with_it(
    site: Site, packages: Path
) -> None:
    site.pages["/tiny"] = Page(TINY.read_bytes())
    size = TINY.stat().st_size

    def interrupt(done: int, _: int | None) -> None:
        if done == size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install_offer(offered(site, "/tiny"), told=interrupt)
    assert files_in(packages)[PART] == size
    get(offered(site, "/tiny"))
    assert site.asked == [("/tiny", ""), ("/tiny", f"bytes={size}-")]
    assert files_in(packages) == contents(TINY.read_bytes())


@pytest.mark.parametrize("damage", ["", "\n\0"], ids=["changed file", "unreadable tag"])
def test_a_download_that_begins_anew_keeps_nothing_of_what_was_there(
    site: Site, tmp_path: Path, damage: str
) -> None:
    site.pages["/file"] = Page(b"an older and longer content", cuts=[12, 0])
    part = tmp_path / "file.part"
    with pytest.raises(EngineError, match="broke off after 12 of 27 bytes"):
        download(f"{site.address}/file", part, told=lambda done, total: None)
    with Path(f"{part}.etag").open("a", encoding="utf-8") as tag:
        tag.write(damage)
    site.pages["/file"] = Page(b"content", headers={"ETag": '"second"'})
    download(f"{site.address}/file", part, told=lambda done, total: None)
    assert part.read_bytes() == b"content"


def test_a_part_that_is_longer_than_the_file_is_thrown_away(site: Site, tmp_path: Path) -> None:
    site.pages["/file"] = Page(b"content")
    part = tmp_path / "file.part"
    download(f"{site.address}/file", part, told=lambda done, total: None)
    part.write_bytes(b"content and more")
    download(f"{site.address}/file", part, told=lambda done, total: None)
    assert part.read_bytes() == b"content"
    assert [asked for _, asked in site.asked] == ["", "bytes=16-", ""]


def test_the_next_link_is_tried_where_one_fails(site: Site, packages: Path) -> None:
    site.pages["/page"] = Page(b"<html>")
    site.pages["/tiny"] = Page(TINY.read_bytes())
    get(offered(site, "/gone", "/page", "/tiny"))
    assert [path for path, _ in site.asked] == ["/gone", "/page", "/tiny"]
    assert files_in(packages) == contents(TINY.read_bytes())


def test_where_every_link_fails_each_is_named_with_its_trouble(site: Site) -> None:
    site.pages["/page"] = Page(b"<html>")
    with pytest.raises(EngineError) as caught:
        get(offered(site, "/gone", "/page"))
    assert (caught.value.where, caught.value.what) == (
        f"package {NAME}",
        f"{site.address}/gone: the server says 404 Not Found;"
        f" {site.address}/page: is not a whole zip archive, as Argos packages are",
    )


def test_a_package_without_a_link_of_the_web_is_said_to_have_none(site: Site) -> None:
    with pytest.raises(EngineError) as caught:
        get(offered(site))
    assert (caught.value.where, caught.value.what) == (
        f"package {NAME}",
        "is listed without an address of the web",
    )


def busy(packages: Path) -> None:
    packages.mkdir()
    handle = os.open(packages, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)


@pytest.mark.parametrize(
    ("prepare", "what"),
    [
        pytest.param(busy, "another process is installing packages there", id="busy"),
        pytest.param(Path.touch, "cannot be written: File exists", id="a file"),
    ],
)
def test_a_folder_that_cannot_be_used_is_named(
    packages: Path, prepare: Callable[[Path], None], what: str
) -> None:
    prepare(packages)
    with pytest.raises(EngineError) as caught:
        install_file(TINY)
    assert (caught.value.where, caught.value.what) == (str(packages), what)


def test_what_a_killed_installation_left_is_swept_away(packages: Path) -> None:
    stale = packages / ".installing-abc" / "new" / "model"
    stale.mkdir(parents=True)
    (stale / "model.bin").touch()
    install_file(TINY)
    assert [path.name for path in packages.iterdir()] == [NAME]
