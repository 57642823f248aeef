"""Scripts that write without spaces between words (Chinese, Japanese) or without capitals (Korean): departments and firms."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from directory.extraction.words import across

_DEPARTMENT = frozenset("部課室局係处處组組")
_SECTION = re.compile(
    r"[\uac00-\ud7a3](?:팀|실|부|과|국|처|센터|본부|그룹|관실)$|[\u4e00-\u9fff](?:科|司|中心)$|[\u3040-\u9fffA-Z](?:グループ|チーム)$"
)
_TEAM = re.compile(r"[\u3040-\u9fffA-Za-z](?:グループ|チーム|ユニット|セクション|担当部|担当課)$")
_BRANCH = re.compile(
    r"[\u3040-\u9fff](?:研究所|研究科|研究院|研究室|研究センター|学部|学院|学系|学科|専攻|支社|支店|支部|事務局)$"
)

_FORMS = "株有資名合同社財福学医独主주사재유복의"
_PLACED = "一社|一財|公社|公財|特非|中国|中國|北京|上海|广州|深圳|香港|台灣|台湾|亚洲|亞洲|亚太"
_COMPANY = "(?:股份|集团|集團|控股|投资|投資)?有限"
_NO_FORM = rf"(?!(?:[{_FORMS}]|{_PLACED}|[\u4e00-\u9fff]{{2,4}}(?=[)）]{_COMPANY}))[)）])"
_OF_NO_FORM = rf"(?<![(（][{_FORMS}])(?<![(（](?:{_PLACED}))"
OPENS_WIDE, CLOSES_WIDE = rf"[（【〔]{_NO_FORM}", rf"{_OF_NO_FORM}[）】〕](?!{_COMPANY})"
OPENS, CLOSES = rf"[(（]{_NO_FORM}", rf"{_OF_NO_FORM}[)）](?!{_COMPANY})"
"""Brackets that part what stands in them from what stands before; those around a legal form do not (`（株）例示`)."""
_FORM_IN_BRACKETS = re.compile(rf"[(（](?:[{_FORMS}]|{_PLACED})[)）]")
_LEGAL_FORM = (
    "株式会社|合同会社|有限会社|合資会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|社団法人|財団法人"
    "|特定非営利活動法人|株式會社|주식회사|유한회사|사단법인|재단법인"
)
_SPACED_FORM = (
    "特定非営利活動法人|認定npo法人|認定NPO法人|NPO法人|一般社団法人|公益社団法人|一般財団法人|公益財団法人|独立行政法人|国立研究開発法人"
    "|国立大学法人|公立大学法人|地方独立行政法人|社会福祉法人|学校法人|医療法人|社会医療法人|宗教法人|社団法人|財団法人|株式会社|合同会社|有限会社"
)
_CJK_FIRM = rf"(?<![^\s（(【\[）)】\]：:])(?:{_SPACED_FORM})[ 　][\u3040-\u30ff\u4e00-\u9fff々・ー]{{2,20}}(?!\S)"
_LATIN = r"[A-Z][\w.&-]{1,30}(?:[ 　][A-Z][\w.&-]{1,30}){0,3}"
_CAPITALS_FIRM = rf"(?:{_LEGAL_FORM})[A-Z]{{2,20}}(?:[ 　](?!(?:PR|IR|CSR|HP|TEL|FAX|URL|SNS|MAIL|EMAIL)\b)[A-Z]{{2,20}}){{1,2}}(?!\S)"
_LATIN_NAME = r"(?<!\S)[A-Z][a-z'-]{1,20}(?: [A-Z][A-Za-z.'-]{0,20}){1,2}(?=[ 　(（]|$|先生|女士|小姐|太太|夫人|博士|さん|様|氏|님|씨)"
_LATIN_FIRM = re.compile(
    rf"{_LATIN}(?:,? (?:Co|Pte|Pvt|Pty|Sdn)\.?)?,? (?:Inc|Ltd|LLC|LLP|Corp|Corporation|Limited|Bhd|GmbH|PLC)\.?(?=[ 　](?P<next>\S))"
)
_KOREAN_FIRM = r"(?<!\S)(?:주식회사|유한회사|사단법인|재단법인) [\uac00-\ud7a3]{2,12}(?![^\s)）,])"
_KOREAN_SPREAD = r"(?<!\S)(?:[과팀국실부처원소] {1,3}장|(?:사 무|주 무|서 기|담 당) 관)(?!\S)"
"""Titles that forms spread over their field."""
_WORD = re.compile(
    rf"{_CJK_FIRM}|{_CAPITALS_FIRM}|{_KOREAN_SPREAD}|(?:{_LEGAL_FORM})[ 　]{_LATIN}(?!\S)|(?<!\S){_LATIN}[ 　]?(?:{_LEGAL_FORM})(?!\S)|{_KOREAN_FIRM}|{_LATIN_NAME}|\S+"
)

_FORM = re.compile(_LEGAL_FORM)
_KOREAN_MARK = re.compile(r"(?:㈜|\([주유사재]\))[\uac00-\ud7a3A-Za-z]{2}|[\uac00-\ud7a3]{2,12}(?:㈜|\([주유]\))$")
_FORM_FIRST = re.compile(_SPACED_FORM)
_ASKED = re.compile(
    r"の(?P<name>[\u4e00-\u9fff々]{3,5}|[\u4e00-\u9fff々]{1,3}[ 　][\u4e00-\u9fffぁ-んァ-ヶー々]{1,4}|[ァ-ヶー]{2,10}・[ァ-ヶー]{2,12})"
    r"(?:さん|様|氏)?(?:まで|宛|へ(?:ご|お|連))"
)
_ASKED_IN_CHARGE = re.compile(
    r"(?:担当者?|代表|責任者|広報|[部課室係局]|[長員])の(?P<name>[\u4e00-\u9fff々]{2})(?:さん|様|氏)?(?:まで|宛|へ|に(?:ご|お|連))"
)
_ASKED_BY_SURNAME = re.compile(r"(?<=[ 　])(?P<name>[\u4e00-\u9fff々]{2,4})(?:さん|様|氏)?(?:まで|宛)")
_ADDRESSED = re.compile("先生|女士|小姐|老师|老師")
_BESIDE_NUMBER = re.compile(
    r"の(?P<name>[\u4e00-\u9fff々ヶ]{1,5}|[\u4e00-\u9fff々ヶ]{1,3}[ 　][\u4e00-\u9fffぁ-んァ-ヶー々]{1,4})(?:さん|様|氏)?$"
)
_ASKING = re.compile(
    r".{0,60}(?:联系|聯絡|聯繫|联络|请洽|請洽|洽询|洽詢|垂询|垂詢|请与|請與|[欢歡]迎[与與]|找)(?:窗口)?[为為是]?[：:]?(?:[本我该該](?:公司|中心|[會会局府部院校署處处們们]))?"
)
_HAN, _KANJI = "\u4e00-\u9fff", "\u4e00-\u9fff々ヶ"
_NAMED = (
    rf"(?<![{_KANJI}ァ-ヶーA-Za-z])(?P<name>[{_KANJI}]{{1,4}}[ 　][{_KANJI}ぁ-んァ-ヶー]{{1,5}}|[{_KANJI}]{{2,6}}"
    r"|[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z.'-]{0,20}){1,2}|[\uac00-\ud7a3]{2,5})"
)
_READING = (
    r"[ぁ-んー]{1,8}[ 　]?[ぁ-んー]{0,8}|[ァ-ヶー]{1,12}[ 　・＝=]?[ァ-ヶー]{0,12}|[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'.-]{0,20}){1,2}"
    rf"|[\uac00-\ud7a3]{{1,6}}(?: [\uac00-\ud7a3]{{1,8}}){{0,2}}|[{_HAN}]{{1,6}}(?:[ 　·・][{_HAN}]{{1,6}}){{0,2}}"
)
_READ_ALOUD = re.compile(rf"{_NAMED}[ 　]?[(（](?P<reading>{_READING})[)）]")
_POSTAL = re.compile(r"(?<=\S)[ 　]?[(（]〒?[ 　]?\d{3}-?\d{4}[ 　]")
_KANA = re.compile(r"[ 　]?[(（][ぁ-んァ-ヶー・＝= 　]+[)）]")
_NO_READING = ("可", "語", "语", "対応", "在住", "記", "様", "氏")
"""With these end words in brackets behind a name that do not tell how it is read."""
_IN_CHARGE = re.compile(r"(?:担当者?|部|課|室|係|局|グループ|窓口|広報)[：:\s（(|｜]{0,4}$")
_PLACE = re.compile("[県省庁党]$|..[市区府町村]$|携帯$")
_STATED_AT = re.compile(
    r"(?P<sign>[★☆■●◆▲△□○◎◇▼▽※＊＃#*])[」』\"”’)）]?\s{0,2}(?:を|は|→|을|를|换成|替换为|換成|改为|改成|改為|替換為)\s{0,2}(?:半角の?)?[「『\"“(（]?[@＠]"
)
"""Where a text says what stands for the sign: `★を@に変えてください`."""
_CHARGED = re.compile(r"担当者?[ 　]{1,4}")
_APART = re.compile(rf"[，、；：／]|{OPENS}")
_LISTED = re.compile(rf"[{_KANJI}]{{1,4}}(?:[ 　][{_KANJI}ぁ-んァ-ヶー]{{1,4}})?|[ァ-ヶー]{{2,8}}")
_BETWEEN_LISTED = re.compile(r"[ 　]?[、・，／/][ 　]?")
_FUNCTION = re.compile(
    "(?:広報|報道|取材|総務|企画|営業|事務|研究|担当|代表|責任|連絡|学芸|宣伝|制作|運営|経営|人事|管理)(?:[ 　]|$)"
)
_NEVER_GIVEN = frozenset("部处處室局区區市省县縣办辦馆館院所会會科组組司台厅廳团團校系站队隊社厂廠店网網报報刊台处")
_NO_NAMES = frozenset(
    "公关 公關 高级 高級 项目 項目 常务 常務 宣传 宣傳 安全 党委 黨委 文化 关系 關係 方案 经济 經濟 金融 石油 单位 單位 管理 农业 農業 计划 計劃 "
    "经营 經營 全国 全國 国际 國際 国家 國家 广告 廣告 广播 廣播 车间 車間 水利 包装 包裝 成本 时尚 時尚 平台 明星 终端 空间 空間 通讯 通訊 连络 連絡 "
    "相关 相關 都市 施工 支部 支援 支持 路政 东区 東區 东北 東北 华东 華東 华北 華北 华南 華南 养老 單項 融资 融資 家居 家庭 居民 容量 程序 和平 平安 "
    "时事 時事 封面 印刷 印務 经理 經理 董事 全媒 解说 解說 温室 容器 单身 查询 查詢 强化 计算 計算 应急 万能 通用 双语 雙語 国内 國內".split()
)
_KOREAN_NOUNS = frozenset(
    "사항 문의 정보 지원 안내 정책 조사 연락 이용 공개 현장 최근 채용 주소 기자 전화 연구 신청 행사 이번 지역 주요 구체 성과 우리 장소 전국 변경 방문".split()
)
_KOREAN_WORDS = across.every(across.read("unspaced")["no_names"])
_NEVER_LAST = frozenset("를는의에된며던께와됨됐했")
"""Particles and endings that no given name ends in."""
_KOREAN_PARTICLES = frozenset("은는을를에의로와과이가도")
_SPREAD = re.compile(
    r"[\u4e00-\u9fff\uac00-\ud7a3](?:[ 　]{1,4}[\u4e00-\u9fff\uac00-\ud7a3](?![\u3040-\u9fff\uac00-\ud7a3])){1,4}"
)
_SPEAKS_FOR = re.compile(rf"[{_HAN}]{{2,16}}?(?P<role>(?:代理|副|新[闻聞])?(?:發言人|发言人))")
_BEGIN_WORDS = frozenset("党黨公全时時国國支都司宣农農文水方云雲路经經高单單安家边邊平元石相通向常成师師双雙车車连連")
_ADDRESSED_LATIN = re.compile(
    rf"(?P<name>[{_HAN}]{{2,4}}?)[ 　]?(?:先生|女士|小姐|太太|夫人|博士|教授|律師|律师|醫生|医生)[ 　]?[(（]"
    r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.?[ ])?[A-Z][A-Za-z'-]{0,20}(?:,?[ ][A-Z][A-Za-z'.-]{0,20}){1,4}[)）]"
)
_LAST = re.compile(r"(?:部|处|處|室|局|中心|科|组|組|公司)(?P<name>[\u4e00-\u9fff]{2,3})$")
_ONLY_UNITS = frozenset("係班課课")
_UNITS = _ONLY_UNITS | frozenset("科組组股署庁厅廳處处局")
_SHORTEST_UNIT = 3
_AUTHORITIES = frozenset("局厅廳署院府")
_FULL_NAME = re.compile(r"[\u4e00-\u9fff々]{1,3}[ 　][\u4e00-\u9fff々ぁ-んァ-ヶー]{1,4}")


def is_department(name: str) -> bool:
    """Whether it ends as the names of departments do (`広報部`)."""
    return name[-1:] in _DEPARTMENT


def asked_for(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence that can be the name of who is to be asked: between particles (`の見本太郎まで`), before a form
    of address (`示例公司李示例小姐`), or last behind a department (`宣传部李示例`)."""
    for pattern in (_ASKED, _ASKED_IN_CHARGE, _ASKED_BY_SURNAME):
        for found in pattern.finditer(text, start, end):
            yield found.span("name")
    for found in _ADDRESSED.finditer(text, start, end):
        for length in (3, 2):
            if found.start() - length >= start:
                yield found.start() - length, found.start()
    last = _LAST.search(text, start, end)
    if last is not None and last.end() == end:
        yield last.span("name")


def beside_number(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a name may stand behind a particle, right before brackets (`例示博物館の見本（電話：...）`)."""
    found = _BESIDE_NUMBER.search(text, start, end)
    if found is not None and text[end : end + 2].lstrip(" 　")[:1] in ("（", "(") and found.start() > start:
        yield found.span("name")


def behind_in_charge(text: str, start: int, end: int) -> int:
    """Where a stretch goes on behind the word for who is in charge (`担当者　見本`)."""
    found = _CHARGED.match(text, start, end)
    return found.end() if found is not None else start


def without_asking(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the words at its beginning that ask to get in touch (`请联系示例公司`)."""
    asking = _ASKING.match(text, start, end)
    return (asking.end(), end) if asking is not None else (start, end)


def read_aloud(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where a name may stand with its reading in brackets: the name's start and end, and the end of the brackets."""
    for found in _READ_ALOUD.finditer(text, start, end):
        low, high = found.span("name")
        if found["reading"].endswith(_NO_READING):
            continue  # `Jane Doe（日本語可）`
        parts = found["name"].split()
        if len(parts) == 2 and not found["name"].isascii() and not _is_parted(found["reading"]):
            low = high - len(parts[1])  # what stands before the name is its title
        latin, ideographs = found["name"].isascii(), "\u4e00" <= found["reading"][0] <= "\u9fff"
        hangul = "\uac00" <= found["reading"][0] <= "\ud7a3"
        if latin or not (ideographs or hangul):
            yield low, high, found.end()
            if len(parts) == 2 and not latin:
                yield high - len(parts[1]), high, found.end()


def postal_behind(text: str, start: int, end: int) -> int:
    """Where a bracket with a postal address begins behind other words (`例示大学 広報室（〒100-0000 ...`); `start` where none does."""
    found = _POSTAL.search(text, start, end)
    return found.start() if found is not None else start


def is_kana(brackets: str) -> bool:
    """Whether brackets hold nothing but kana: how a name is read."""
    return _KANA.fullmatch(brackets) is not None


def without_readings(between: str) -> str:
    """What stands behind a name, without the brackets that tell how it is read."""
    return _KANA.sub("", between)


def _is_parted(reading: str) -> bool:
    return any(c in " 　・＝=" for c in reading)


def listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a stretch that may list surnames, where what stands before it on its line says who is in charge."""
    before = max(0, start - 12, text.rfind("\n", max(0, start - 12), start) + 1)
    if end - start > 40 or _IN_CHARGE.search(text, before, start) is None:
        return []
    parts = []
    at = start
    for between in _BETWEEN_LISTED.finditer(text, start, end):
        parts.append((at, between.start()))
        at = between.end()
    parts.append((at, end))
    if not any("\u4e00" <= text[low] <= "\u9fff" for low, _ in parts):
        return []  # `ジョン・スミス` is one
    names = all(_LISTED.fullmatch(text, low, high) and not is_unit(text[low:high]) for low, high in parts)
    return parts if names else []


_SENT_TO = re.compile(r"(?:さん|様|氏)?[ 　]?(?:宛て?|まで)$")
_DOTTED = re.compile(
    r"(?P<title>[^・、,\s]{2,15})・(?P<name>[\u4e00-\u9fff々]{1,4}(?:[ 　][\u4e00-\u9fffぁ-んァ-ヶー々]{1,4})?)"
)


def addressed(text: str, start: int, end: int) -> int:
    """Where a name ends that mail is to be sent to (`見本宛`)."""
    found = _SENT_TO.search(text, max(start, end - 5), end)
    return found.start() if found is not None and found.start() - start > 1 else end


def dotted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a department or role ends and a name begins, with a dot between (`広報部・見本`)."""
    found = _DOTTED.fullmatch(text, start, end)
    return None if found is None else (found.end("title"), found.start("name"))


_LABEL_BEHIND = re.compile(r"(?P<label>[^\W\d_]{2,6})[ 　]?[:：]?[ 　]?$")


def label_behind(text: str, start: int, end: int, labels: Container[str]) -> tuple[int, int] | None:
    """Where a label begins and ends that stands right behind a part of a house, before an address or number (`広報部メール：...`)."""
    found = _LABEL_BEHIND.search(text, max(start, end - 10), end)
    if found is None:
        return None
    high = found.end("label")
    for low in range(max(start + 2, found.start("label")), high - 1):
        if text[low:high] in labels:
            return (low, high) if is_part(text[start:low]) else None
    return None


def is_surname_by_itself(name: str) -> bool:
    """Whether a Chinese surname before a title can be all that is said of a name (`陳科長`), and begins no other word."""
    return name not in _BEGIN_WORDS


def titled_within(text: str, start: int, end: int, title: tuple[int, int]) -> bool:
    """Whether a title stands within a Chinese name, behind the surname, as officials are named in Taiwan (`王局長小明`)."""
    return title[0] - start in (1, 2) and 0 < end - title[1] <= 2 and _NEVER_GIVEN.isdisjoint(text[title[1] : end])


def spread(text: str, start: int, end: int) -> Iterator[int]:
    """Where a word may end that a form spreads over its field with spaces between the characters (`電　話`, `과  장`): the
    longest first."""
    found = _SPREAD.match(text, start, end)
    if found is None:
        return
    stop = found.end()
    while stop - start > 2:
        yield stop
        stop = len(text[start : stop - 1].rstrip(" 　")) + start


def speaks_for(text: str, start: int, end: int) -> int:
    """Where in a Chinese title the word for who speaks begins behind whom that is for (`示例局發言人`), or 0."""
    found = _SPEAKS_FOR.fullmatch(text, start, end)
    return found.start("role") if found is not None else 0


def with_latin(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """A name with a form of address, and in brackets how Latin letters write it (`陳大文先生（Mr. David Chan）`): where it begins
    and ends, and where the brackets end."""
    found = _ADDRESSED_LATIN.match(text, start, end)
    return (*found.span("name"), found.end()) if found is not None else None


def before_title(text: str, start: int, end: int) -> Iterator[int]:
    """Where a Chinese name that ends at the title behind it may begin: three characters before it, or two."""
    for length in (3, 2, 4):
        low = end - length
        name = text[low:end]
        if low >= start and name not in _NO_NAMES and name[:2] not in _NO_NAMES and _NEVER_GIVEN.isdisjoint(name):
            yield low


def is_section(name: str) -> bool:
    """Whether it ends as the names of parts of an organisation do, also in Korean and Chinese (`정책과`, `新闻中心`)."""
    return is_department(name) or _SECTION.search(name) is not None


def is_team(name: str) -> bool:
    """Whether it ends as the names of the teams of a Japanese department do (`報道グループ`, `広報・IRチーム`)."""
    return _TEAM.search(name) is not None


def is_part(name: str) -> bool:
    """Whether it ends as the names of parts of a house do, whatever these are called (`観光課`, `報道グループ`, `홍보팀`, `事務局`)."""
    return is_section(name) or is_team(name) or is_branch(name) or name[-1:] in _UNITS


def is_charge(name: str) -> bool:
    """Whether it says of what somebody is in charge, and no part of a house (`広報担当`)."""
    return name.endswith(("担当", "担当者"))


def is_unit(name: str) -> bool:
    """Whether it ends as the names of small parts of an office do, and no name of a human of so many characters does (`有機推進班`,
    `宣传科`)."""
    if name[-1:] not in _UNITS or len(name) < _SHORTEST_UNIT or " " in name or "　" in name:
        return False
    return len(name) > _SHORTEST_UNIT or name[-1] in _ONLY_UNITS or name[:2] in _NO_NAMES


def is_authority(name: str) -> bool:
    """Whether it ends as the names of Chinese authorities do, which are no part of another (`示例市交通局`)."""
    return name[-1:] in _AUTHORITIES and len(name) > _SHORTEST_UNIT


def is_branch(name: str) -> bool:
    """Whether it ends as the names of parts do that could be organisations by themselves (`地震研究所`, `大学院理学研究科`)."""
    return _BRANCH.search(name) is not None


def is_several(text: str) -> bool:
    """Whether signs part it into several things."""
    return _APART.search(text) is not None


def behind_particle(text: str, start: int, end: int) -> int:
    """Where what a Japanese sentence says of somebody ends before the particle that leads to the name (`事務局長の`)."""
    return end - 1 if end - start > 2 and text[end - 1] == "の" else end


def is_legal_form(text: str, start: int, end: int) -> bool:
    """Whether a legal form in brackets begins at `start`, or ends at `end` where that is not 0."""
    if end:
        return any(_FORM_IN_BRACKETS.fullmatch(text, end - length, end) for length in (3, 4) if end >= length)
    return _FORM_IN_BRACKETS.match(text, start) is not None


_FIELDS = across.every(across.read("unspaced")["fields"])


def is_field(word: str) -> bool:
    """Whether a Korean word is what somebody is in charge of (`커뮤니케이션 실장`)."""
    return word in _FIELDS


_NO_HOUSE = re.compile("[请請如有的は を에의은는이가]|联系|聯絡|電話|电话")


def can_be_house(word: str) -> bool:
    """Whether an unknown word before somebody's title and name can be whom that one works for."""
    return 3 <= len(word) <= 12 and not word.isascii() and _NO_HOUSE.search(word) is None


def is_hangul(text: str) -> bool:
    """Whether it is a short Korean word."""
    return len(text) <= 6 and all("\uac00" <= c <= "\ud7a3" for c in text)


def stated_at(text: str) -> str:
    """The sign that a text says to put an at-sign for, or nothing."""
    found = _STATED_AT.search(text)
    return found["sign"] if found is not None else ""


def is_korean_noun(name: str) -> bool:
    """Whether it is a common word, or one of two syllables with a particle, though it begins as a surname does (`사항은`)."""
    if name in _KOREAN_WORDS or len(name) != 3:
        return name in _KOREAN_WORDS
    if name[2] in _KOREAN_PARTICLES and name[:2] in _KOREAN_NOUNS:
        return True
    return name[2] in _NEVER_LAST or (name[2] == "을" and name[1] not in "가노마하")


def is_place(name: str) -> bool:
    """Whether it ends as the names of Japanese prefectures, cities and authorities do, and hardly any name of a human."""
    return _PLACE.search(name) is not None


def is_function(name: str) -> bool:
    """Whether the first of two words says what somebody is in charge of (`広報 見本`), or the only one where (`有機推進班`)."""
    return _FUNCTION.match(name) is not None or is_unit(name)


def is_full_name(text: str) -> bool:
    """Whether it is a short surname and a short given name with a space between."""
    return _FULL_NAME.fullmatch(text) is not None


def words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch; a firm whose Latin name stands apart from its legal form (`株式会社 Example`, `Example Data
    合同会社`) is one, and so is a Latin name."""
    return _WORD.finditer(text, start, end)


def latin_firm(text: str, start: int, end: int) -> int:
    """Where a firm ends that a stretch begins with, written in Latin letters with its legal form, before words in the text's own
    script (`HarbourWorks Inc. 広報担当`, `Example Co., Ltd. 홍보팀`); `start`, where it begins with none."""
    found = _LATIN_FIRM.match(text, start, end)
    return found.end() if found is not None and not found["next"].isascii() else start


def is_firm(word: str) -> bool:
    """Whether one of those words is such a firm."""
    spaced = (" " in word or "　" in word) and (_FORM.search(word) or _FORM_FIRST.match(word)) is not None
    return spaced or _KOREAN_MARK.match(word) is not None


def ends_as_title(text: str, end: int, titles: Sequence[tuple[int, int]], houses: Sequence[tuple[int, int]]) -> bool:
    """Whether a title ends at a place, and no Korean word for a kind of house that is longer (`예시출판사` and `판사`); these are
    the places of what the tables have as titles, and as houses."""
    last = max((high - low for low, high in titles if high == end), default=0)
    longer = is_hangul(text[end - 1]) and any(high == end and high - low > last for low, high in houses)
    return last > 0 and not longer
