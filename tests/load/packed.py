"""Writes Word documents and e-books as the programs for them do, as small as they may be."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_OFFICE = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "ListParagraph": "List Paragraph",
    "Quote": "Quote",
    "Caption": "caption",
    "Title": "Title",
}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", numbered: int | None = None) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        properties += f'<w:numPr><w:ilvl w:val="{numbered}"/><w:numId w:val="1"/></w:numPr>'
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def link(text: str, relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    found = (
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{''.join(found)}</w:tbl>"


def image(alt: str) -> str:
    return f"""<w:r><w:drawing><wp:inline xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing">
    <wp:docPr id="1" name="p" descr="{alt}"/><a:graphic xmlns:a="{_OFFICE}/drawingml/2006/main"><a:graphicData>
    <pic:pic xmlns:pic="{_OFFICE}/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="image"/></pic:blipFill>
    </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def docx(*body: str, links: Mapping[str, str] | None = None, notes: tuple[str, ...] = ()) -> bytes:
    """A document with these paragraphs; `links` are addresses by their relations."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/officeDocument/2006/relationships/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    )
    for name in ("styles", "numbering", "footnotes"):
        relations += f'<Relationship Id="{name}" Type="{_OFFICE}/officeDocument/2006/relationships/{name}" Target="{name}.xml"/>'
    relations += f'<Relationship Id="image" Type="{_OFFICE}/officeDocument/2006/relationships/image" Target="media/p.png"/>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/></w:lvl>' for n in range(3))
    said = "".join(
        f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>' for n, text in enumerate(notes, 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in {
            "document": "document.main",
            "styles": "styles",
            "numbering": "numbering",
            "footnotes": "footnotes",
        }.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="d" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            "word/footnotes.xml": f"<w:footnotes {_W}>{said}</w:footnotes>",
            "word/media/p.png": b"\x89PNG",
        }
    )


_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def epub(
    *chapters: str, more: Mapping[str, str | bytes] | None = None, title: str = "The ferry"
) -> bytes:
    """A book of these chapters, in the order of their numbers; the first is the contents."""
    items = "".join(
        f'<item id="c{n}" href="text%20of/c{n}.xhtml" media-type="application/xhtml+xml" properties="{kind}"/>'
        for n, kind in enumerate(["nav", *[""] * len(chapters)])
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters) + 1))
    package = f"""<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>{title}</dc:title><dc:language>es-ES</dc:language><dc:creator>Ann Lee</dc:creator></metadata>
    <manifest>{items}</manifest><spine>{spine}</spine></package>"""
    pages = {
        f"OEBPS/text of/c{n}.xhtml": f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>c{n}</title></head><body>{text}</body></html>'
        for n, text in enumerate(("<nav><ol><li>Contents</li></ol></nav>", *chapters))
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OEBPS/book.opf": package,
            **pages,
            **(more or {}),
        }
    )
