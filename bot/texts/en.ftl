### Điểm Cầu, English. How we write: docs/style-vi.md, the part on English.

## Choices

choice-agree = I agree
choice-decline = I do not agree
choice-checkin = Check in
choice-undo = Undo check-in
choice-today = Today
choice-tomorrow = Tomorrow
choice-now = Now
choice-next = Next
choice-schedule = Programme
choice-me = My attendance
choice-reminders = Reminders
choice-reminders-on = As the timetable says
choice-reminders-off = Turn reminders off
choice-lead = { $minutes } minutes before
choice-help = Help
choice-site = Another site
choice-forget = Delete my data
choice-forget-yes = Delete, I am sure
choice-cancel = Cancel
choice-broadcast = Broadcast
choice-broadcast-send = Send to { $count } { $count ->
        [one] person
       *[other] people
    }
choice-broadcast-drop = Do not send
choice-broadcast-to = Choose receivers
choice-broadcast-preview = Look at it again
choice-broadcast-edit = Change the text
choice-broadcast-english = Add an English version
choice-broadcast-asks = Ask whether it was read
choice-broadcast-asks-no = Do not ask that for number { $number }
choice-broadcast-test = Send me a test
choice-broadcast-anywhere = Everywhere
choice-broadcast-approve = Approve broadcast { $number }
choice-broadcast-refuse = Refuse broadcast { $number }
choice-broadcast-undo = Undo the broadcast
choice-broadcast-pause = Pause sending
choice-broadcast-resume = Go on sending
choice-broadcast-stop = Stop for good
choice-broadcast-correct = Correct it
choice-broadcast-recall = Take it back
choice-broadcast-recall-yes = Take broadcast { $number } back
choice-broadcast-file = File of results
choice-broadcast-show = Broadcast { $number }
choice-broadcast-older = Older than number { $number }
choice-broadcast-again-failed = Send { $count } failed again
choice-broadcast-again-unknown = Send { $count } unknown again
choice-broadcast-chase = Remind { $count } who have not read it
choice-picked = ✓ { $name }
choice-unpicked = { $name }
choice-read = I have read it
choice-board = Live board
choice-board-off = Withdraw my links
choice-lang-vi = Tiếng Việt
choice-lang-en = English
choice-of-site = { $site }
choice-move-site = Move to { $site }
choice-session = { $session }, { DAY($start) }

menu-checkin = Check in
menu-today = What is on today
menu-schedule = The whole programme
menu-me = My attendance
menu-reminders = Reminders
menu-site = My site
menu-language = Ngôn ngữ · Language
menu-help = Help

## Registration

notice-of-data =
    { $title }
    We store your name, your site, the times you check in and the address of this chat, to take attendance and to remind you of sessions.
    You can see it with /privacy and delete it with /forget at any time. Do you agree?
declined =
    We store nothing about you. The programme is open to you all the same; to be checked in, please tell your site's clerk.
ask-site = Which site do you attend? Type a part of the name of the commune, ward or special zone; tone marks are not needed.
which-site = { $count } sites have such a name. Which one is yours?
which-site-of-many = { $count } sites have such a name; here are some. Please type more of it, and the province.
site-unknown = No site has such a name. Please check it, or type a part of the name of the commune, ward or special zone.
site-gone = That site is no longer on the list. Please type your site's name again.
ask-name = { $site }. Please type your full name.
name-unclear = Please type your full name, letters only, for example: Trần Thị Lan.
registered = You are registered: { $name }, { $site }. When you are in the room, choose “Check in”.
already-registered = You are registered already, { $name }.
welcome-back = Hello { $name }, { $site }.
other-site = You are on the list of { $own }. This link belongs to { $site }.
my-site =
    Your site:
    { $lines }
    To change it, type a part of the new site's name.
site-line-name = { $value }
site-line-room = Room: { $value }
site-line-chair = Chair: { $value }
site-line-link = Online room: { $value }
site-changed = You are now on the list of { $site }.
forget-sure = Delete your name, your site and this chat? Your check-ins stay in the totals, without a name. This cannot be undone.
forgotten = Deleted. To come back, type /start.
privacy =
    We store your name, your site, the times you check in, your language and the address of this chat, to take attendance and to remind you of sessions; of those on a list also the position and phone number that the site sent. Questions we could not answer are kept without who asked.
    We collect no location, no photographs, no ID numbers. Delete your data: /forget.
invited-organiser = You are an organiser now. Type /help for the commands.
invited-clerk = You are the clerk of { $site }.
invited-chair = You chair { $site }.
invited-coordinator = You coordinate the sites of { $site }.

## Who is who

choice-start = Register
choice-phone = Use my phone number
choice-contact = Share my phone number
choice-iam-yes = Yes, that is me
choice-iam-no = That is not me
choice-onlyme = Not me, take it off
choice-unlisted = Register without the list
choice-of-person = { $person }
choice-data = See my data
choice-nophone = Skip
choice-handover = Hand over
choice-deputy = Make a code for a deputy
choice-withdraw = Withdraw: { $name }
choice-leave = Give up this site
choice-leave-yes = Give it up, I am sure
choice-walkins = People not on the list
choice-walk-in-name = { $name }
choice-enlist = Add to the list
choice-merge-yes = Make them one
choice-merge-no = Choose another
choice-unmerge = Undo: { $name }
choice-walkins-page = More, page { $number }
person-name = { $name }
person-with-position = { $name }, { $position }
place-name = { $name }
everywhere = the whole class
linked = You are registered from the list: { $person }; { $site }. When you are in the room, choose “Check in”.
linked-elsewhere = You were registered in one more chat ({ $name }). Reminders go to the chat that you used last. If that is not you, take it off.
unlinked = This chat belongs to nobody on a list any more. To register again, type /start.
only-here = { $count ->
        [one] One other chat was taken off.
       *[other] { $count } other chats were taken off.
    } Your old code no longer works; for a new one please ask your site's clerk.
is-that-you = Are you { $person }; { $site }?
still-asked = An earlier question still waits for you: please choose “Yes, that is me” or “That is not me”.
not-on-list = { $name } was not found on the list of { $site }. Please type your full name as in the invitation. If you are not on the list, choose “Register without the list”.
name-again = Please type your full name again.
name-taken = That name is registered in another chat already. If it is you, please type your own code or ask your site's clerk. You can also register without the list.
which-of-name = Several people at the site bear that name. Please type your position, or the last 3 digits of your phone number.
prove-name = To be sure that it is you, please type your position, or the last 3 digits of your phone number.
which-again = That does not tell who you are. Please type your position as on the list, or the last 3 digits of your phone number.
which-of-phone = Several people on the lists have that number. Who are you?
phone-unknown = That number is on no list. You can still register by your site and name.
phone-not-here = Phone numbers cannot be shared here. Register by your own code, or by your site and name.
share-phone = Please use the button at the bottom of the screen. Your number is only used to find you on the list.
contact-not-own = Only the sender's own phone number is taken. Please use the button that shares yours.
guessed-too-often = You have tried many times. Please try again in an hour, type your own code or ask your site's clerk. You can also register without the list.
codes-too-often = You have tried many wrong codes. Please try again in an hour, or ask whoever sent it.
code-refused = That code is wrong, used or too old. Please ask whoever sent it.
code-in-group = Codes work in a private chat only. Please do not send them to a group.
registered-walk-in = You are registered: { $name }, { $site }, without the list; the site's clerk will look into it. When you are in the room, choose “Check in”.
nothing-asked = Nothing has changed. You can choose one of these.
site-is-yours = This is your site already: { $site }.
move-listed = You are on the list of { $own }. If you move to { $site }, the clerks of both sites are told.
delegate-moved = { $name } has moved from { $own } to { $site }.

role-organiser = organiser
role-coordinator = coordinator
role-clerk = clerk
role-chair = chair
ask-holder-name = So that the organisers can reach you, please type your full name.
ask-holder-phone = Thank you, { $name }. Please give a phone number on which the organisers can call you; you need not.
holder-phone-unclear = That is not a phone number. Please type it again, such as 0912 345 678.
holder-known = Noted: { $name }. Type /help for the commands.
holder = • { $name } – { $role }
holder-with-phone = • { $name } – { $role }, { $phone }
handover =
    In charge of { $site }:
    { $lines }
    A deputy takes over with a code that works once. You can withdraw a right that you handed on.
deputy-code =
    Code for a deputy at { $site }: { $code }
    They type it to this bot within { $hours } hours. It works once; please pass it to nobody else.
leave-sure = Give up { $site }? The others keep their rights.
leave-sure-last = Give up { $site }? Nobody will be in charge of it then; the organisers are told.
left = You are no longer in charge of { $site }. Thank you.
site-without-clerk = Nobody is in charge of { $site } any more. Invite somebody: diemcau invite clerk --site { $code }
right-withdrawn = Your right ({ $role }) was withdrawn.
right-is-withdrawn =
    Withdrawn:
    { $holder }
right-was-gone = That right is gone, or was not handed on by you.
rights =
    Who holds rights, { $place }:
    { $lines }
rights-nobody = Nobody yet.
rights-which-site = Several sites are called so. Please choose one.

walk-ins =
    { $site }: { $count } not on the list
    { $lines }
walk-in-line = • { $name }
walk-in-line-likely = • { $name } – may be { $person }
walk-ins-none = { $site }: everybody registered is on the list.
walk-ins-which-site = Please choose a site, or type /walkins and its name.
walk-in = { $name }, { $site }, is not on the list. Who are they there? Please choose, or type the name.
walk-in-unlike = { $name }, { $site }, is not on the list, and no name there is like it. Please type the name on the list, or add them.
walk-in-which = Which of these is { $name }?
walk-in-gone = They are no longer off the list, or not of your site.
merge-preview =
    Are { $name } and { $person } one person? Then each session counts so:
    { $lines }
merge-line = • { $session }: { $status }
merge-line-instead = • { $session }: { $status } (in place of: { $other })
merge-no-words = • No check-in yet.
merge-has-chats = • The person on the list is registered in { $count ->
        [one] another chat
       *[other] { $count } other chats
    }.
choice-findme = Find me on the list
choice-mergeall = Merge { $count } with exactly one name
choice-mergeall-yes = Merge { $count }
choice-unmerge-all = Undo: { $count }
merge-all =
    These registered without the list, under exactly the name of one person on it, and one alone:
    { $lines }
merge-pair = • { $person }
merge-pairs-more = … and { $count } more
merge-all-none = { $site }: nobody is the same for certain. Please look at each of them.
merged-all = { $count } merged. You can undo this for { $hours } hours.
merged = { $name } and { $person } are one now. You can undo this for { $hours } hours.
enlisted = { $person } is on the list now. You can undo this for { $hours } hours.
unmerged = Undone: all is as it was before.
unmerged-but = Undone. { $count ->
        [one] One thing that changed meanwhile stays
       *[other] { $count } things that changed meanwhile stay
    } with the person on the list; please have a look.
unmerge-refused = This cannot be undone any more: it was undone, it is too long ago, or it is not of your site.
you-are-on-list = Your site's clerk has found you on the list: { $person }.
you-are-walk-in = Your site's clerk has taken that back: you are registered without the list again.
status-of-present = present
status-of-late = late
status-of-excused = excused
status-of-absent = absent
status-of-left-early = left early
status-of-unknown = not known

data =
    Your data:
    { $lines }
data-name = Name: { $name }
data-position = Position: { $position }
data-site = Site: { $site }
data-phone = Phone: { $phone }
data-listed = On the site's list
data-walk-in = Registered without the list
data-code = Delegate code: { $code }
data-own-code = You have a code of your own (kept so that nobody can read it)
data-chat = Chat: { $name } { $address }, language { $language }
data-agreed = You agreed at { TIME($at) } on { DATE($at) }
data-lead = Reminded { $minutes } minutes before
data-words = Attendance: { $count } sessions (see /me)
data-holder = Right: { $role }, { $site }
help-clerk =
    Clerks and chairs:
    /report – report the room, or simply type: all present · 42/45, absent: … · 3 absent
    /roll – tick off the list · /absent – who is absent · /close – close the session
    /walkins – people not on the list
    /screen – your room’s check-in screen · /board – your board
    /handover – hand over, invite a deputy
help-coordinator =
    Coordinators:
    /summary – the province and its sites · /silent – sites that have not reported · /absent – who is absent
    /chart – a chart · /export – Excel and CSV files
    /walkins – people not on the list
help-people = /rights – who holds rights at a site · /walkins – people not on the list

## Checking in

checkin-present =
    Checked in: { $session }, { DAY($start) }.
    Present at { TIME($at) }, { $site }.
checkin-late =
    Checked in: { $session }, { DAY($start) }.
    Late, at { TIME($at) }, { $site }.
checkin-already-present = You checked in to { $session }, { DAY($start) }, at { TIME($at) }: present. There is nothing more to do.
checkin-already-late = You checked in to { $session }, { DAY($start) }, at { TIME($at) }: late. There is nothing more to do.
checkin-already-left-early = { $session }, { DAY($start) }: you are recorded as present at { TIME($at) }, left early.
checkin-not-open =
    Check-in is not open yet. { $session }, { DAY($start) }, starts at { TIME($start) }; check-in opens at { TIME($opens) }.
checkin-closed =
    Check-in to { $session }, { DAY($start) }, closed at { TIME($closes) }. If you were there, please tell your site's clerk.
checkin-over = The class is over; there is no session left to check in to.
checkin-not-registered = You are not registered yet, so you cannot be checked in. Registering takes less than a minute.
checkin-no-code =
    { $session }, { DAY($start) }: please type the 6 digits that your site's screen shows, or scan the QR code there.
checkin-wrong-code = That code is wrong, or has changed since. Please type the one that the screen shows now; a wrong one does no harm.
checkin-too-many-codes = { $count } wrong codes: the last one was not looked at. Please try again in { $minutes } minutes, or ask your site's clerk to record you.
undo-done = Your check-in to { $session }, { DAY($start) }, is undone. You can check in again.
undo-refused = That cannot be undone: only your own check-in can, within 10 minutes. Please ask your site's clerk to correct it.
notice-present = Checked in at { TIME($at) }
notice-late = Checked in, late, at { TIME($at) }
notice-already = You checked in at { TIME($at) }
notice-not-open = Check-in is not open yet
notice-closed = Check-in is closed
notice-over = The class is over
notice-not-registered = You are not registered yet
notice-no-code = Please type the code on the screen
notice-wrong-code = Wrong code
notice-too-many-codes = Please try again later
notice-undone = Check-in undone
notice-nothing-changed = Nothing was changed
notice-saved = Saved
me =
    Attendance of { $name }:
    { $lines }
me-present = ✓ { $session }, { DAY($start) }: present, { TIME($at) }
me-late = ✓ { $session }, { DAY($start) }: late, { TIME($at) }
me-excused = – { $session }, { DAY($start) }: absent with leave
me-absent = ✗ { $session }, { DAY($start) }: absent without leave
me-left-early = ✓ { $session }, { DAY($start) }: left early, came at { TIME($at) }
me-unknown = ? { $session }, { DAY($start) }: not checked in
me-upcoming = · { $session }, { DAY($start) }: to come, { TIME($start) }

## Reminders

reminder =
    Reminder: { $name }, { DAY($start) }, starts at { TIME($start) }.
    { $lines }
    .heading = 1
reminder-clerk =
    Reminder for site clerks: { $name }, { DAY($start) }, starts at { TIME($start) }. Please ask your delegates to check in.
    { $lines }
    .heading = 1
reminder-item = { TIME($start) } { $title }
reminder-link = Online room: { $link }
lead-time =
    { $minutes ->
        [1440] 1 day before
        [2880] 2 days before
        [60] 1 hour before
        [120] 2 hours before
       *[other] { $minutes } minutes before
    }
reminders-on =
    You are reminded of each session as the timetable says:
    { $leads }
reminders-off = Reminders are off. You will not be reminded of sessions.
reminders-set =
    You are reminded { $minutes ->
        [1440] 1 day
        [60] 1 hour
       *[other] { $minutes } minutes
    } before each session.
reminders-impossible = Reminders can come from 1 minute to 7 days before a session.

## Everything else

language = Chọn ngôn ngữ · Choose a language
language-changed = From now on the answers are in English.
help =
    You can:
    • Check in: choose “Check in” or type: checkin
    • Ask in your own words: what is on today, where is tomorrow afternoon, who speaks on topic 3…
    • See your attendance: /me · Reminders: /reminders · For your calendar: /calendar
    • Your site: /site · Language: /language · Your data: /privacy
    { $contact }
help-organiser =
    Organisers:
    /status – how the system is doing
    /summary – attendance of the class, a province or a site (/summary Thanh Hóa)
    /silent – sites that have not reported · /absent – who is absent
    /picture – a chart · /export – Excel and CSV files
    /board – the live board · /screen – a check-in screen
    /broadcast – tell everyone something
    /changes – the timetable's changes (send schedule.json to change it) · /plan – the plan of reminders
    /unknown – questions that could not be answered
nothing-readable = Only text can be read here. Please type your question or choose something.
unknown-command = There is no such command. Type /help for what there is.
cancelled = Cancelled.
apology = Sorry, something went wrong with your last message; it was noted so that it can be mended. Please try again in a few minutes, or tell your site's clerk.

## Organisers

status =
    Status at { TIME($at) }, { DAY($at) }
    { $lines }
    .heading = 1
status-people = Delegates: { $people } · chats: { $chats }
status-queue = To send: { $waiting } · to handle: { $unread }
status-oldest = The oldest message has been waiting since { TIME($at) }
status-wrong = Failed: { $failed } · unknown: { $unknown } · could not be handled: { $parked }
status-timetable = Timetable: version { $version }, since { TIME($at) }, { DAY($at) }
status-tick = Timetable last looked at: { TIME($at) }, { DAY($at) }
status-no-tick = The timetable was not looked at yet: reminders are not running
status-missed = Reminders missed in the last 24 hours: { $count }
status-late = Too slow: the reminder of { $session }, { DAY($start) }; about { $missed } will not have it by { TIME($until) }
status-channel-well = Channel { $name }: well
status-channel-wrong = Channel { $name }: { $problem }
status-quota = Zalo { $bot }: { $messages }/{ $most_messages } messages this month · { $people }/{ $most_people } people
status-quota-held = Zalo { $bot }: { $messages }/{ $most_messages } messages this month · { $people }/{ $most_people } people. What is left is for answers and reminders; broadcasts wait for next month.
quota-near = Zalo bot { $bot } has used most of its free quota: { $messages }/{ $most_messages } messages this month, { $people }/{ $most_people } people. See /status.
quota-over = Zalo takes no more messages of bot { $bot }: its quota is used up. What could not be sent is kept and goes out when Zalo takes messages again.
reminder-late =
    The reminder of { $session }, { DAY($start) }, will not reach everyone by { TIME($until) }: { $waiting } messages wait, { $rate } a second go out, so about { $missed } people will not get it.
    Please tell them another way. For the next time: an earlier reminder in the timetable, or a higher MESSAGES_PER_SECOND if the platform allows it.
unknown =
    Questions that could not be answered:
    { $lines }
unknown-line = { $count } × { $text }
unknown-none = Every question so far could be answered.
timetable-refused =
    The new timetable has mistakes and is not used; the last good one is still in force.
    { $problems }
timetable-accepted =
    Version { $version } of the timetable is in force. Nobody needs to be told.
    { $lines }

## The board and the screens

board-link =
    The live board, until { TIME($until) }, { DAY($until) }:
    { $link }
    Whoever has this link can see it, so please do not pass it on. /board off withdraws all links that this chat was given.
screen-link =
    The check-in screen of { $site }, until { TIME($until) }, { DAY($until) }:
    { $link }
    On another computer: open { $address } and type the code { $code }.
screen-link-central =
    The central check-in screen, until { TIME($until) }, { DAY($until) }:
    { $link }
    On another computer: open { $address } and type the code { $code }.
no-pages = No pages are served here (WEB_CHAT=off), so there is neither a board nor a screen.
screen-which = Which site's screen? Type /screen with the site's code or name; /screen all is the central one.
links-withdrawn =
    { $count ->
        [0] There is no link in use.
       *[other] { $count } links are withdrawn. Pages that were opened with them close at once.
    }

## Files that are made

export-which-table = Which file? Names and numbers of people are personal data: please use them for the class only.
export-which-session = Of which session?
export-which-format = Which format? Excel to print and sign, CSV and JSON for other programs.
choice-table-attendance = Attendance of each person
choice-table-summary = Summary by site
choice-table-roster = List of people
choice-table-deliveries = Messages sent
choice-format-csv = CSV
choice-format-xlsx = Excel
choice-format-json = JSON
choice-table-all-sessions = All sessions
choice-numbers-chart = Chart
choice-numbers-report = See the details
table-attendance = Attendance of each person
table-summary = Summary by site
table-roster = List of people
table-deliveries = Messages sent
made-coming = The file is being made and will be sent here.
notice-file-coming = The chart is being drawn
made-wait = Files that you asked for before are still being made. Please wait for them, then ask again.
made-ready = { $name }: { $count } rows, as of { TIME($at) }, { DAY($at) }. If it holds personal data, please delete it when it has served.
made-too-large = { $name }: too large to be sent in a chat (more than { $most } rows, or 15 MB). Please choose one session, or have the server's administrator run: diemcau export { $table } -o { $table }.{ $format }
made-failed = The file could not be made. Please try again in a few minutes; if it fails again, tell the server's administrator.
picture = { $lines }
session-report =
    ATTENDANCE REPORT – { $place }
    { $session }, { DAY($start) }, as of { TIME($at) }, { DAY($at) } (the session is not closed)

    { $numbers }

    { $lines }
session-report-closed =
    ATTENDANCE REPORT – { $place }
    { $session }, { DAY($start) }, closed, as of { TIME($at) }, { DAY($at) }

    { $numbers }

    { $lines }
report-place = { $place }
report-whole-class = the whole class
report-all-in = All { $sites } sites have reported.
report-missing = Not reported:
report-unreported = { $place }: { $count } of { $sites } sites
report-silent-site = { $site }
report-more = … and { $count } others (/silent)

## Pictures

picture-present = Present
picture-late = Late
picture-left-early = Left early
picture-excused = Absent with leave
picture-absent = Absent without leave
picture-unknown = Not checked in
picture-share = { $percent }%
picture-numbers = { $present }/{ $enrolled }
picture-session = { $session }, { DAY($start) }
picture-sessions = The sessions
picture-provinces = By province: { $session }, { DAY($start) }
picture-sites = By site, the most absent first: { $session }, { DAY($start) }
picture-more = … and { $count } other sites
picture-of-class = The whole class – { $session }, { DAY($start) }
picture-of-place = { $place } – { $session }, { DAY($start) }
picture-sum = { $present } of { $enrolled } people have come ({ $percent }%)
picture-reports = { $reported } of { $sites } sites have reported, as of { TIME($at) }, { DAY($at) }

## Numbers

numbers-of-class =
    The whole class – { $session }, { DAY($start) }
    As of { TIME($at) }, { DAY($at) }
numbers-of-place =
    { $place } – { $session }, { DAY($start) }
    As of { TIME($at) }, { DAY($at) }
numbers-of-no-province =
    Sites of no province – { $session }, { DAY($start) }
    As of { TIME($at) }, { DAY($at) }
numbers-sessions =
    The whole class at { TIME($at) }, { DAY($at) }
    { $lines }
numbers-sessions-of =
    { $place } at { TIME($at) }, { DAY($at) }
    { $lines }
numbers-session = { $session }, { DAY($start) }: { $present } of { $enrolled } present ({ $percent }%), { $reported } of { $sites } sites have reported
numbers-card =
    { $title }

    { $numbers }

    { $lines }
numbers-site =
    { $title }

    { $lines }
numbers-enrolled = Enrolled: { $count }
numbers-present = Present: { $count }
numbers-late = Late: { $count }
numbers-left-early = Left early: { $count }
numbers-excused = Absent with leave: { $count }
numbers-absent = Absent without leave: { $count }
numbers-unknown = Not checked in: { $count }
numbers-substitutes = Substitutes (not among the enrolled): { $count }
numbers-walk-ins = On no list (among those who came): { $count }
numbers-declared = Head-counts without names (apart): { $count }
numbers-sites = Sites: { $reported } of { $sites } have reported, { $part } have check-ins only, { $silent } nothing
numbers-province = { $province }: { $present } of { $enrolled } ({ $percent }%), { $unreported } of { $sites } sites have not reported
numbers-site-reported = { $site }: { $present } of { $enrolled } ({ $percent }%), reported at { TIME($at) }
numbers-site-part = { $site }: { $present } of { $enrolled } ({ $percent }%), not reported
numbers-site-silent = { $site }: nothing yet, of { $enrolled }
numbers-reported = Reported at { TIME($at) }, { DAY($at) }, by { $by }
numbers-part = Not reported; some people checked in themselves
numbers-silent = Not reported, and nobody has checked in
numbers-gone = These numbers are no more. Please begin again.
numbers-not-yours = The numbers of this place are not yours to see.
numbers-no-place = There is no place to show numbers of yet.
numbers-which = Which place do you mean?
silent =
    { $title }
    Not reported: { $unreported } of { $sites } sites, { $part } of them with check-ins

    { $lines }
silent-none =
    { $title }
    All { $sites } sites have reported.
silent-line = { $place }: { $unreported } of { $sites }{ $part ->
        [0] {""}
       *[other] , { $part } of them with check-ins
    }
silent-site = { $site }: nothing yet
silent-site-part = { $site }: { $present } checked in themselves
silent-to-call =
    { $state }
    { $lines }
silent-nobody-to-call = – no clerk yet
silent-clerk = – clerk { $name }{ $phone ->
        [none] , no phone number
       *[other] : { $phone }
    }
silent-chair = – chair { $name }{ $phone ->
        [none] , no phone number
       *[other] : { $phone }
    }
missing =
    { $title }
    Absent without leave { $absent }, with leave { $excused }, not checked in { $unknown }

    { $lines }
missing-none =
    { $title }
    Nobody is absent or unaccounted for.
missing-line = { $place }: { $absent } without leave, { $excused } with leave, { $unknown } not checked in
choice-place = { $place }
choice-numbers-no-province = Of no province
choice-page-back = See the page before
choice-page-on = See the next page
choice-summary = Summary
choice-numbers-summary = See the summary
choice-numbers-silent = Not reported
choice-numbers-absent = See who is absent
choice-numbers-names = Who is absent
choice-up-to = Up to { $place }
choice-numbers-up = Up to the whole class
choice-numbers-sessions = Other sessions

## Routine

status-gone = Unreachable on { $name }: { $count }
status-backup = Last backup: { TIME($at) }, { DAY($at) }
status-no-backup = No backup yet
backup-failed = Last night's backup failed: { $problem }. It is tried again; please look at the disk.
digest =
    The day at { TIME($at) }, { DAY($at) }
    { $lines }
digest-session =
    { $session }: enrolled { $enrolled }, present { $present }, late { $late }, left early { $left_early }, excused { $excused }, absent { $absent }, unknown { $unknown }; { $silent } of { $sites } sites have not reported
digest-people = Delegates: { $people } · chats: { $chats }
digest-unknown = Questions nobody could answer today: { $count } (see /unknown)
digest-next = Next: { $session } { DAY($start) }, starts at { TIME($start) }
retention-near = { DAY($at) }: the phone numbers and chats of { $title } will be deleted. Attendance is kept. Export what you need before then (diemcau export).

## Broadcasts

broadcast =
    FROM THE ORGANISERS
    { $body }
    .heading = 1
broadcast-chase =
    ONCE MORE · FROM THE ORGANISERS
    { $body }
    .heading = 1
broadcast-correction =
    CORRECTION · IN PLACE OF THE LAST MESSAGE
    { $body }
    .heading = 1
broadcast-write = Please type or forward the text (at most { $longest } characters); a picture or a file with a caption is fine, too. You will see it before it is sent.
broadcast-write-english = Please type the English version (at most { $longest } characters). Only those who chose English read it.
broadcast-write-correction = Please type what is right (at most { $longest } characters). On Telegram and the web page what was sent is changed in place; on Zalo people get one more message.
broadcast-too-long = The text has { $length } characters; at most { $longest } are possible. Please shorten it.
broadcast-shown =
    Receivers will read ({ $lines }):

    { $text }
broadcast-look =
    The message will look so:

    { $text }
broadcast-readers = { $name }, { $value }: { $count }
broadcast-ready =
    { $count ->
        [one] { $count } receiver.
       *[other] { $count } receivers.
    }
    { $receivers }
    { $lines }
    Type “send” to send it, “do not send” to drop it.
broadcast-channel = { $name }: { $count }
unreached-gone = Gone, will not get it: { $count }
unreached-no-chat = Without any chat, will not get it: { $count }
unreached-strangers = Have not agreed to anything, will not get it: { $count }
unreached-quota = Zalo’s quota of the month is used up, wait for the next: { $count }
broadcast-needs-approval = More than { $count } receivers: a second organiser has to approve it.
broadcast-alone =
    For more than { $count } receivers a second organiser has to approve it, and there is no other yet.
    Whoever runs the server invites one with diemcau invite organiser, or changes BROADCAST_APPROVAL_ABOVE and restarts. The draft is kept.
broadcast-nobody = Nobody would get this. Please choose other receivers.
broadcast-approval =
    Please approve broadcast { $number }, exactly as above, to { $count ->
        [one] { $count } receiver
       *[other] { $count } receivers
    }.
    { $receivers }
    { $lines }
broadcast-refused = Broadcast { $number } was not approved. The draft is still there.
approval-changed = Broadcast { $number } was changed or withdrawn since you were asked: what you saw is not approved any more.
approval-own = You wrote broadcast { $number } yourself: somebody else has to approve it.
approval-decided = Broadcast { $number } was approved, sent or dropped before.
approval-refused = Broadcast { $number } was given back to its writer.
broadcast-decided = This has been sent or dropped before.
broadcast-dropped = Dropped. Nobody gets it.
broadcast-none = There is no such broadcast.
broadcast-not-now = That cannot be done with this broadcast now. Type /broadcast to see them all.
broadcast-nobody-again = There is nobody to send it to again: those who failed still cannot be reached.
broadcast-chased = Those who have not read this were reminded once already.
broadcast-file = The result of broadcast { $number }, receiver by receiver.
broadcast-file-too-large = The result of broadcast { $number } is too large for a chat. Whoever runs the server has it by: diemcau export deliveries.
broadcast-recall-sure = Delete broadcast { $number } from its receivers’ chats? Telegram deletes messages of the last 48 hours only, Zalo none. This cannot be undone.
broadcast-to =
    Receivers: { $count }
    { $receivers }
    Choose below, or type, such as: clerks, Thanh Hóa, zalo; not checked in; Đông Sơn.
broadcast-to-unclear = “{ $text }” is not understood. Please type a group, a province, a site or a channel, with commas between.
broadcast-which-site = { $count } sites have such a name. Which one is it for?
broadcast-which-site-of-many = { $count } sites have such a name; here are some. Please type more of it, with the province.
to-everyone = Everyone
to-not-checked-in = Not checked in
to-not-checked-in-of = Not checked in: { $session } { DAY($start) }
to-absent = Absent
to-absent-of = Absent: { $session } { DAY($start) }
to-clerks = Site clerks
to-chairs = Site chairs
to-coordinators = Coordinators
to-silent-clerks = Silent clerks
to-silent-clerks-of = Clerks and chairs of sites without a report: { $session } { DAY($start) }
to-unread = Those who have not read broadcast { $number }
to-corrected = Those who got broadcast { $number }
to-places = In: { $name }
to-many-places = In { $count } provinces and sites
to-channel = Only { $name }
to-channels = Only { $name } and { $other }
channel-telegram = Telegram
channel-zalo = Zalo
channel-web = the web page
broadcasts =
    The latest broadcasts:
    { $lines }
broadcasts-line = { $number } · { TIME($at) } { DATE($at) } · { $value } · { $text }
state-asked = to be approved
state-waiting = about to go out
state-queueing = going out
state-sending = going out
state-paused = paused
state-stopping = being stopped
state-stopped = stopped
state-done = sent
state-recalling = being taken back
state-recalled = taken back
card =
    Broadcast { $number }
    { $lines }
card-draft = A draft again; nobody got it.
card-asked = A second organiser has to approve it.
card-waiting = It goes out in { $seconds } seconds, at { TIME($at) }; until then you can undo that.
card-queueing = Being queued…
card-sending = Going out to { $count ->
        [one] { $count } receiver
       *[other] { $count } receivers
    }.
card-paused = Paused. What was not sent is held.
card-stopping = Being stopped…
card-stopped = Stopped for good. What was not sent is cancelled.
card-done = All sent.
card-recalling = Being taken back…
card-recalled = Taken back.
card-dropped = Dropped. Nobody got it.
card-bar = { $bar } { $percent }%
card-numbers = Sent { $sent }, waiting { $waiting }, failed { $failed }, unknown { $unknown }, cancelled { $cancelled }, unreachable { $unreachable }.
card-pace = { $rate } a second; the last one will have it at about { TIME($at) }, { DAY($at) }.
card-reason = Failed, “{ $reason }”: { $count }
card-read = Read and understood: { $count }/{ $sent }
card-taken-back = Deleted { $count }, { $waiting } to go, { $failed } could not be deleted.
read-noted = Noted that you have read it. Thank you.
read-nothing = Nothing waits for you to say that you have read it.
notice-read = Noted. Thank you.

## The plan of reminders, and the ladder

choice-plan = Plan of reminders
choice-unreported = Not reported: { $session }
audience-everyone = all delegates
audience-not-checked-in = delegates not checked in
audience-clerks = clerks
audience-silent-clerks = clerks who have not reported
plan =
    The plan of reminders, { $rate } messages a second on each channel; clerks first, then the sites furthest from done:
    { $lines }
plan-none = There are no more reminders to come.
plan-line = { $session }, { DAY($start) }, { $lead }, { $to } ({ $count }): { TIME($at) }–{ TIME($until) } { DAY($until) }
plan-step = { $session }, { DAY($start) }, { $lead }, clerks of sites that have not reported (at most { $count }): { TIME($at) }–{ TIME($until) }
plan-more = … and { $count } more reminders
plan-late =
    TOO LATE: reminding { $to } ({ $count }) { $lead }, at { $rate } messages a second, takes { $length } minutes; in { $sessions } sessions up to { $missed } people would not get it. What would work:
    { $lines }
plan-way-lead = • { $minutes } minutes before
plan-way-clerks = • only the { $count } clerks
plan-way-bots = • people spread evenly over { $count } bots
plan-way-none = • a higher rate, if the platform allows it
plan-impossible =
    Some reminders cannot reach everyone in time.
    { $lines }
    Change the timetable's file; diemcau check tells more.
ladder-ask = { $session }, { DAY($start) }, starts at { TIME($start) }. { $site } has not reported: when all are seated, please type “all present” or the numbers, such as 42/45.
ladder-ask-again = { $session }, { DAY($start) }, starts at { TIME($start) }. { $site } has still not reported; { $silent } sites of { $province } have not. Please type “all present” or the numbers, such as 42/45.
ladder-list =
    { $session }, { DAY($start) }: { $silent } sites of { $province } have not reported.
    { $lines }
ladder-site = • { $site }
ladder-caller = { $name } { $phone }
ladder-nobody = no clerk yet
ladder-counts =
    { $session }, { DAY($start) }: { $reported }/{ $sites } sites have reported, in { $part } somebody has checked in, from { $silent } there is nothing. Not reported, by province:
    { $lines }
ladder-province = { $province }: { $silent }/{ $sites }
ladder-more = … and { $count } sites of other provinces

## Rooms: reports, ticks, closing, disputes

choice-report = Report
choice-roll = Tick off the list
choice-absent = Who is absent
choice-close = Close the session
choice-close-yes = Close, I am sure
choice-reopen = Reopen
choice-report-save = Save
choice-report-change = Change
choice-report-count = Save the head-count only
choice-report-undo = Undo the report
choice-report-for = For { $session }, { DAY($start) }
choice-report-skip = Not on the list
choice-report-outside = Somebody on no list
choice-person = { $name }
choice-roll-present = ✓ { $name }
choice-roll-late = ✓ late: { $name }
choice-roll-left-early = ✓ left early: { $name }
choice-roll-excused = – with leave: { $name }
choice-roll-absent = ✗ absent: { $name }
choice-roll-back = ‹ Page before
choice-roll-on = Next page ›
choice-reason-mistake = It was a mistake
choice-reason-came = They came after closing
choice-reason-leave = Leave was given
choice-dispute = Attended: { $session }, { DAY($start) }
choice-decide-yes = Yes, they were there
choice-decide-no = No, they were not
a-clerk = a clerk
an-organiser = an organiser
report-not-clerk = This is for clerks and chairs of sites. If you are a clerk, please open the link or type the code that the organisers sent you.
report-not-yours = You can only report for your own site.
report-site-unknown = Please put the site's name before the report, for example: Đông Sơn, Thanh Hóa: 42/45.
report-which-site = Which site is this report about?
report-unclear = That report could not be read. Please type something like: 42/45, absent: Nguyễn Văn A (excused), Trần Thị B; or: all present; or tick people off the list.
report-gone = This was saved or undone, or a newer one has taken its place. Type /report to see the report as it stands.
report-again = Please type the report again. It replaces the one that was not saved.
report-write-for = Please type the report for { $session }, { DAY($start) }.
report-organiser = To report for a site, put its name first: Đông Sơn, Thanh Hóa: 42/45.
report-how =
    Report for { $session }, { DAY($start) }
    { $lines }
    To report, simply type, for example:
    • all present
    • 42/45, absent: Nguyễn Văn A (excused), Trần Thị B
    • all present except Hùng and Lan
    • late: Lan · left early: Tư · Hùng instead of Dũng
room-silent = { $site }: no report yet, nobody has checked in
room-part = { $site }: no report yet, { $count } checked in
room-reported =
    { $site }: reported by { $name } at { TIME($at) }
    { $lines }
report-numbers = { $total } people: { $present } present, { $excused } absent with leave, { $absent } without{ $unknown ->
        [0] {""}
       *[other] , { $unknown } not clear
    }
report-numbers-apart = { $total } people: { $present } present, { $excused } absent with leave, { $absent } without{ $unknown ->
        [0] {""}
       *[other] , { $unknown } not clear
    } (a head-count, not all by name)
report-card =
    { $site } – { $session }, { DAY($start) }
    { $lines }
report-saved =
    Saved: { $session }, { DAY($start) }.
    { $lines }
report-unnamed-late = { $late } late, { $left } left early: please name them if it is to be kept
report-named-excused = Absent with leave: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
report-named-absent = Absent without leave: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
report-named-late = Late: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
report-named-left-early = Left early: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
report-named-present = Present: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
report-substitute = { $substitute } stands in for { $name } (absent with leave)
report-substitute-outside = { $substitute } (on no list) stands in for { $name } (absent with leave)
report-left-out = Not on the list, not recorded: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
report-all-present = Everybody on the list is recorded as present.
report-rest-present = All others on the list are recorded as present.
report-apart = The head-count is kept apart, without names.
report-rest-unknown = Not everybody is named, so only those above are recorded; the head-count is kept apart.
report-closed = The session was closed at { TIME($at) } ({ $name }): saving now is a correction and needs a reason.
report-wrong-no-total = The total is not known, as the site has no list. Please give it too, for example: 42/45.
report-wrong-sum = This does not add up: { $present } present and { $missing } absent are not { $total }. Please change it.
report-wrong-more-named = This does not add up: { $count } are named as absent, more than were reported ({ $missing }). Please change it, or save the head-count only.
report-wrong-list = This does not add up: { $total } were reported, the list has { $people }. Please change it, or save the head-count only.
report-wrong-twice = This does not add up: somebody is named twice, for two things. Please change it.
report-odd-inside = Note: { $name } checked in at { TIME($at) }.
report-odd-missing = Note: { $name } was recorded as absent before.
report-whom = Who is “{ $name }”?
report-nobody-called = Nobody called “{ $name }” is on the site's list.
report-undone = The report of { $site } is undone. Everything is as it was before.
report-undo-refused = It cannot be undone: only the latest report can, within 30 minutes and before the session is closed. Please send a new report.
roll-line = { $number }. { $text }
roll-no-list = { $site } has no list yet. Please report the head-count, for example: 42/45.
roll =
    { $site } – { $session }, { DAY($start) }, page { $number } of { $pages }
    { $lines }
    Choose a name to change it: present, absent with leave, absent without; or type its number on the page, such as: 3 5. It only counts once you choose “Save”.
absent-excused = – { $name }: absent with leave ({ $by }, { TIME($at) })
absent-absent = ✗ { $name }: absent without leave ({ $by }, { TIME($at) })
absent-left-early = ✓ { $name }: left early ({ $by }, { TIME($at) })
absent-unknown = ? { $name }: not checked in
reason-ask = The session is closed. Please choose or type why it is corrected (nothing about health).
close-sure = Close { $session }, { DAY($start) } for { $site }? { $count } unknown people become absent without leave. Afterwards every change needs a reason.
close-sure-class = Close { $session }, { DAY($start) } for the whole class? { $count } unknown people become absent without leave. Afterwards every change needs a reason.
close-too-early = { $session }, { DAY($start) } has not begun ({ TIME($start) }), so it cannot be closed yet.
close-already = { $session }, { DAY($start) } was closed by { $name } at { TIME($at) }.
closed = { $session }, { DAY($start) } is closed for { $site }. It can be reopened within 30 minutes.
closed-class = { $session }, { DAY($start) } is being closed for the whole class. It can be reopened within 30 minutes.
reopened = The session is open again: those who became absent by closing are unknown again.
reopen-refused = It cannot be reopened: only within 30 minutes of closing. To correct something, please send a new report with a reason.
dispute-none = There is nothing to object to, or you have done so once for this session.
dispute-sent = Your site's clerk has been told that you attended { $session }, { DAY($start) }. You will hear what they decide.
dispute-asked-absent = { $name } says that they attended { $session }, { DAY($start) }; they are recorded as absent without leave. Is that right?
dispute-asked-excused = { $name } says that they attended { $session }, { DAY($start) }; they are recorded as absent with leave. Is that right?
dispute-asked-left-early = { $name } says that they stayed for all of { $session }, { DAY($start) }; they are recorded as having left early. Is that right?
dispute-decided = This has been decided already.
dispute-upheld = Recorded as present: { $session }, { DAY($start) }. Decided by { $name }.
dispute-refused = It stays as it was: { $session }, { DAY($start) }. Decided by { $name }.
dispute-told-upheld = { $session }, { DAY($start) }: { $name } has confirmed that you were present.
dispute-told-refused = { $session }, { DAY($start) }: { $name } has left it as it was. If need be, please speak to your site's clerk.
came-after-report = Note: { $name } has just checked in to { $session }, { DAY($start) } at { TIME($at) } and was recorded as absent before. They count as present now.
checkin-site-closed = { $session }, { DAY($start) } was closed at { TIME($at) }. If you are there, choose “My attendance”, then “Attended”, so that your site's clerk can confirm it.
notice-site-closed = The session is closed
me-why = ({ $by }, { TIME($at) } { DAY($at) })
me-why-note = ({ $by }, { TIME($at) } { DAY($at) }; reason: { $note })
me-closed-by = (absent since { $by } closed the session, { TIME($at) } { DAY($at) })
me-substitute = Stood in for by { $name }
me-stands-in = You stand in for { $name }
reason-mistake = recorded wrongly
reason-came = came after closing
reason-leave = leave was given
reason-dispute = the delegate objected
reason-typed = { $text }

## The timetable's changes, and the calendar

choice-change-tell = Tell { $count } people
choice-change-drop = Do not tell of version { $version }
choice-change-use = Use as version { $version }, tell { $count }
choice-change-quiet = Use as version { $version }, tell nobody
choice-change-leave = Do not use as version { $version }
change-on = { DAY($start) }: { $line }
change-and = { $line }, { $more }
change-of = { $name }: { $more }
change-for = • { $line } ({ $people } people)
change-more = … and { $count } more changes
change-sites = what is known of { $count } sites
change-new = new: { $name }, { TIME($start) }–{ TIME($end) }
change-cancelled = { $name } at { TIME($start) } is cancelled
change-moved = { $name } moves from { TIME($was) } to { TIME($start) }
change-moved-day = { $name } moves from { TIME($was) }, { DAY($was) }, to { TIME($start) }, { DAY($start) }
change-ends = ends at { TIME($end) }
change-renamed = new name: { $title }
change-room = place: { $room }
change-no-room = no place yet
change-speaker = speaker: { $speaker }
change-no-speaker = no speaker yet
change-link = link: { $link }
change-no-link = no link of its own any more
change-chair = chair: { $chair }
change-no-chair = no chair yet
change-day-link = { DAY($day) }: new link to the online room: { $link }
change-day-no-link = { DAY($day) }: no link to the online room any more
change-site = { $site }: { $more }
change-site-new = New site: { $site }
change-site-gone = { $site } is no longer on the list
change-venue = Venue: { $name }, { $address }
change-no-venue = The programme names no venue any more
change-class-renamed = The class has another name
change-class-contact = The contact has changed
change-class-check-in = The rules of check-in have changed
change-class-reminders = The times of reminders have changed
change-class-ladder = The steps by which silent sites are asked have changed
change-notice =
    The programme has changed:
    { $lines }
change-ask =
    Version { $version } of the timetable is in force. Since people were last told:
    { $lines }
    Tell the { $people } people concerned? Reminders follow the new times already.
change-told-soon =
    Version { $version } of the timetable is in force, and { $people } people will be told soon:
    { $lines }
change-waits = { $people } people have not been told of the changes of version { $version }.
change-confirmed = { $people } people will be told in { $seconds } seconds. If the timetable changes again before that, you will be asked again.
change-dropped = Nobody will be told of these changes.
change-decided = That is decided, or the timetable has a newer version. Type /changes to see.
changes =
    Changes of the timetable:
    { $lines }
changes-line =
    Version { $version }, { TIME($at) }, { DAY($at) }:
    { $lines }
changes-none = The timetable has not changed yet.
timetable-proposed =
    The new timetable differs from the one in force:
    { $lines }
    If it is used, that concerns { $people } people.
timetable-same = This timetable is the same as the one in force.
timetable-taken = The new timetable is being put in force.
timetable-left = This timetable will not be used.
timetable-overtaken = The timetable has become version { $version } meanwhile. Please send the file again, so that it is compared with that.
timetable-not-written = The new timetable's file could not be kept: { $problem }. The one in force stays.
calendar =
    Open this file to have the class in your calendar; when the timetable changes, the new file updates it and repeats nothing.
    Or subscribe to it: { $url }
calendar-file = Open this file to have the class in your calendar; when the timetable changes, the new file updates it and repeats nothing.

## Exported sheets

sheet-agency = (NAME OF THE AGENCY)
sheet-number = No. ……/……
sheet-motto = (MOTTO OR HEADING)
sheet-place-and-date = ……………, …… (day) …… (month) ……… (year)
sheet-title = ATTENDANCE BY SITE
sheet-class = { $title }
sheet-session = { $session }, { WEEKDAY($start) } { DATE($start) }
sheet-attached = (Attached to letter no. ……/…… of ……………)
sheet-taken = Figures as of { TIME($at) } on { DATE($at) }
sheet-column-number = No.
sheet-column-site = Site
sheet-column-chair = Chair
sheet-column-enrolled = Enrolled
sheet-column-present = Present
sheet-column-late = Late
sheet-column-excused = Excused
sheet-column-absent = Absent
sheet-column-unknown = Unknown
sheet-column-rate = Rate (%)
sheet-column-reported-at = Reported at
sheet-column-note = Note
sheet-no-province = (Province unknown)
sheet-site-unlisted = { $code } (no longer listed)
sheet-total = Total
sheet-title-provinces = ATTENDANCE BY PROVINCE
sheet-name-provinces = { $session } by province
sheet-column-province = Province
sheet-column-sites = Sites
sheet-column-reported = Reported
sheet-column-unreported = Not reported
sheet-column-substitutes = Substitutes
sheet-note-unreported = Not reported
sheet-note-declared = Head-count without names: { $count }
sheet-note-walk-ins = On no list: { $count }
sheet-prepared-by = PREPARED BY
sheet-signed-by = HEAD OF THE AGENCY
sheet-invitations-clerk = Clerks' invitations
sheet-invitations-chair = Chairs' invitations
sheet-invitation-province = Province
sheet-invitation-code-of-site = Site code
sheet-invitation-site = Site
sheet-invitation-code = Invitation code
sheet-invitation-link = Link
sheet-invitation-instructions = How to use it
sheet-invitation-how = Send the system: /start o_{ $code } (or just the invitation code). It works once, within { $days } days; please do not pass it on.
sheet-invitation-how-link = Open the link, or send the system: /start o_{ $code } (or just the invitation code). It works once, within { $days } days; please do not pass it on.
sheet-invitation-telegram = On Telegram
sheet-delegate-name = Full name
sheet-delegate-position = Position
sheet-delegate-code = Own code
sheet-delegate-message = To type

## The chat page

page-brand = Điểm Cầu
page-title = Điểm Cầu – { $class }
page-description = Check in, ask about the programme and be reminded of each session, all on this page.
page-skip = Skip to the message box
page-clock = Class time
page-messages = Conversation
page-compose = Write a message
page-write = Write a message…
page-send = Send
page-quick = Quick choices
page-quick-checkin = Check in
page-quick-today = Today
page-quick-schedule = Programme
page-quick-help = Help
page-other-language = Tiếng Việt
page-you = You
page-bot = System
page-sending = Sending…
page-sent = Sent
page-not-sent = Not sent
page-waiting = The system is answering…
page-loading = Opening the conversation…
page-reconnecting = Connection lost, reconnecting… Go on writing: messages are kept and sent once you are back online.
page-newest = Show new messages
page-today = Today
page-yesterday = Yesterday
page-needs-script = This page needs JavaScript. Please switch it on or open the page in another browser.
page-needs-cookies = Your browser keeps no cookies, so the system cannot recognise you. Please allow cookies for this page and reload it.
page-display = Display
page-size-large = Large text
page-size-normal = Ordinary text
page-contrast-more = High contrast
page-contrast-normal = Ordinary contrast
page-notify = Turn browser notifications on
page-notified = Browser notifications are on.
page-install = Add to the home screen
page-offline = There is no network. The page opens again as soon as there is; what you wrote is kept and is sent then.
page-try-again = Try again
page-trying-again = There is no connection yet; trying again…
page-opening = Opening the page…
page-error-too-long = The message is too long. Each message may have up to 4,000 characters; please send it in parts.
page-error-too-big = What was sent is too big.
page-error-too-fast = That was a lot at once. Please wait a moment; the message will be sent by itself.
page-error-too-many-pages = Too many pages are open at once. Please close those you do not use.
page-error-unreadable = The system could not read this. Please reload the page and try again.
page-error-cross-site = This request did not come from the class's own page, so it was not accepted.
page-error-no-identity = The system does not recognise this browser yet. Please reload the page.
page-error-no-session-left = There is no session left ahead.
page-error-link-ended = This link has ended or was withdrawn. Please type /board or /screen for a new one.

## The board and the screens, as pages

board-title = Live board – { $class }
board-closed = This page needs a link
board-closed-how = Please type /board in your chat with the class and open the link that you are given. An older link may have ended or been withdrawn.
board-session = { $session }, { DAY($start) }, { TIME($start) } – { TIME($end) }
board-day = { DAY($start) }
board-session-name = { $session }
board-one-session = { $session }, { DATE($start) }
board-sessions = Sessions
board-live = Live
board-to-live = Back to the live board
board-to-list = List for printing
board-to-csv = Download (CSV)
board-as-of = As of
board-printed = As of { TIME($at) }, { DAY($at) }
board-lost = The connection is lost and is being made again. The numbers below are the last ones that came.
board-numbers = People
board-in-the-room = in the room, of all delegates
board-enrolled = Of
board-present = Present
board-late = Late
board-left-early = Left early
board-excused = Excused
board-absent = Absent
board-unknown = Not yet known
board-silent = Nobody yet
board-part = Checking in
board-reported = Reported
board-map = Map of the sites
board-map-is = Map of the sites by state; the table beside it says the same
board-whole = All
board-to-whole = Show all
board-unplaced = { $count } sites have no coordinates and are only in the table.
board-provinces = By province
board-province = Province
board-came-of = In the room
board-chart = Arrivals
board-came = %count in the room
board-no-arrivals = Nobody has checked in yet.
board-start = Start
board-to-call = To be called, nobody there yet
board-all-silent = The whole list
board-clerk = Site’s clerk
board-no-clerk = no clerk yet
board-changes = Latest changes
board-no-changes = No changes yet.
board-first = the first one is there
board-has-reported = has reported
board-sites = Sites
board-search = Search
board-search-as = Name or code; tone marks not needed
board-state = State
board-any-state = Any state
board-site = Site
board-more-sites = %shown of %count sites shown.
board-no-match = No site fits.
board-show = Show
board-listed = { $shown } of { $count } sites shown.
board-adds-up = Present, late, left early, excused, absent and not yet known add up to all.
screen-title = Check-in screen
screen-central = Central screen
screen-time = { TIME($at) }
screen-session = { $session }, { DAY($start) }
screen-hours = { TIME($start) } – { TIME($end) }
screen-begins-in = Starts in
screen-opens-in = Check-in opens in
screen-running = In session
screen-ended = Ended
screen-days = days
screen-unit-hours = h
screen-unit-minutes = min
screen-unit-seconds = s
screen-in-the-room = checked in
screen-check-in = Please check in
screen-scan-telegram = Scan to open Telegram
screen-scan-web = Scan to open the web page
screen-type-code = or send this code in the chat
screen-type-word = or send in the chat
screen-first-time = First time here? Send the site’s code { $code }
screen-no-code = waiting
screen-next = Next: { $session }, { DAY($start) }, { TIME($start) }
screen-last = This is the last session.
screen-lost = Connection lost; you can still check in
screen-closed = This screen is opened with a link
screen-closed-how = The site’s clerk types /screen in the chat, and opens the link there or types its code here.
screen-wrong = That code is wrong, has ended or was withdrawn. Please type /screen for a new one.
screen-code-of-link = Code of the screen
screen-open = Open

## The demo's page

page-demo-title = Điểm Cầu demonstration
page-demo-intro = Each frame is one person's phone, all in one class that really runs on this computer. Its clock can go faster.
page-demo-speed = Clock speed
page-demo-jump = To 2 minutes before the next session
page-demo-try = Things to try
page-demo-step-join = In a delegate's frame: agree, type “dong son”, choose Đông Sơn ward, then give a name.
page-demo-step-remind = Run the clock at 60×: reminders arrive by themselves before the session.
page-demo-step-checkin = Tap “Check in”, then ask “what is on this afternoon?”.
page-demo-step-organiser = In the organisers' frame: type /summary to see who is present, /broadcast to tell everyone something.
page-demo-delegate1 = First delegate
page-demo-delegate2 = Second delegate
page-demo-delegate3 = Third delegate
page-demo-organiser = Organisers

## Answers to questions

answer = { $lines }
answer-topic = Topic { $number }: { $title }
answer-day = { DAY($day) }:
answer-day-am = Morning of { DAY($day) }:
answer-day-noon = Midday of { DAY($day) }:
answer-day-pm = Afternoon of { DAY($day) }:
answer-day-eve = Evening of { DAY($day) }:
answer-day-summary = { DAY($day) }: { TIME($start) }–{ TIME($end) }, { $count ->
        [one] 1 item
       *[other] { $count } items
    }
answer-choice-day = { DAY($day) }
answer-entry = { TIME($start) }–{ TIME($end) } { $title }
answer-entry-now = { TIME($start) }–{ TIME($end) } (on now) { $title }
answer-entry-speaker = { TIME($start) }–{ TIME($end) } { $title } – { $speaker }
answer-entry-speaker-now = { TIME($start) }–{ TIME($end) } (on now) { $title } – { $speaker }
answer-all-over = All of this is over.
answer-more = … and { $count } more. You can ask about a single day.
answer-item = { $title }
answer-item-time = { DAY($start) }, { TIME($start) }–{ TIME($end) }
answer-item-speaker = Speaker: { $speaker }
answer-item-room = Room: { $room }
answer-room-of = From { TIME($start) }: { $room }
answer-over = This is over.
answer-now = On now, { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } left:
answer-next = Next:
answer-count = { $topics ->
        [0] { $others ->
            [one] 1 item
           *[other] { $others } items
        }
        [one] 1 topic{ $others ->
            [0] {""}
           *[other] {" "}and { $others } other
        }
       *[other] { $topics } topics{ $others ->
            [0] {""}
           *[other] {" "}and { $others } other
        }
    }:
answer-start = { TIME($start) }, { DAY($start) }: start of { $title } (until { TIME($end) })
answer-end = { TIME($end) }, { DAY($end) }: end of { $title }
answer-when = { DAY($start) }, { TIME($start) }–{ TIME($end) }: { $title }
answer-duration = { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }, { TIME($start) }–{ TIME($end) } { DAY($start) }: { $title }
answer-span = { DAY($start) }: from { TIME($start) } to { TIME($end) }
answer-left = { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } from now.
answer-class = The class takes { $days ->
        [one] 1 day
       *[other] { $days } days
    }: from { TIME($start) } on { DAY($start) } to { TIME($end) } on { DAY($end) }.
answer-class-start = The class starts at { TIME($start) } on { DAY($start) }.
answer-class-end = The class ends at { TIME($end) } on { DAY($end) }.
answer-class-over = The class ended at { TIME($end) } on { DAY($end) }.
answer-next-session = Next session: { $session } of { DAY($start) }, starting at { TIME($start) }.
answer-link = Online room of { DAY($day) }: { $link }
answer-no-link = The timetable has no link to an online room yet. Please ask the clerk of your site.
answer-no-link-on = { DAY($day) }: no link to an online room yet. Please ask the clerk of your site.
answer-venue = Venue: { $name }, { $address }
answer-venue-name = Venue: { $name }
answer-venue-sites = Sites take part online in rooms of their own: type /site to see yours.
answer-no-venue = The timetable names no venue. Sites take part in rooms of their own: type /site to see yours.
answer-room = { $room }:
answer-room-item = { DAY($start) }, { TIME($start) }–{ TIME($end) }: { $title }
answer-topic-number = Topic { $number }
answer-speaker = { $title }: { $speaker }
answer-speaker-unknown = { $title }: the timetable names no speaker yet
answer-speaker-title = { DAY($start) }, { TIME($start) }–{ TIME($end) }: { $title }
answer-site = Site { $site }: { $known }
answer-site-unknown = The timetable does not say which room the site { $site } uses. Please ask its clerk.
answer-chair = { $known } is in charge of the site { $site }.
answer-chair-unknown = The timetable does not say who is in charge of the site { $site }.
answer-sites-more = { $count ->
        [one] 1 more site has
       *[other] { $count } more sites have
    } this name. Please add the province.
answer-nothing = { DAY($day) }: there is no class.
answer-nothing-am = Morning of { DAY($day) }: there is no class.
answer-nothing-noon = Midday of { DAY($day) }: there is no class.
answer-nothing-pm = Afternoon of { DAY($day) }: there is no class.
answer-nothing-eve = Evening of { DAY($day) }: there is no class.
answer-nothing-at-all = The programme has nothing of that kind.
answer-nothing-now = Nothing is on at the moment.
answer-missing = The programme has nothing of that name. Please look at the whole programme.
answer-changed = According to version { $version } of the timetable, changed at { TIME($at) } today.
answer-unknown = That cannot be answered yet. You can ask about the programme, rooms, speakers, check-in and reminders.
answer-checkin-how = To check in, choose “Check in” or type: checkin. Everyone checks in for themselves; if you cannot, please tell the clerk of your site.
answer-help = You can ask about the programme in your own words, for example: what is on today, where is it tomorrow afternoon, who speaks on topic 3; or check in, see your attendance, set reminders.
answer-greet = Hello! You can check in, or ask about the programme, for example: what is on today?
answer-thanks = You are welcome.
ask-checkin-do = This would check you in.
ask-attendance = This would show your attendance.
ask-reminder-on = This would turn your reminders on.
ask-reminder-off = This would turn your reminders off.
ask-reminder-set = This would remind you { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } before each session.
ask-reminder-status = This would show how you are reminded.

## Files

page-attach = Attach a file
page-error-file-too-large = The file is too large: 10 MB at most.
page-error-file-not-sent = The file could not be sent. Please try again.
page-error-files-refused = Only clerks of sites and organisers can send files. If you want to ask something, please type it.
page-error-file-empty = There is nothing in the file.
file-page-about = { $kilobytes } kB · available until { TIME($until) }, { DAY($until) }
file-page-save = Download
attachment-unsent = The file “{ $name }” cannot be sent here. Open the class's web page or ask the organisers for it.
file-received = The file “{ $name }” has arrived and is being read. One moment, please.
file-not-by-zalo = Zalo does not pass files on. Please send lists on the class's web page (the paper clip): { $url }
file-no-list = The file “{ $name }” is no list that can be read. Please send a list as .xlsx, .xls, .ods or .csv. To send a file with a broadcast, type /broadcast first and then send the file.
file-empty = There is nothing in the file “{ $name }”. Please look at it and send it again.
file-damaged = The file “{ $name }” is damaged, cut off or protected by a password. Please open it, save it without a password and send it again.
file-too-large = The file “{ $name }” is too large: up to { $most } MB can be read. Please send the list in parts.
file-failed = The file “{ $name }” cannot be read. Please save it as .xlsx and send it again; nothing has changed.
file-organisers-only = Only organisers can send a timetable. The file “{ $name }” is not used.
file-timetable-wrong = The timetable “{ $name }” has { $count } { $count ->
        [one] mistake
       *[other] mistakes
    }, so nothing has changed:
    { $lines }
file-line = • { $text }

list-preview = The list “{ $name }” has { $people } people: { $added } to add, { $changed } to change, { $left } as they are.
    { $lines }

    Nothing is saved yet. Shall it be saved?
list-nobody = Nobody was found in “{ $name }”: it needs a heading row with a column “Họ và tên” (full name).
    { $lines }
list-nothing-new = The list “{ $name }” has { $people } people. There is nothing new to save: those with a site are known, and none is different.
    { $lines }
list-no-site = The list “{ $name }” has { $people } people, but does not say of which site, so nobody can be imported.
    { $lines }
list-foreign = The list “{ $name }” has { $count } people of other sites, so it is not imported. Please send your own site's list, or ask the organisers to send it.
list-importing = Saving the list “{ $name }”…
list-imported = The list “{ $name }” is saved: { $added } people added, { $changed } changed.
list-imported-at-last = The list “{ $name }” is saved. Saving it was interrupted and went on, so how many were added or changed is not known; everybody on it is in.
list-dropped = The list “{ $name }” is dropped. Nothing was saved.
list-decided = This list was decided on already. Send the file again if you need it.
list-lacks-site = { $count } people have no known site and are not imported. Send the file again with a site's code (such as 16378) as its caption to import them there.
list-missing = { $count } people are no longer on the list: they stay.
list-doubt-name-doubtful = Doubtful names: { $count }
list-doubt-phone-doubtful = Doubtful phone numbers: { $count }
list-doubt-position-doubtful = Doubtful positions: { $count }
list-doubt-code-doubtful = Doubtful delegate codes: { $count }
list-doubt-site-unknown = Unknown sites: { $count }
list-doubt-site-ambiguous = Several sites of that name: { $count }
list-doubt-position-cut = Positions that were too long and cut: { $count }
list-row = • row { $row }{ $sheet }: { $text }
list-refused = { $count } rows cannot be imported:
list-refused-no-name = • row { $row }{ $sheet }: no name – { $text }
list-refused-bad-name = • row { $row }{ $sheet }: the name cannot be used – { $text }
list-refused-below-end = • row { $row }{ $sheet }: below the end of the list – { $text }
list-refused-no-heading = • row { $row }{ $sheet }: no heading above it – { $text }
list-refused-repeated-code = • row { $row }{ $sheet }: its delegate code stands in an earlier row – { $text }
list-refused-other = • row { $row }{ $sheet }: { $text }
list-dropped-columns = Columns that must not be kept were left out: { $titles }
choice-list-save = Save the list ({ $count } people)
choice-list-drop = Drop the list
