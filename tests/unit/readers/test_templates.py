"""Pages as their authors keep them, with the code of servers and generators, and contacts that front matter offers."""

from __future__ import annotations

import pytest

from directory.readers.read import read
from directory.reading import read_release
from directory.records import Document, Mention

PROSE = (
    "The trust announced today that it will work with its partners on the new pier, which has been funded for the next"
    " three years and will be open to all of the people who live in the area."
)


def shown(name: str, content: str) -> str:
    return read(Document(f"file:///{name}", name, content.encode())).content


def offered(name: str, content: str) -> tuple[Mention, ...]:
    return read_release(Document(f"file:///{name}", name, content.encode())).mentions


def one(name: str, content: str) -> tuple[str | None, str | None, tuple[str, ...], list[str]]:
    (mention,) = offered(name, content)
    return mention.name, mention.role, tuple(mention.emails), [claim.value for claim in mention.of("phone")]


ADA = ("Ada Probe", "Press Officer", ("ada@trust.example.org",), ["+442079460301"])


@pytest.mark.parametrize(
    "front",
    [
        "contact_name: Ada Probe\ncontact_role: Press Officer\ncontact_email: ada@trust.example.org\ncontact_phone: +44 20 7946 0301",
        'contact:\n  name: "Ada Probe"\n  role: Press Officer  # since May\n  email: ada@trust.example.org\n  phone: +44 20 7946 0301\ntags: [a]',
        "press_contacts:\n- name: Ada Probe\n  title: Press Officer\n  mail: ada@trust.example.org\n  tel: '+44 20 7946 0301'",
        'contacts: [{name: "Ada Probe", role: "Press Officer", email: "ada@trust.example.org", phone: "+44 20 7946 0301"}]',
    ],
)
def test_front_matter_offers_contacts_in_entries_blocks_and_lists(front: str) -> None:
    assert one("a.md", f"---\ntitle: New pier\n{front}\n---\n\n{PROSE}\n") == ADA


def test_tables_of_toml_offer_contacts_too() -> None:
    front = '[[press_contacts]]\nname = "Ada Probe"\nrole = "Press Officer"\nemail = "ada@trust.example.org"\nphone = "+44 20 7946 0301"\n[menu]\nname = "Main"'

    assert one("a.md", f'+++\ntitle = "New pier"\n{front}\n+++\n\n{PROSE}\n') == ADA


def test_whom_the_text_offers_already_is_not_offered_again() -> None:
    front = "contact:\n  name: Ada Probe\n  email: ada@trust.example.org"
    body = "Press contact: Ada Probe, Press Officer, ada@trust.example.org, +44 20 7946 0301"

    assert one("a.md", f"---\ntitle: New pier\n{front}\n---\n\n{PROSE}\n\n{body}\n") == ADA


@pytest.mark.parametrize(
    "mark",
    [
        '{{< contact name="Ada Probe" role="Press Officer" phone="+44 20 7946 0301" email="ada@trust.example.org" >}}',
        'Ada Probe, Press Officer, +44 20 7946 0301, {{% email "ada@trust.example.org" %}}',
        "Ada Probe, Press Officer, +44 20 7946 0301, {{< mail ada@trust.example.org >}}",
    ],
)
def test_what_a_generator_is_told_to_show_of_contacts_is_read(mark: str) -> None:
    assert one("a.md", f"---\ntitle: New pier\n---\n\n{PROSE}\n\n## Press contact\n\n{mark}\n") == ADA


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.html", '<h1>{% trans "New pier" %}</h1><p>{{ page.date }}</p>', "New pier\n"),
        ("a.html", "<h1>{{ _('New pier') }}</h1><p>{{ 'press.contact'|trans }}</p>", "New pier\n"),
        ("a.php", '<?php include "top.php"; ?><h1><?= $page->title() ?> pier</h1><p>New</p>', "pier\n\nNew\n"),
        ("a.php", "<?php\n$body = '<h1>New</h1><p>pier</p><br>';\n", "$body = '\n\nNew\n\npier\n\n';\n"),
        ("a.php", '<p><?php echo hide("ada@trust.example.org"); ?></p><p></p><br>', "ada@trust.example.org\n"),
        ("a.erb", '<p>Mail</p><p><%= mail_to "ada@trust.example.org" %></p><br>', "Mail\n\nada@trust.example.org\n"),
        ("a.jsx", "import A from './a';\nconst B = () => {\n  return (\n    <p>New{' '}<b>pier</b>{/* old */}</p><p></p><br/>);\n};", "New pier\n\n); };\n"),
        ("a.vue", "<template><div><h1>New</h1><p>pier</p></div></template><script>let a = 1</script>", "New\n\npier\n"),
        ("a.mdx", 'import { C } from "./c"\n\n# New pier\n\n<C name="Ada Probe" email="ada@trust.example.org" />\n', "New pier\n\nAda Probe\nada@trust.example.org\n"),
    ],
)  # fmt: skip
def test_code_goes_and_the_words_it_shows_stay(name: str, content: str, words: str) -> None:
    assert shown(name, content) == words


def test_code_without_an_end_takes_no_time() -> None:
    assert shown("a.php", "<p>New pier</p><p></p><br>" + "<% <?x {/* " * 100_000).startswith("New pier")
