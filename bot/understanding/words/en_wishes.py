"""English: check-ins, attendance and reminders."""

from typing import Final

from bot.understanding.tags import Tag

WISHES: Final = {
    Tag.CHECK_IN: """
        check in, checkin, check-in, checking in, sign in, check me in, mark me present, mark me as present, mark
        attendance, sign me in, register my attendance, record my attendance, attendance, roll call, check-ins,
        check us in, checkins, mark my attendance, take attendance, checked me in, check in for me, chk in, take my
        attendance""",
    Tag.PRESENT: """
        present, i'm here, im here, i am here, here, i'm present, i am present, im present, i've arrived, i have
        arrived, arrived, just arrived, in the room, i'm in, made it, attending""",
    Tag.MY_ATTENDANCE: """
        my attendance, checked in, my check-in, my check in, my checkin, attendance status, marked present, recorded
        as present, attendance record, my record, attendance history, my status, my attendance record, check-in
        status, been checked in, been marked, counted as present, counted present, attendance recorded, marked
        absent, my absences, sessions have i attended, sessions did i attend, my check-ins, signed in, attendance
        been recorded, sessions did i miss, check-in go through, check in go through, attendance go through,
        sessions have i missed, been recorded, attendance so far""",
    Tag.REMIND: """
        remind, reminder, reminders, notification, notifications, alert, alerts, remind me, notify, notify me, ping,
        ping me, reminding, messages, notis, text me, message me, messaging, bug me, bugging, nudge, alarm, sending
        me""",
    Tag.SWITCH_ON: """
        turn on, turned on, switched on, enable, switch on, on, activate, start sending, subscribe, set, set up,
        get, receive, turn back on,
        turn them on, turn it on, switch back on, turn them back on, turn it back on, re-enable, resume, change,
        change to, sign me up for, opt in, start, reactivate, set to, unmute, make it, switch to, back on, sign up
        for""",
    Tag.SWITCH_OFF: """
        turn off, turned off, switched off, disable, switch off, off, deactivate, stop, unsubscribe, mute, cancel,
        turn them off, turn it off,
        remove, opt out, quit, stop sending, silence, no more, turn off all, shut off, unsubscribe me, delete, kill,
        switch them off, pause""",
    Tag.NOT: """
        not, don't, dont, do not, no, never, didn't, didnt, can't, cant, cannot, won't, without, doesn't, isn't,
        haven't, couldn't, no need, wasn't, don't want, do not want, didnt want, shouldn't, wouldn't, unable""",
    Tag.AHEAD: """
        before, ahead, beforehand, in advance, early, earlier, prior, before each session, before class, before
        each, before every session, advance, before it starts""",
    Tag.AGAIN: "back, again",
    Tag.WISH: """
        please, pls, plz, want, want to, would like, would like to, i'd like, i'd like to, need, let me, wanna, can
        you, could you, kindly, would you, gimme, like to, let's, id like, need to, can i get, could i get, can i
        have, send me, give me""",
    Tag.ME: "me, i, my, i'm, im, myself, i've, we, us, our, i'd, i'll, mine, for me",
    Tag.OTHERS: """
        him, her, them, he, she, they, colleague, colleagues, friend, friends, everyone, everybody, my boss, boss,
        someone, someone else, somebody else, other people, group, team, wife, husband, others, somebody, anybody,
        another person, secretary, chairman, my team, mate, neighbour, on behalf of, people, coworker, delegates,
        whole team, mr, mrs, ms, instead of me, anyone, delegation, roommate, deputy""",
    Tag.DONE: "already, just, have already, done, did",
    Tag.TROUBLE: """
        forgot, forget, late, fail, failed, fails, error, wrong, problem, missed, if, what if, why, broken, trouble,
        doesn't work, not working, can i, could i, may i, must, must i, do i have to, do i need to, have to,
        required, mandatory, compulsory, should i, is it possible, possible, supposed to, allowed, wonder,
        wondering, absent""",
}
