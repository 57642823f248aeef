"""Mails and mailboxes: what their reader sees, each file a document of its own."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import DocumentError, EmptyDocument, UnreadableDocument
from directory.readers.mail import unflowed
from directory.readers.read import read
from directory.readers.unpack import unpack
from directory.reading import read_release
from directory.records import Document
from tests.unit.readers import office, pdfs
from tests.unit.readers.mails import PAGE, TEXT, mail, mbox

HEAD = b"From: news@example.org\nSubject: News\nMIME-Version: 1.0\n"


def document(content: EmailMessage | bytes, name: str = "news.eml") -> Document:
    return Document(f"file:///{name}", name, bytes(content))


def within(content: EmailMessage | bytes, name: str = "news.eml") -> list[Document]:
    found = list(unpack(document(content, name)))
    assert not [str(item) for item in found if isinstance(item, DocumentError)]
    return [item for item in found if isinstance(item, Document)]


def words(content: EmailMessage | bytes) -> str:
    return read(within(content)[0]).content


class TestOneMail:
    def test_is_a_document_under_its_own_address_and_name(self) -> None:
        (found,) = within(mail())
        assert (found.address, found.name, found.id) == ("file:///news.eml", "news.eml", "news")

    def test_opens_with_its_subject_and_is_dated_by_its_header(self) -> None:
        reading = read_release(document(mail(subject="Fwd: Das Museum der Beispiele öffnet wieder")))
        assert reading.release.text.startswith("Das Museum der Beispiele öffnet wieder\n\nThe museum")
        assert reading.release.title == "Das Museum der Beispiele öffnet wieder"
        assert str(reading.release.date) == "2026-06-05"

    def test_says_its_subject_once(self) -> None:
        assert words(mail("Museum of Examples\nopens again\n\nIt does.\n")).count("opens again") == 1

    def test_is_read_as_its_page_where_text_and_page_say_the_same(self) -> None:
        reading = read_release(document(mail(TEXT, PAGE)))
        (contact,) = reading.mentions
        assert (contact.name, contact.role, contact.emails) == ("Jane Doe", "Press officer", ("jane.doe@example.org",))
        assert "Newsletter 7" not in reading.release.text

    def test_is_read_as_its_text_where_the_page_is_made_of_pictures(self) -> None:
        pictures = "<p><img src='cid:1' alt='News'></p><p>View online</p>"
        assert "+44 20 7946 0101" in words(mail(TEXT, pictures))

    def test_shows_nothing_of_whom_it_is_from(self) -> None:
        # Who sends is a list or a newsletter more often than whom the press may call.
        assert "news@example.org" not in words(mail())

    def test_every_value_found_lies_in_the_text(self) -> None:
        reading = read_release(document(mail(TEXT, PAGE)))
        for claim in reading.mentions[0].claims:
            assert reading.release.text[claim.quote.start : claim.quote.end] == claim.quote.exact

    def test_is_known_by_its_head_and_not_by_its_name(self) -> None:
        assert "Museum of Examples" in words(mail())
        memorandum = b"From: Example Museum\nTo: The press\nSubject: Opening\n\nThe museum opens."
        assert read(Document("file:///m.txt", "m.txt", memorandum)).content.startswith("From: Example Museum")

    @pytest.mark.parametrize(
        ("header", "body", "said"),
        [
            (b'text/plain; charset="koi8-r"', "Контакты".encode("koi8-r"), "Контакты"),
            (b"text/plain; charset=us-ascii", "Élodie".encode(), "Élodie"),
            (b"text/plain; charset=utf-8", "Élodie".encode("cp1252"), "Élodie"),
            (b"text/plain; charset=unknown-8bit", "Élodie".encode("latin-1"), "Élodie"),
            (b"text/plain; charset=punycode", b"plain", "plain"),
            (b"text/plain; charset=gb2312", "镕".encode("gbk"), "镕"),
            (b"text/plain; charset=iso-8859-1", "l’été".encode("cp1252"), "l’été"),
            (b"text/html; charset=koi8-r", '<meta charset="utf-8"><p>Контакты</p>'.encode("koi8-r"), "Контакты"),
            (b"nonsense", b"words", "words"),
            (b"multipart/mixed", b"words without parts", "words"),
            (b"multipart/mixed; boundary=other", b"\n--b\n\nwords\n--b--", "words"),
            (b"multipart/mixed; boundary=b", b"\n--b\n\nwords, and no end", "words, and no end"),
            (b"text/plain; format=flowed", b"one \nparagraph\nnext", "one paragraph\nnext"),
        ],
    )
    def test_broken_headers_cost_no_words(self, header: bytes, body: bytes, said: str) -> None:
        assert said in words(HEAD + b"Content-Type: " + header + b"\n\n" + body)

    def test_headers_beyond_ascii_are_read(self) -> None:
        assert words(b"Subject: Das Museum \xc3\xb6ffnet\nMIME-Version: 1.0\n\nHeute.").startswith("Das Museum öffnet")
        assert words(b"Subject: Das Museum \xf6ffnet\nMIME-Version: 1.0\n\nHeute.").startswith("Das Museum öffnet")
        folded = b"Subject: =?koi8-r?b?7dXaxQ==?=\n =?koi8-r?b?yiDP1MvS2dQ=?=\nMIME-Version: 1.0\n\nHi."
        assert words(folded).startswith("Музей открыт")
        assert words(b"Subject: =?utf-8?q?Mus=C3=A9e?=\nMIME-Version: 1.0\n\nOuvre.").startswith("Musée")

    @pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
    def test_broken_transfer_encodings_are_read_as_far_as_they_go(self, encoding: str) -> None:
        body = {"base64": b"VGhlIG11!c2V1bSBvcGVucw=\n", "quoted-printable": b"The museum=20opens=\n=ZZ"}[encoding]
        assert "The museum opens" in words(HEAD + f"Content-Transfer-Encoding: {encoding}\n\n".encode() + body)

    def test_without_words_it_is_empty_and_encrypted_it_is_locked(self) -> None:
        with pytest.raises(EmptyDocument, match=r"news\.eml: there are no words"):
            read(document(HEAD + b"Content-Type: image/png\n\nxx"))
        with pytest.raises(UnreadableDocument, match="encrypted"):
            read(document(HEAD + b"Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nVersion: 1\n--b--"))


class TestFilesOfAMail:
    def test_each_is_a_document_of_its_own(self) -> None:
        message = mail()
        sheet = pdfs.lines("Museum of Examples", "Media contact: John Doe, +44 20 7946 0102")
        message.add_attachment(sheet, maintype="application", subtype="pdf", filename="fact sheet.pdf")
        message.add_attachment("Pressekontakt: Éva Muster, +49 30 23125 101", filename="kontakt.txt", charset="cp1252")
        brief = office.docx(office.paragraph(office.run("Media contact: Jane Roe, +44 20 7946 0103")))
        message.add_attachment(brief, maintype="application", subtype="octet-stream", filename="brief.docx")

        body, first, second, third = within(message)

        assert body.name == "news.eml"
        assert third.id == "news/4-brief.docx"
        assert (first.address, first.id) == ("file:///news.eml#part=2", "news/2-fact_sheet.pdf")
        assert (second.address, second.id) == ("file:///news.eml#part=3", "news/3-kontakt.txt")
        names = [m.name for d in (first, second, third) for m in read_release(d).mentions]
        assert names == ["John Doe", "Éva Muster", "Jane Roe"]

    def test_a_mail_attached_is_opened_too(self) -> None:
        message = mail()
        inner = mail(subject="The other museum opens", number=2)
        inner.add_attachment("Contact: John Doe, +44 20 7946 0102", filename="contact.txt")
        message.add_attachment(inner)

        found = within(message)

        assert [d.address.partition("#")[2] for d in found] == ["", "part=2", "part=2&part=2"]
        assert len({d.id for d in found}) == 3

    def test_pictures_and_signatures_are_none_and_what_nobody_reads_is_told(self) -> None:
        message = mail()
        message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
        message.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="me.vcf")
        message.add_attachment(b"PK..", maintype="application", subtype="zip", filename="pictures.zip")

        message.add_attachment(b"\x78\x9f", maintype="application", subtype="ms-tnef", filename="winmail.dat")

        (body,) = within(message)

        assert body.warnings == (
            "part 4 (pictures.zip) was left out: nothing here reads application/zip",
            "part 5 (winmail.dat) was left out: nothing here reads application/ms-tnef",
        )

    def test_a_signed_mail_is_read_without_its_signature(self) -> None:
        signed = (
            b"--b\nContent-Type: text/plain\n\nSigned words\n--b\nContent-Type: application/pgp-signature\n\nxx\n--b--"
        )
        assert words(HEAD + b"Content-Type: multipart/signed; boundary=b\n\n" + signed) == "News\n\nSigned words\n"

    def test_more_parts_than_the_limit_are_told(self) -> None:
        parts = b"--b\nContent-Type: text/plain; name=a.txt\n\nhi\n" * 100_000
        found = within(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + parts)
        assert len(found) == 200
        assert "only the first 200 parts" in found[0].warnings[0]

    def test_levels_beyond_the_limit_are_told(self) -> None:
        levels = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000))
        (found,) = within(HEAD + levels + b"\nhi\n")
        assert "10 levels deep" in found.warnings[0]

    def test_mails_in_mails_are_opened_to_a_depth(self) -> None:
        inner = HEAD + b"\nhi"
        for _ in range(50):
            inner = HEAD + b"Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner
        (refused,) = unpack(document(inner))
        assert "too deep" in str(refused)


class TestMailboxes:
    def test_each_mail_is_a_document_named_after_its_message_id(self) -> None:
        box = mbox(*(mail(subject=f"Release {n} of the museum", number=n) for n in range(3)))
        found = within(box, "archive.mbox")
        assert [d.address for d in found] == [f"file:///archive.mbox#message={n}.museum@example.org" for n in range(3)]
        assert [d.id for d in found] == [f"archive/{n}.museum@example.org" for n in range(3)]
        assert [read_release(d).release.title for d in found] == [f"Release {n} of the museum" for n in range(3)]

    def test_a_line_of_the_text_that_begins_with_from_parts_no_mails(self) -> None:
        quoted = mbox(mail("The days.\n>From Monday on it is open.\n"))
        plain = mbox(mail("The days.\n\nFrom Monday 10:00 on it is open.\n\nCome.\n"))
        assert "\nFrom Monday on" in read(within(quoted, "a.mbox")[0]).content
        assert len(within(plain, "a.mbox")) == 1

    def test_one_mail_alone_keeps_the_name_of_its_mailbox(self) -> None:
        (found,) = within(mbox(mail()), "archive.mbox")
        assert (found.id, found.address) == ("archive", "file:///archive.mbox#message=1.museum@example.org")

    def test_a_copy_is_no_second_mail_and_a_reused_message_id_is(self) -> None:
        first, other = mail(), mail("Something else.")
        found = within(mbox(first, first, other), "archive.mbox")
        assert len(found) == len({d.address for d in found}) == len({d.id for d in found}) == 2

    def test_a_mail_without_message_id_is_named_after_its_bytes(self) -> None:
        without = mail()
        del without["Message-ID"]
        box = mbox(mail(), without)
        assert within(box, "a.mbox")[1].id.startswith("a/sha256-")
        assert [d.address for d in within(box, "a.mbox")] == [d.address for d in within(box, "a.mbox")]

    def test_a_file_without_words_does_not_cost_the_others(self) -> None:
        found = list(unpack(document(mbox(mail(""), mail(number=2), mail(number=3)), "a.mbox")))
        assert [isinstance(item, DocumentError) for item in found] == [True, False, False]

    def test_more_mails_than_the_limit_are_told(self) -> None:
        mark = b"From a Fri Jun  5 10:00:00 2026\n"
        box = b"".join(mark + b"Message-ID: <%d@x.example>\nSubject: s\n\nhi\n" % n for n in range(5_000))
        found = list(unpack(document(box, "a.mbox")))
        assert len(found) == 2_001
        assert str(found[-1]) == "a.mbox: it holds more than 2,000 documents; the others were not read"


@pytest.mark.parametrize(
    ("flowed", "joined", "text"),
    [
        ("one \ntwo\nthree", False, "one two\nthree"),
        ("ein \nbetrieb", True, "einbetrieb"),
        (" From here \n on", False, "From here on"),
        ("> quoted \n> more\nown", False, "> quoted more\nown"),
        ("-- \nJane Doe", False, "-- \nJane Doe"),
        ("a \n> b", False, "a \n> b"),
    ],
)
def test_flowed_text_is_put_together(flowed: str, joined: bool, text: str) -> None:
    assert unflowed(flowed, joined=joined) == text


_PIECES = st.sampled_from(
    [
        b"\n", b"\r\n", b"--b", b"--b--", b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: ", b"text/html",
        b"multipart/alternative; boundary=", b'"b', b"message/rfc822", b"Content-Transfer-Encoding: base64\n", b"=?utf-8?q?",
        b"Subject: x\n", b"From a Fri Jun  5 10:00:00 2026\n", b"Date: x\n", b"<p>hi</p>", b"\xff", b"hi ", b"=", b";", b"a" * 50,
        b"Content-Disposition: attachment; filename*0*=utf-8''a%", b"charset=utf-7", b"(", b"<", b"@", b"\x00",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_any_mail_is_read_or_refused_by_name(pieces: list[bytes]) -> None:
    for start in (HEAD, b"From a Fri Jun  5 10:00:00 2026\n" + HEAD):
        for item in unpack(document(start + b"".join(pieces))):
            if isinstance(item, DocumentError):
                assert str(item).startswith("news.eml")
                continue
            try:
                read(item).content.encode("utf-8")
            except DocumentError as error:
                assert str(error).startswith("news.eml")  # noqa: PT017  # one of two right outcomes
