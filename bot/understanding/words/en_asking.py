"""English: what is asked."""

from typing import Final

from bot.understanding.tags import Tag

ASKING: Final = {
    Tag.WHAT: """
        what, what's, whats, wat, wats, which topic, which topics, what topic, what topics, which subject, what
        subject, what kind of, which session, which lesson, which lecture, what content, anything, something,
        anything special, anything interesting""",
    Tag.WHICH: "which",
    Tag.IS_WHAT: "what is, what are, what does it mean",
    Tag.WHEN: "when, when's, whens, when is, when does, when do, when will, wen",
    Tag.WHICH_DAY: """
        which day, what day, on which day, what date, which date, on what day, which days, what days, the date, date
        of, what's the date of, what is the date of""",
    Tag.HOUR: """
        what time, at what time, which time, what hour, how early, time of, time for, times, wat time, timing, what
        times, time""",
    Tag.LONG: "how long, duration, how many hours, how many minutes, length, for how long",
    Tag.LEFT: """
        how long until, how long till, how much longer, how long before, how soon, how much time left, how much time
        is left, how many minutes until, minutes left, long until, time left, how much time, how many minutes left,
        how long left""",
    Tag.WHERE: """
        where, where's, wheres, where is, where are, whereabouts, where do, where does, location, located, place,
        where will, where can, were is, were are, how do i get to""",
    Tag.WHICH_ROOM: """
        which room, what room, which hall, what hall, which building, which floor, what floor, what building, room
        number, which auditorium""",
    Tag.WHO: "who, who's, whos, who is, who are, by whom, whose, who will, who's gonna, name of",
    Tag.MANY: "how many, number of, count, how much",
    Tag.MANY_DAYS: "how many days, number of days, how many sessions",
    Tag.HOW: "how, how do, how does, how to, how can, how do i, how should, in what way, way to, how about, what about",
    Tag.YET: "yet, already, so far",
    Tag.YES_NO: """
        is there, are there, is it, is, are, do, does, did, will, has, have, was, were, am, can, right, will there
        be, isn't it, do we have, are we, shall, is there any, are there any, should""",
}
