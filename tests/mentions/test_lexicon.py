"""Word lists that are not well formed are told with the file, the entry and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.mentions.lexicon import entries, load
from kg.vocabulary import EntityClass


@pytest.mark.parametrize(
    ("content", "said", "reason"),
    [
        (b"[[verbs]\n", "verbs.toml", "no TOML"),
        (b"", "no [[verbs]] entries", "empty"),
        (b'verbs = "\xe5"\n', "verbs.toml", "cut off inside a character"),
        (b'verbs = ["one"]\n', "no [[verbs]] entries", "words in place of tables"),
        (b'verbs = "one"\n', "no [[verbs]] entries", "no table"),
        ('[[verbs]]\nid = "a"\nwords = "开工"\n'.encode(), "entry 1", "an entry without a reason"),
        (b'[[verbs]]\nreason = "a"\n[[verbs]]\nid = "b"\n', "entry 2", "the second without one"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, content: bytes, said: str, reason: str) -> None:
    """One line, no traceback."""
    path = tmp_path / "verbs.toml"
    path.write_bytes(content)
    with pytest.raises(RuleError) as caught:
        entries(path, "verbs")
    assert said in str(caught.value), reason
    assert caught.value.mend


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """So is one that is not there."""
    with pytest.raises(RuleError, match=r"none\.toml"):
        entries(tmp_path / "none.toml", "verbs")


def test_the_words_are_read_once() -> None:
    """The same lexicon serves every report of a process."""
    assert load() is load()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("滨江科技园", EntityClass.PARK),
        ("滨江大桥", EntityClass.PROJECT),
        ("检验检测公共服务平台", EntityClass.PLATFORM),
        ("新材料产业联盟", EntityClass.ORGANIZATION),
        ("滨江建设集团", EntityClass.ENTERPRISE),
        ("国际氢能大会", EntityClass.EVENT),
        ("河长制实施方案", EntityClass.POLICY_DOCUMENT),
        ("新能源汽车产业", EntityClass.INDUSTRY),
        ("滨湖新区", EntityClass.PLACE),
    ],
)
def test_a_last_word_tells_the_class(text: str, kind: EntityClass) -> None:
    """One of each class, the whole word before its last character."""
    found = load().suffix_of(text)
    assert found is not None
    assert found.kind is kind


def test_a_list_s_noun_tells_the_class_of_what_is_listed() -> None:
    """等…企业 makes firms of what is listed, 企业家 does not."""
    found = load().list_noun_of("一批头部企业")
    assert found is not None
    assert found.kind is EntityClass.ENTERPRISE
    assert load().list_noun_of("企业家") is None
