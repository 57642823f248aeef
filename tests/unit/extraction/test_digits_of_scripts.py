"""Numbers in the digits of other scripts: read as numbers, in the form of their country, with the very signs as evidence."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

ARABIC = "أعلنت المنظمة اليوم أنها ستعمل مع شركائها في المشروع الجديد الذي سيكون مفتوحا لجميع سكان المنطقة."
PERSIAN = "این سازمان امروز اعلام کرد که با شرکای خود در پروژه جدید همکاری خواهد کرد و برای همه باز خواهد بود."
AR_CUE, FA_CUE = "للتواصل الإعلامي:\nسارة المثال\nهاتف: ", "تماس برای رسانه‌ها:\nنگار نمونه\nتلفن: "


@pytest.mark.parametrize(
    ("before", "written", "behind", "e164", "extension"),
    [
        (f"{ARABIC}\n\n{AR_CUE}", "٠١٠٥٥٥٥٠١٢٣", "\nsara@example.eg", "+201055550123", None),
        (f"{ARABIC}\n\nالقاهرة، مصر\n\n{AR_CUE}", "٠٢-٢٥٥٥٠١٢٣", "\nsara@example.org", "+20225550123", None),
        (f"{ARABIC}\n\n{AR_CUE}", "+٢٠٢٢٥٥٥٠١٢٣", "\nsara@example.org", "+20225550123", None),
        (f"{ARABIC}\n\n{AR_CUE}", "٠٠٢٠٢٢٥٥٥٠١٢٣", " تحويلة ١٢٣\nsara@example.org", "+20225550123", "123"),
        (f"{PERSIAN}\n\n{FA_CUE}", "۰۲۱-۵۵۵۰۱۲۳۴", "\nnegar@example.org", "+982155501234", None),
        (f"{PERSIAN}\n\n{FA_CUE}", "۰۹۱۲ ۵۵۵ ۰۱۲۳", " داخلی ۱۲۳\nnegar@example.org", "+989125550123", "123"),
        (f"{PERSIAN}\n\n{FA_CUE}", "(۰۲۱) ۵۵۵۰۱۲۳۴", "\nnegar@example.org", "+982155501234", None),
    ],
)  # fmt: skip
def test_they_are_read_and_cited_to_the_sign(
    before: str, written: str, behind: str, e164: str, extension: str | None
) -> None:
    document = Document("file:///release.txt", "release.txt", f"{before}{written}{behind}\n".encode())
    [mention] = read_release(document).mentions
    [number] = mention.of("phone")

    assert (number.value, number.extension, number.quote.exact) == (e164, extension, written)
    assert f"{before}{written}"[number.quote.start : number.quote.end] == written
