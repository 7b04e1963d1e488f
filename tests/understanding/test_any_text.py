"""Whatever is typed or pasted, there is an answer: quickly, the same in every run, and nothing is done by chance."""

import os
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.timetable import Language
from bot.services.questions import answer
from bot.texts.render import render
from bot.understanding import Context, Intent, Question, context_after, understand
from bot.understanding.fold import canonical, fold
from tests.understanding.scoring import HERE, rows, timetable

SAMPLE = timetable("sample")
NOW = datetime(2025, 9, 6, 10, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
_ZALO = 2000
_WORDS = sorted({word for row in rows("examples.jsonl") for word in row["text"].split()})
_ODD = st.text(st.sampled_from("aăâđeêioôơuưy0123456789 /:-.h?!'’@́̀̉̃̂🙏👍\u200b\u0000\n\t"), max_size=80)

texts = st.one_of(
    st.text(max_size=300),
    _ODD,
    st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join),
    st.builds(lambda text, times: (text * times)[:4000], st.text(min_size=1, max_size=20), st.integers(1, 1000)),
)


def shown(question: Question, language: Language) -> str:
    return render(answer(question, SAMPLE, NOW), language, SAMPLE.zone).text


@given(texts, texts)
def test_any_text_after_any_other_has_an_answer_that_every_channel_can_send(first: str, second: str) -> None:
    context = context_after(understand(first, NOW, SAMPLE))
    question = understand(second, NOW, SAMPLE, context)
    assert all(0 < len(shown(question, language)) <= _ZALO for language in Language)


@given(texts)
def test_what_is_kept_of_a_question_survives_as_json(text: str) -> None:
    context = context_after(understand(text, NOW, SAMPLE))
    assert Context.from_json(context.to_json()) == context


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"intent":"fly"}', "\x00", '{"intent":null}'])
def test_a_context_that_cannot_be_read_is_an_empty_one(text: str) -> None:
    assert not Context.from_json(text)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hoà"), ("thuỷ", "thủy"), ("lý", "lí"), ("Đảng", "đảng"), ("họC", "học")]
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("text", "folded"), [("Điểm  cầu P. Hoà-Bình!", "diem cau p hoa binh"), ("ĐẶC KHU", "dac khu"), ("  ", "")]
)
def test_folding_leaves_bare_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "🤔🤔", "a" * 4000, "điểm " * 800, "1/1/1/1/1", "\x00\x01", "?" * 4000]
)
def test_nonsense_is_never_a_wish(text: str) -> None:
    assert understand(text, NOW, SAMPLE).intent not in {Intent.CHECKIN, Intent.REMINDER}


def test_the_same_is_understood_whatever_the_hash_seed() -> None:
    script = "from tests.understanding.scoring import *; print([str(ask(row)) for row in rows('examples.jsonl')])"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=HERE.parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1
