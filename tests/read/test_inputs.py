"""Files as strangers have them: dumps of news services, mail, PDF, Word, archives, other languages' tables."""

import io
import json
import sys
import zipfile

import pytest

from kg.read.documents import read_documents
from kg.read.options import Noted, ReadOptions, Skipped
from kg.records import Document

STORY = (
    "The foreign minister of Nordland said on Monday that the talks with the rebels would go on."
)
OTHER = "Two envoys met in the capital and agreed that the border crossing would be opened again."


def read(*paths, **options):
    found = list(read_documents(paths, options=ReadOptions(**options)))
    return [[one for one in found if isinstance(one, kind)] for kind in (Document, Skipped, Noted)]


def reasons(found):
    return [one.reason for one in found]


NEWS_API = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "North Wire"},
            "author": "Ana Roe",
            "title": "Talks",
            "description": "Short.",
            "url": "https://north.example/a",
            "urlToImage": None,
            "publishedAt": "2024-02-28T10:00:00Z",
            "content": STORY,
        }
    ],
}
GUARDIAN = {
    "response": {
        "results": [
            {
                "id": "world/1",
                "webTitle": "Talks",
                "webPublicationDate": "2024-02-28T10:00:00Z",
                "webUrl": "https://north.example/a",
                "fields": {"bodyText": STORY, "byline": "Ana Roe"},
            }
        ]
    }
}
DUMPS = {
    "a news service": NEWS_API,
    "a newspaper's service": GUARDIAN,
    "an array": [{"title": "Talks", "text": STORY, "publish_date": "2024-02-28"}],
    "one article": {"title": "Talks", "maintext": STORY, "date_publish": "2024-02-28 10:00:00"},
    "a scraper": {
        "newspapers": {
            "wire": {
                "link": "https://north.example",
                "articles": [{"title": "Talks", "text": STORY, "published": "2024-02-28"}],
            }
        }
    },
    "a search engine": {
        "took": 1,
        "hits": {
            "total": 1,
            "hits": [
                {"_id": "5", "_source": {"headline": "Talks", "body": STORY, "date": "2024-02-28"}}
            ],
        },
    },
    "a JSON feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "North Wire",
        "description": "News",
        "items": [
            {"title": "Talks", "content_html": f"<p>{STORY}</p>", "date_published": "2024-02-28"}
        ],
    },
    "a web log": [
        {
            "id": 3,
            "date": "2024-02-28T10:00:00",
            "title": {"rendered": "Talks"},
            "content": {"rendered": f"<p>{STORY}</p>"},
        }
    ],
    "markup of a page": {
        "@type": "NewsArticle",
        "headline": "Talks",
        "articleBody": STORY,
        "datePublished": "2024-02-28",
    },
    "no text but a summary": {
        "articles": [
            {"title": "Talks", "content": None, "description": STORY, "publishedAt": "2024-02-28"}
        ]
    },
}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS)
def test_json_of_many_shapes(tmp_path, dump, name):
    (tmp_path / name).write_text(json.dumps(dump, indent=1))
    [document], skipped, _ = read(tmp_path)
    assert (document.text, document.title, document.published[:10]) == (
        STORY,
        "Talks",
        "2024-02-28",
    )
    assert skipped == []


def test_a_json_array_on_standard_input(monkeypatch):
    data = json.dumps([{"text": STORY}, {"text": OTHER}]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [one.id for one in read("-")[0]] == ["stdin:1", "stdin:2"]


def test_json_lines_under_the_name_of_json(tmp_path):
    (tmp_path / "a.json").write_text(
        "\n".join(json.dumps({"text": text}) for text in (STORY, OTHER))
    )
    assert [one.id for one in read(tmp_path)[0]] == ["a.json:1", "a.json:2"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"articles": [\n1,', "malformed JSON: Expecting value, line 2"),
        ('{"a": 1}', "no articles in it: no object with text (text, content, body, maintext …)"),
        ("[1, 2]", "no articles in it: no object with text (text, content, body, maintext …)"),
        ("[" * 100_000, "malformed JSON: too deep or too large a number"),
        ("", "malformed JSON: Expecting value, line 1"),
    ],
)
def test_json_without_articles_says_so(tmp_path, data, reason):
    (tmp_path / "a.json").write_text(data)
    documents, skipped, _ = read(tmp_path)
    assert documents == []
    assert reasons(skipped) == [reason]


MAIL = """From: North Wire <desk@north.example>
To: reader@example.org
Subject: =?utf-8?q?Talks_in_Z=C3=BCrich?=
Date: Wed, 28 Feb 2024 15:05:00 +0100
MIME-Version: 1.0
Content-Type: {kind}; charset={charset}
Content-Transfer-Encoding: 8bit

{body}
"""


@pytest.mark.parametrize(
    ("kind", "charset", "body"),
    [
        ("text/plain", "utf-8", f"{STORY} Café."),
        ("text/plain", "iso-8859-1", f"{STORY} Café."),
        ("text/plain", "no-such-code", f"{STORY} Café."),
        ("text/html", "utf-8", f"<html><body><p>{STORY} Caf&eacute;.</p></body></html>"),
    ],
)
def test_mail(tmp_path, kind, charset, body):
    encoding = charset if charset != "no-such-code" else "utf-8"
    message = MAIL.format(kind=kind, charset=charset, body=body)
    (tmp_path / "a.eml").write_bytes(message.encode(encoding))
    [document], skipped, noted = read(tmp_path)
    assert document.text.strip() == f"{STORY} Café."
    assert (document.id, document.title, document.publisher) == (
        "a.eml",
        "Talks in Zürich",
        "North Wire",
    )
    assert document.published == "2024-02-28T14:05:00Z"
    assert (skipped, noted) == ([], [])


def test_attachments_of_a_mail_are_named(tmp_path):
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "Talks"
    message.set_content(STORY)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="full.pdf")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    [document], _, noted = read(tmp_path)
    assert document.text.strip() == STORY
    assert reasons(noted) == ["attachments not read: full.pdf"]


def test_a_mailbox_holds_an_article_a_message(tmp_path):
    parts = [
        f"From - Wed Feb 28 15:05:00 2024\nMessage-ID: <{number}@x>\nSubject: S{number}\n\n{text}\n>From here on.\n\n"
        for number, text in enumerate((STORY, OTHER))
    ]
    parts.append("From - Wed Feb 28 15:05:00 2024\nSubject: none\nContent-Type: image/png\n\n\n")
    (tmp_path / "a.mbox").write_text("".join(parts))
    (tmp_path / "b.mbox").write_text("no mailbox")
    documents, skipped, _ = read(tmp_path)
    assert [(one.id, one.title) for one in documents] == [("0@x", "S0"), ("1@x", "S1")]
    assert documents[0].text.split("\n")[:2] == [STORY, "From here on."]
    assert [one.path.rpartition("/")[2] for one in skipped] == ["a.mbox:3", "b.mbox"]


def make_pdf(*pages):
    """Return a PDF of pages of lines, as small as one can be."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 750 Td\n{shown}ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(out),
    )
    return out + head + tail


def test_pdf_gives_its_text_without_page_numbers(tmp_path):
    pytest.importorskip("pypdf")
    pages = make_pdf(
        ["The foreign minister of Nordland", "said that talks would go on.", "1"],
        ["They did.", "- 2 -"],
    )
    (tmp_path / "a.pdf").write_bytes(pages)
    (tmp_path / "b.pdf").write_bytes(make_pdf([]))
    (tmp_path / "c.pdf").write_bytes(b"no PDF")
    [document], skipped, _ = read(tmp_path)
    assert document.text.split("\n") == [
        "The foreign minister of Nordland",
        "said that talks would go on.",
        "They did.",
    ]
    assert (
        reasons(skipped)[0] == "empty: no text layer in the PDF; pictures of pages need OCR first"
    )
    assert reasons(skipped)[1].startswith("no readable PDF")


def test_word_documents(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for text in ("Talks", STORY):
        document.add_paragraph(text)
    document.core_properties.title = "Talks"
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.docx").write_bytes(b"no ZIP")
    with zipfile.ZipFile(tmp_path / "c.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"a" * 60_000_000)
    [document], skipped, _ = read(tmp_path)
    assert document.text == f"Talks\n{STORY}"
    assert document.title == "Talks"
    assert ["no readable Word" in reasons(skipped)[0], "over-long" in reasons(skipped)[1]] == [
        True,
        True,
    ]


@pytest.mark.parametrize("name", ["pypdf", "docx"])
def test_what_needs_an_extra_is_skipped_with_the_command(tmp_path, monkeypatch, name):
    monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / ("a.pdf" if name == "pypdf" else "a.docx")).write_bytes(b"x")
    (tmp_path / "b.txt").write_text(STORY)
    documents, skipped, _ = read(tmp_path)
    assert len(documents) == 1
    assert 'pip install "kg[documents]"' in skipped[0].reason


def test_archives_are_read_with_the_metadata_in_them(tmp_path):
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as packed:
        packed.writestr("in/a.txt", STORY)
        packed.writestr("in/metadata.csv", "file,title\na.txt,Talks\nz.txt,Lost\n")
        packed.writestr("in/photo.jpg", b"\xff\xd8")
        packed.writestr("../../b.txt", OTHER)
        packed.writestr("__MACOSX/c.txt", OTHER)
        packed.writestr("inner.zip", b"PK")
    documents, skipped, noted = read(tmp_path)
    assert [(one.id, one.title) for one in documents] == [
        ("news.zip/a.txt", "Talks"),
        ("news.zip/b.txt", ""),
    ]
    assert sorted(one.path.rpartition("news.zip")[2] for one in skipped) == [
        "/in/photo.jpg",
        "/inner.zip",
    ]
    assert reasons(noted) == ["rows that name no file beside it: z.txt"]
    assert noted[0].path.endswith("news.zip/in/metadata.csv")
    assert not (tmp_path.parent / "b.txt").exists()


def test_archives_that_are_none_or_too_large_cost_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.read.archives._MAX_TOTAL", 1000)
    (tmp_path / "a.zip").write_bytes(b"no ZIP")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"a" * 100_000)
    (tmp_path / "c.txt").write_text(STORY)
    documents, skipped, _ = read(tmp_path)
    assert [one.id for one in documents] == ["c.txt"]
    assert reasons(skipped) == [
        "no readable ZIP: File is not a zip file",
        "over-long: more than 1,000 bytes in it",
    ]


HEADERS = {
    "German": "Titel;Datum;Quelle;weblink;Autor;Inhalt",
    "French": "Titre;Date;Journal;Lien;Auteur;Texte",
    "Spanish": "Título;Fecha;Fuente;Enlace;Autor;Contenido",
    "Italian": "Titolo;Data;Fonte;URL;Autore;Testo",
    "a dump": "headline;pub_date;outlet;permalink;by-line;Body Text",
    "a service": "webTitle;publishedAt;sourceName;webUrl;authors;bodyText",
}


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_columns_by_their_usual_names(tmp_path, header, separator):
    row = ["Talks", "28.02.2024", "North Wire", "https://north.example/a", "Ana Roe", STORY]
    text = f"{header.replace(';', separator)}\n{separator.join(row)}\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    [one], _, noted = read(tmp_path)
    assert [one.title, one.published, one.publisher, one.url, one.author, one.text] == [
        *("Talks", "2024-02-28", "North Wire", "https://north.example/a", "Ana Roe", STORY)
    ]
    assert noted == []


@pytest.mark.parametrize(
    ("name", "separator"), [("metadata.csv", ";"), ("metadata.csv", "\t"), ("metadata.tsv", "\t")]
)
def test_sidecars_of_other_separators(tmp_path, name, separator):
    rows = [["Datei", "Titel", "Datum"], ["a.txt", "Talks", "28.02.2024"]]
    (tmp_path / name).write_text("\n".join(separator.join(row) for row in rows))
    (tmp_path / "a.txt").write_text(STORY)
    [document], skipped, noted = read(tmp_path)
    assert (document.title, document.published) == ("Talks", "2024-02-28")
    assert (skipped, noted) == ([], [])


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>North Wire</title><item>
<title>Talks</title><description>{}</description></item></channel></rss>"""


@pytest.mark.parametrize(
    "markup",
    [
        f"&amp;lt;p&amp;gt;{STORY}&amp;lt;/p&amp;gt;",
        f"&amp;lt;p&amp;gt;&amp;lt;strong&amp;gt;{STORY}&amp;lt;/strong&amp;gt;&amp;lt;br/&amp;gt;&amp;lt;/p&amp;gt;",
        f"&lt;p&gt;{STORY}&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href='/x'&gt;Other&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;",
        f"<![CDATA[&lt;p&gt;{STORY}&lt;/p&gt;]]>",
        f"<![CDATA[<p>{STORY}</p><p><a href='/x'>Read the rest of it</a></p>]]>",
    ],
)
def test_feeds_lose_their_markup_however_often_it_was_encoded(tmp_path, markup):
    (tmp_path / "a.rss").write_text(FEED.format(markup))
    [document], _, _ = read(tmp_path)
    assert document.text == STORY


@pytest.mark.parametrize(
    "line",
    [
        "The post Talks go on appeared first on North Wire.",
        "The post Talks go on first appeared on North Wire",
        "Related:\n- Envoys leave Geneva\n- Rebels reject truce",
        "Related stories\n\nEnvoys leave Geneva\nRebels reject truce",
        "More on this story\nhttps://north.example/b",
        "See also:\nEnvoys leave Geneva …",
    ],
)
def test_links_to_other_stories_are_not_the_article(tmp_path, line):
    (tmp_path / "a.txt").write_text(f"{STORY}\n{OTHER}\n\n{line}\n")
    [document], _, _ = read(tmp_path)
    left = document.text
    for span in reversed(document.skipped):
        left = left[: span.start] + left[span.end :]
    assert left.split() == f"{STORY} {OTHER}".split()
