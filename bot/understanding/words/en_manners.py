"""English: manners, and words that say nothing."""

from typing import Final

from bot.understanding.tags import Tag

MANNERS: Final = {
    Tag.HELP: """
        help, help me, commands, what can you do, what do you do, how does this work, how do you work, instructions,
        guide, manual, options, features, how do i use this, how do i use, how to use, what can i ask, what can u
        do, how can you help, menu options, what else can you do, how does this bot work, what are you able to do,
        how to use this, i need help, show commands, what should i type, what can i do here, can you help, what do i
        do here, how to use this bot, assist, assistance, support""",
    Tag.GREET: """
        hello, hi, hey, good morning, good afternoon, good evening, good day, greetings, hiya, howdy, morning all,
        hello there, hi there, yo, helo, gm, hey there, good night, goodnight, bye, goodbye, see you, how are you,
        how are you doing, good mornin, hellooo, anyone there, are you there, have a nice day, welcome back""",
    Tag.THANKS: """
        thanks, thank you, thx, thanks a lot, many thanks, ty, thank u, thankyou, cheers, much appreciated,
        appreciate it, thank you very much, thanks so much, thank you so much, tysm, appreciated, appreciate""",
    Tag.OKAY: """
        ok, okay, great, cool, got it, understood, nice, good, perfect, alright, all right, yes, yep, yeah, sure,
        fine, noted, excellent, awesome, wonderful, roger, no problem, sounds good, k, well done, useful, helpful,
        you're welcome, never mind, nevermind, lol, wow, good job, very good, yup, i see, nope, that's all, amazing,
        brilliant""",
    Tag.AND: "and, or, plus, as well as, also, both",
    Tag.FILLER: """
        the, a, an, of, for, to, in, at, total, in total, altogether, it, its, it's, that, that's, this, these,
        those, there, here, be, been, being, u, r, you, your, we, us, our, they, with, by, as, from, so, then,
        but, just, very, really, too, gonna, going, go, goes, going to, will, would, could, can, may, might,
        shall, should, was, were, are, is, am, do, does, did, has, had, have, im, ill, actually, tell, tell me,
        show, show me, know, let me know, see, find, out, look, check, get, give, send, say, sir, madam, please,
        bot, admin, hey, quick question, question, wonder, wondering, excuse me, sorry, pardon, dear, people,
        delegates, delegate, participants, ones, thing, things, stuff, any, some, more, much, many, else, again,
        up, down, into, onto, off, if, or, well, oh, um, uh, hmm, hm, ah, eh, part, exactly, roughly, quickly,
        kindly, like, still, also, only, each, every, other, my, me, i, id, ive, today's, happen, happens,
        expected, expect, information, info, details, detail, detailed, remind me again, again please, think,
        believe, guess, hear, heard, it'll, there's, theres, let, make, take, taken, place, come, coming, comes,
        new, due, list, read, main, central, work, works, working, physically, exact, under, during, per,
        myself, quick, fast, we'll, we're, gotta, supposed, ready, set, back, on time, in time, later on, use,
        want, need, next to, turn, turned, switch, same, different, it be, way, afterwards, between, because,
        since""",
}
