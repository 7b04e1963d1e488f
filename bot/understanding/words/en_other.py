"""English: what is none of our business: known words, so that they are refused and not misread."""

from typing import Final

from bot.understanding.tags import Tag

OTHER: Final = {
    (Tag.OTHER, "matter"): """
        law, laws, decree, regulation, tax, taxes, election, merger, merge, budget, population, storm, medicine, news,
        fever, loan, bank, tour, internet, network, video, photo, music, complaint, benefits, importance, minister""",
    Tag.OTHER: """
        provided, included, free of charge, park, parking, car, car park, parking lot, taxi, bus, shuttle,
        train, flight, airport, ticket, ride, hotel, accommodation, dormitory, stay, sleep, room key, check out,
        wifi, wi-fi, password, wifi password, menu, food, dish, dishes, what's for lunch, what is for lunch,
        what's for dinner, eat for lunch, vegetarian, vegan, meal, meals, breakfast, restaurant, restaurants,
        beer, wine, drink, drinks, snack, snacks, delicious, tasty, cafe, coffee shop, salary, pay, money,
        allowance, per diem, reimburse, reimbursement, reimbursed, cost, price, fee, fees, bonus, paid, expense,
        expenses, how much does, how much is, refund, certificate, certificates, diploma, slides, slide,
        document, documents, material, materials, handout, handouts, recording, recordings, videos, pdf,
        download, textbook, book, notes, powerpoint, ppt, file, files, copy, presentation file, exam, exams,
        test, tests, homework, assignment, assignments, essay, report due, submit, submission, deadline, grade,
        grades, score, scores, results, result, answer key, quiz, survey, feedback, pass, marks, phone, phone
        number, telephone, number of the speaker, email, e-mail, contact details, mobile, facebook, zalo,
        whatsapp, old is, how old, age, married, born, hometown, salary of, live, biography, cv, background,
        weather, rain, raining, sunny, hot outside, cold, temperature, forecast, umbrella, football, soccer,
        match, who won, won, game, lottery, stock, stocks, bitcoin, gold price, movie, movies, song, sing, joke,
        jokes, tell me a joke, poem, story, write, write me, translate, translation, summarise, summarize,
        summary, explain, define, definition, meaning, mean, means, difference, compare, analyse, opinion, what
        is the meaning, why is, why are, why do, why does, describe, example, examples, elaborate, discuss with
        me, teach me, advantages, advice, recommend, suggest, president, prime minister, general secretary,
        capital, policy on, visa, passport, id card, invitation, dress, dress code, wear, uniform, suit, bring,
        laptop, computer, badge, card, projector, microphone, mic, sound, audio, camera, can't hear, cannot
        hear, lagging, disconnected, connection, toilet, restroom, bathroom, washroom, elevator, lift, doctor,
        sick, ill!, hospital, pharmacy, seat, seats, seating, sit, smoke, smoking, be late, absence, be absent,
        leave early, take leave, day off, excused, skip, substitute, replace me, go instead, who are you, who
        made you, are you human, are you a robot, are you real, your name, robot, chatgpt, gpt, love, love you,
        beautiful, stupid, dumb, hate, boring, bored, useless, idiot, fuck, shit, date me, girlfriend,
        boyfriend, single, buy, sell, atm machine, sightseeing, swim, gym, gift, gifts, photos, picture,
        pictures, party time, how many people, how many delegates, how many participants, how many sites, number
        of delegates, who is absent, who hasn't, who has checked in, who checked in, list of delegates,
        attendees, participant list, headcount, anyone else checked in, who's absent, absentees, next year, next
        course, another class, next class course, cinema, shopping, bus station, air conditioning, ac, power,
        electricity, charger, complain, resign, retire, retirement, what time is it, what's the time, whats the
        time, what is the time, the time now, current time, time is it, what day is it, what day is today,
        what's the date, what date is it, what's today's date, what is today's date, what is the date, plus,
        minus, square root, recipe, cook, tip, tips, war, religion, god, christmas, holiday, holidays, vacation""",
}
