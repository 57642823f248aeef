"""Japanese names of humans that are written as something else is, and other words written as names are."""

from __future__ import annotations

import re

_SHORT_SURNAMES = frozenset("林森原東南西北堀辻菅関谷岡星島泉堤畑浜柳桂榊秦乾平旭伴丹巽梶峰椿楠榎柏栄脇角")
_BU = "黒部|日下部|長谷部|久保部|阿部|安部|渡部|服部|岡部|磯部|矢部|園部|軽部|神部|物部|刑部|伊部|田部|我部|卜部|占部|綾部|海部|武部|戸部|三部|与那部"
_OFFICE_LIKE = re.compile(
    rf"(?:{_BU}|古館|大館|田所|別所|税所|城所|神所|膳所|御所|小室|大室|氷室|三室|御室|馬場|的場|木場|大場|饗場|番場)"
    r"(?:[ 　]?[\u4e00-\u9fff々ぁ-んァ-ヶー]{1,3})?"
)
"""Surnames that end as departments, institutions and places do, by themselves or with a given name."""
_KANA_GIVEN = re.compile(
    "[\u4e00-\u9fff々]{1,3}(?:あかね|あかり|あおい|あきこ|あきら|あさみ|あすか|あずさ|あつこ|あつし|あやか|あやこ|あやの|あやめ|あゆみ|あゆむ|ありさ|いずみ|いちろう|うらら|"
    "えみこ|えりか|えりこ|えりな|おさむ|かえで|かおり|かおる|かずえ|かずこ|かずみ|かつみ|かなえ|かなこ|かれん|きみこ|きよみ|くみこ|けいこ|けいた|けんじ|こころ|こずえ|"
    "さおり|さくら|さちこ|さつき|さとし|さとみ|さとる|さやか|さゆり|しおり|しげる|しずか|しのぶ|すすむ|すみれ|そのこ|たかこ|たかし|たくや|たけし|たまき|ちあき|ちえこ|ちかこ|ちづる|ちなつ|ちはる|ちひろ|"
    "つかさ|つとむ|つばさ|つよし|ともこ|ともみ|なおき|なおこ|なおみ|なぎさ|なつき|なつこ|なつみ|ななこ|ななみ|のぞみ|のりこ|はじめ|はづき|はなこ|はるか|はるき|はるな|ひかり|ひかる|ひさこ|ひでき|ひとみ|ひなた|ひろこ|ひろし|ひろみ|"
    "ふみこ|ふゆみ|まいこ|まこと|まさみ|まなぶ|まなみ|まみこ|まゆこ|まゆみ|まりえ|まりこ|まりな|みえこ|みさき|みさと|みずき|みすず|みちこ|みちる|みどり|みなこ|みなみ|みのり|みのる|みゆき|みわこ|めぐみ|めぐる|もえこ|ももか|ももこ|やすこ|やすし|"
    "ゆうき|ゆうこ|ゆうじ|ゆうた|ゆうと|ゆかり|ゆきえ|ゆきこ|ゆきの|ゆたか|ゆみこ|ゆりえ|ゆりか|ゆりこ|ようこ|よしこ|よしみ|りえこ|りょう|りりか|るみこ|れいこ|れいな|わたる)"
)
"""Names written in one go whose given name is in hiragana (`見本さくら`)."""
_BY_SOUND = re.compile("[ァ-ヶ][ァ-ヶー]{2,7}")
_OFFICE_ENDS = re.compile("[部課室係局所館場署庁省]$")
_NOUNS = frozenset(
    "下記 上記 以下 左記 右記 前述 別紙 別添 当社 弊社 本社 本店 支社 支店 各社 各位 御中 当会 本会 当館 本学 当日 前日 本日 翌日 毎日 平日 休日 祝日 土日 夜間 昼間 "
    "日中 午前 午後 時間 日時 日程 期間 会期 会場 場所 店舗 住所 所在 所在地 氏名 名前 名称 姓名 宛先 件名 題名 詳細 概要 内容 本文 目的 背景 経緯 特徴 資料 画像 写真 "
    "動画 記事 掲載 配信 発信 送信 受信 返信 送付 添付 電話 携帯 直通 内線 代表 代理 共通 専用 受付 窓口 予約 事前 登録 申込 申請 応募 参加 来場 参照 確認 紹介 案内 "
    "質問 相談 要望 意見 感想 苦情 提携 協力 協賛 共催 主催 後援 助成 支援 運営 企画 制作 発行 編集 営業 販売 製造 開発 設計 技術 研究 調査 分析 人事 経理 総務 法務 広報 "
    "宣伝 報道 取材 撮影 放送 出演 出展 出店 公開 公式 無料 有料 料金 価格 定価 税込 税別 定員 対象 年齢 性別 職業 資格 条件 方法 手順 注意 備考 補足 追記 訂正 更新 "
    "変更 中止 延期 終了 開始 開催 実施 施行 発売 新規 既存 一般 個人 法人 団体 企業 会社 自治体 行政 学校 病院 施設 関係者 利用者 責任者 事業者 開発者 研究者 参加者 "
    "来場者 読者 会員 社員 職員 学生 生徒 児童 保護者 市民 県民 国民 住民 皆様 皆さま 弊所 本誌 本書 本紙 全国 海外 国内 地域 地方 世界 日本 東京 大阪 京都 名古屋 "
    "札幌 福岡 仙台 横浜 神戸 広島 千葉 埼玉 北海道 年度 日間 丁目 番地 一丁目 二丁目 三丁目 四丁目 五丁目 創業 想定 通常 結果 各種 所属 所属名 通称 屋号 今後 機能 段階 早朝 徒歩 項目 事業内容 業務内容 事業形態 営業時間 "
    "受付時間 電話番号 商品名 製品名 店舗名 会社名 団体名 設立 経歴 過去 年間 平成 令和 昭和 短期 中期 長期 出身 優勝 特許 特典 利用料金 提供開始 最新 前回 次回 今回 初回 合計 総数 平均 以上 以外 以降 以前 未定 予定 現在 至急 重要 緊急 必須 任意".split()
)
"""Common words of two or three ideographs that stand in contact blocks."""


def is_short_surname(name: str) -> bool:
    """Whether it is one of the surnames of one ideograph."""
    return name in _SHORT_SURNAMES


def is_foreign_surname(name: str) -> bool:
    """Whether it can be a surname written by its sound alone."""
    return _BY_SOUND.fullmatch(name) is not None


def is_noun(name: str) -> bool:
    """Whether it is a common word, though written as a surname could be."""
    return name in _NOUNS


def is_certain(name: str) -> bool:
    """Whether it is a surname that ends as a department or an institution does (`阿部`, `田所 花子`), and no department that begins
    with it; or a name whose given name is in hiragana."""
    if _KANA_GIVEN.fullmatch(name) is not None:
        return True
    found = _OFFICE_LIKE.fullmatch(name)
    return found is not None and (len(name) < 4 or _OFFICE_ENDS.search(name) is None)


def ends_as_office(text: str, start: int, end: int, found: tuple[int, int]) -> bool:
    """Whether the word for an office that is `found` in a stretch only is the end of a name: of a surname, or of a given name in
    `司`."""
    return (found == (end - 1, end) and text[end - 1] == "司") or is_certain(text[start:end])
