"""The rules of pace, for any course of events."""

from collections import deque
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.pace import ChatPace, Floods, Pace, Reach
from tests.standin import RateLaw

GAPS = st.lists(st.floats(0, 2), min_size=1, max_size=60)


@given(rate=st.floats(0.5, 1000), gaps=GAPS)
def test_no_second_holds_more_than_the_rate_and_its_small_burst(rate: float, gaps: list[float]) -> None:
    pace, now, sent = Pace(rate), 100.0, deque[float]()
    for gap in gaps:
        now += gap
        room = pace.room(now)
        pace.take(room)
        sent.extend([now] * room)
        while sent and sent[0] <= now - 1:
            sent.popleft()
        assert len(sent) <= rate + max(1.0, rate * 0.05) + 1e-3


@given(rate=st.floats(0.5, 1000))
def test_a_rate_is_used_up_to_the_full_by_who_comes_when_told_to(rate: float) -> None:
    pace, now, count = Pace(rate), 100.0, 0
    while now < 110.0:
        room = pace.room(now)
        pace.take(room)
        count += room
        assert room or pace.next_at() > now
        now = pace.next_at()
    assert count >= 10 * rate - 1


@given(gaps=GAPS, latencies=st.lists(st.floats(0, 1), min_size=60, max_size=60))
def test_a_chat_that_is_written_to_as_it_is_allowed_is_never_refused(gaps: list[float], latencies: list[float]) -> None:
    """However unevenly the messages travel: the platform's bucket is never fuller than ours."""
    ours, clock = ChatPace(1.0), [100.0]
    law = RateLaw(per_second=10**6, per_chat=1, burst=3, ticker=lambda: clock[0])
    for gap, latency in zip(gaps, latencies, strict=False):
        clock[0] += gap
        if "7" not in ours.resting(clock[0]):
            clock[0] += latency  # it arrives
            assert law.refuses("7") is None
            clock[0] += 1 - latency / 2  # and we hear of it
            ours.note("7", clock[0])


def test_a_chat_asked_to_wait_rests_that_long_and_no_other_does() -> None:
    pace = ChatPace(1.0)
    pace.wait("7", 130.0)
    pace.note("8", 100.0)
    assert pace.resting(129.0) == {"7"}
    assert pace.resting(131.0) == frozenset()


def test_where_nobody_cares_how_fast_it_is_no_chat_ever_rests() -> None:
    pace = ChatPace(inf)
    for _ in range(100):
        pace.note("7", 100.0)
    assert pace.resting(100.0) == frozenset()


def test_two_chats_asked_to_wait_at_the_same_time_are_a_general_flood() -> None:
    floods = Floods()
    assert [floods.is_general("7", 100.0), floods.is_general("7", 100.1), floods.is_general("8", 100.2)] == [
        False,
        False,
        True,
    ]
    assert not floods.is_general("9", 160.0)


def test_one_message_of_a_hundred_that_fail_together_counts_and_pauses_grow_to_half_a_minute() -> None:
    reach, now, tries = Reach(), 100.0, 0
    for _ in range(3):
        reach.failed(now)
    assert reach.is_lost
    for _ in range(100):
        assert not reach.failed(now)  # these were under way
    while now < 3700:
        while not reach.is_open(now):
            now += 0.5
        tries += 1
        assert not reach.failed(now)
    assert tries < 130
    assert reach.answered()
    assert reach.is_open(now)


def test_failures_between_answers_never_pause_anything() -> None:
    reach = Reach()
    for moment in range(1000):
        reach.failed(moment)
        reach.failed(moment)
        assert reach.is_open(moment)
        assert not reach.answered()
