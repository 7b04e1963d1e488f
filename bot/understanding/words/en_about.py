"""English: what it is asked about."""

from typing import Final

from bot.understanding.tags import Tag

ABOUT: Final = {
    Tag.STUDY: """
        study, learn, studying, learning, attend, studied, learned, learnt, we meet, meet up, we gather, gather""",
    Tag.ON: """
        sup, on, what's on, whats on, happening, going on, what's up, scheduled, planned, do, doing, doin, cover,
        covered, covering, discuss, discussed, on the agenda, what's happening, what is on, what is happening,
        what's going on, whats going on, what we doing, taking place, take place, title, content, name, called,
        titled, titles, do next, have, got, about, held, hold, for us, missed, miss, on the programme, on the
        program, in store, plan, plans, in the schedule""",
    Tag.TEACH: """
        teach, teaches, teaching, speak, speaks, speaking, present, presents, presenting, lecture, lectures,
        lecturing, give, gives, giving, talk, talks, talking, taught, spoke, spoken, deliver, delivers, delivering,
        run, runs, presented, led, leads, lead, leading, conduct""",
    Tag.SPEAKER: """
        speaker, lecturer, teacher, presenter, professor, instructor, trainer, reporter, speaker's, lecturer's""",
    Tag.CHAIR: """
        chair, chairs, chaired, chairing, in charge, in charge of, responsible, responsible for, host, hosting,
        contact person, head, chairperson, chairman, runs it, leader""",
    Tag.ROOM: """
        room, hall, auditorium, classroom, building, floor, lecture hall, conference room, rooms, halls, meeting
        room""",
    Tag.LINK: """
        link, url, zoom, online, meeting link, join, join online, zoom link, online link, meeting id, webex, teams,
        meet, connect, stream, livestream, join link, online room, remotely, virtual, links, the link, class link,
        log in, login, dial in, web link""",
    Tag.SITE_WORD: "site, commune, ward, special zone, sites, location of the site, communes, wards, point",
    Tag.VENUE: "venue, address, academy, campus, main hall address, class venue, school",
    Tag.CLASS: """
        class, course, training, the class, training course, training class, workshop, seminar, programme as a
        whole, the course, the training, conference, event, class in general,
        forum, summit, symposium, congress, meeting, convention, the forum, the conference""",
    Tag.PROGRAMME: """
        schedule, agenda, timetable, programme, program, calendar, itinerary, list of topics, topic list, topics
        list, class schedule, full schedule, schedules, list of sessions, list of lectures, all topics, the topics,
        all the topics, outline, overview, time table, shedule, schedual""",
    (Tag.SPEAKER, None, Tag.WHOLE, None): "speakers, lecturers, teachers, presenters, trainers, instructors",
    Tag.WHOLE: """
        whole course, whole class, whole training, entire course, entire class, entire training, full course, whole
        programme, whole program, entire programme, entire program, full programme, full program, whole schedule,
        entire schedule, all three days, all days, whole, full, entire, all, complete, everything, all the days,
        overall, every day, each day, the rest of the days, in full, all the, all of""",
    Tag.TOPIC: """
        topic, topics, lesson, lessons, subject, subjects, lecture, lectures, module, modules, talk, talks, topik,
        theme, themes, part about, the one on, the one about, one about, classes""",
    Tag.SESSION: "session, sessions, half day, half-day",
    Tag.START: """
        start, starts, begin, begins, beginning, started, starting, kick off, kicks off, commence, be there, arrive,
        get there, show up, begin at, start at, opens, starting time, start time, open, resume, resumes, be present,
        need to be there, begining, stat, come back, be back, depart, set off, restart, from what time, from when""",
    Tag.END: """
        end, ends, finish, finishes, over, done, finished, ending, wrap up, wraps up, finishing, end time, until
        when, till when, until what time, till what time, go home, let out, back from, conclude, concludes,
        leave, be over, get out, be done, finishing time, close, closes, ended, get off, knock off""",
    (Tag.EVENT, "opening"): "opening, opening ceremony, the opening, inauguration, opening session",
    (Tag.EVENT, "closing"): """
        the wrap up, closing, closing ceremony, the closing, wrap-up, closing session, graduation, wrap-up and
        closing, wrap up session, final ceremony""",
    (Tag.EVENT, "pause"): """
        coffee break, tea break, coffee breaks, tea breaks, coffee time, morning tea, afternoon tea""",
    (Tag.EVENT, "lunch"): """
        lunch, lunch break, lunchtime, lunch time, eat, have lunch, eat lunch, lunches, the lunch, lunch hour""",
    (Tag.EVENT, "dinner"): "dinner, supper, banquet",
    (Tag.EVENT, "reception"): """
        welcome, reception, registration, arrival, welcoming, do we register,
        where to register, registration desk, register at the door""",
    (Tag.EVENT, "discussion"): """
        discussion, discussions, q a, q and a, qna, questions and answers, panel, roundtable, group work, group
        discussion, debate, panel discussion""",
    Tag.REST: """
        break, breaks, recess, the break, short break, intermission, breaktime, break time, rest, pause, time off""",
    (Tag.ABOUT, None, Tag.ON, None): "on",
    Tag.ABOUT: "about, regarding, concerning, related to, covering, covers",
}
