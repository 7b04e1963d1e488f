"""English: when."""

from typing import Final

from bot.understanding.tags import Tag

TIME: Final = {
    (Tag.DAY, 0): "today, todays, today's, 2day, tday, this day, same day, all day today",
    (Tag.DAY, 1): """
        tomorrow, tomorrows, tomorrow's, tmr, tmrw, tmw, tomorow, tommorow, tommorrow, 2moro, 2morrow, tomoro, tom!,
        tomorro, tomrrow""",
    (Tag.DAY, 1, Tag.DAY_AFTER, None): """
        the next day, following day, the following day, next day, the day after, day after, the day after that""",
    (Tag.DAY, 2): """
        day after tomorrow, the day after tomorrow, day after tmr, overmorrow, the day after tmrw, in two days""",
    (Tag.DAY, -1): "yesterday, yesterdays, yesterday's, ystd, yday, the day before, previous day",
    (Tag.DAY, -2): "day before yesterday, the day before yesterday",
    (Tag.PART, "am"): """
        morning, mornings, in the morning, the morning, morning of, early morning, early in the morning, in the
        early hours of the morning, in the early morning, morning's, morning session, am session, mornin, forenoon""",
    (Tag.PART, "noon"): "at lunch, midday break, noon time",
    (Tag.PART, "pm"): """
        afternoon, afternoons, in the afternoon, in afternoon, the afternoon, afternoonish, afternoon's, afternoon
        session, after lunch, pm session, aft, arvo, afternon""",
    (Tag.PART, "eve"): "evening, evenings, in the evening, the evening, night, at night, evening session",
    (Tag.PART, "am", Tag.DAY, 0): "this morning, this mornin, today morning, this morning's",
    (Tag.PART, "pm", Tag.DAY, 0): "this afternoon, today afternoon, this aft, this arvo, this afternoon's",
    (Tag.PART, "eve", Tag.DAY, 0): """
        tonight, this evening, today evening, tonite, 2nite, late tonight, today night, tonight's, this evening's""",
    (Tag.PART, "eve", Tag.DAY, -1): "last night, late last night, yesterday evening, yesterday night",
    (Tag.WEEKDAY, 0): "monday, mon, mondays, monday's",
    (Tag.WEEKDAY, 1): "tuesday, tue, tues, tuesdays, tuesday's",
    (Tag.WEEKDAY, 2): "wednesday, wed, weds, wednesdays, wednesday's",
    (Tag.WEEKDAY, 3): "thursday, thu, thur, thurs, thursdays, thursday's",
    (Tag.WEEKDAY, 4): "friday, fri, fridays, friday's",
    (Tag.WEEKDAY, 5): "saturday, sat, saturdays, saturday's",
    (Tag.WEEKDAY, 6): "sunday, sun, sundays, sunday's",
    (Tag.WEEK, 0): "this week, of this week, the current week",
    (Tag.WEEK, 1): "next week, of next week, the following week, the coming week",
    (Tag.WEEK, -1): "last week, of last week, from last week, last week's, previous week, the previous week",
    Tag.WEEKEND: "weekend, the weekend, this weekend, at the weekend, on the weekend",
    (Tag.MONTH, 1): "january, jan",
    (Tag.MONTH, 2): "february, feb",
    (Tag.MONTH, 3): "march, mar",
    (Tag.MONTH, 4): "april, apr",
    (Tag.MONTH, 5): "may",
    (Tag.MONTH, 6): "june, jun",
    (Tag.MONTH, 7): "july, jul",
    (Tag.MONTH, 8): "august, aug",
    (Tag.MONTH, 9): "september, sep, sept",
    (Tag.MONTH, 10): "october, oct",
    (Tag.MONTH, 11): "november, nov",
    (Tag.MONTH, 12): "december, dec",
    (Tag.MONTH_WORD, 0): """
        this month, the month, of the month, of this month, of the current month, current month, in this month""",
    (Tag.MONTH_WORD, 1): "next month, of next month, the next month, of the next month",
    (Tag.MONTH_WORD, -1): "last month, of last month, previous month, of the previous month, the previous month",
    Tag.DAY_WORD: "day, days, class day, training day",
    Tag.HOUR_WORD: "o'clock, oclock, o clock",
    (Tag.SPAN_WORD, 1): "minute, minutes, min, mins",
    (Tag.SPAN_WORD, 60): "hour, hours, hr, hrs",
    (Tag.SPAN_WORD, 1440): "day, days",
    (Tag.SPAN_WORD, 10080): "week, weeks",
    (Tag.SPAN_WORD, 20160): "fortnight",
    (Tag.MERIDIEM, "am"): "am, a.m, a m, a.m., in the am",
    (Tag.MERIDIEM, "pm"): "pm, p.m, p m, p.m., in the pm",
    Tag.HALF: "half, half an",
    (Tag.NUMBER, 2): "couple, couple of, a couple, a couple of",
    (Tag.NUMBER, 3): "few, a few",
    Tag.QUARTER: "quarter, a quarter",
    Tag.OVER: "past, after, from",
    Tag.TO: "to, until, till, through, thru",
    Tag.OF: "of, of the",
    Tag.AT: "at, around, about, approximately, @, by, circa, at about, at around, from, approx, ish, between",
    Tag.THE: "the, a, an, this",
    Tag.IN: "in, within, in about, in a",
    Tag.NOON: "noon, midday, mid day, the midday, noontime",
    (Tag.NOON, 0): "midnight",
    Tag.NOW: """
        now, right now, currently, at the moment, at present, atm, just now, at this time, this moment, going on
        now, current, this one, this topic, this session, this lesson, this lecture, session này, talk này,
        lecture này, topic này, rn, this talk, presently, so far""",
    Tag.NEXT: """
        next, up next, after that, after this, coming up, upcoming, then what, afterwards, later, following, next
        one, next up, the next one, comes next, come next, next topic, next session topic, soon, what's next, whats
        next, next lecture, next lesson, next talk, after this one""",
    Tag.COMING: "next, coming, upcoming, following",
    Tag.PAST: """
        previous, previously, earlier, just had, just finished, just, past, just now was, just ended, before this""",
    Tag.THIS: "this",
    Tag.AFTER: "after, following, after the, once, right after",
    Tag.BEFORE: "before, prior to, ahead of, before the, right before",
    Tag.AGO: "ago, back",
    Tag.HENCE: "hence, from now, from right now, later",
    (Tag.FIRST, None, Tag.ORDINAL, 1): "first",
    Tag.FIRST: "opening one, very first, earliest, initial",
    Tag.LAST: "last, final, very last, latest",
    (Tag.EXTREME, "longest"): "longest, the longest, most time",
    (Tag.EXTREME, "shortest"): "shortest, the shortest, briefest",
    Tag.STILL: "left, remaining, still, rest of, remain, the rest, more, else, any more",
}
