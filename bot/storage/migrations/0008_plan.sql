-- Whose turn comes when, while a reminder is being queued.
CREATE TABLE reminder_turn (
    run_id    TEXT NOT NULL,
    turn      INTEGER NOT NULL,
    site_code TEXT NOT NULL,
    people    INTEGER NOT NULL,
    PRIMARY KEY (run_id, turn)
);
-- The people who can be reminded are counted every minute.
CREATE INDEX contact_reminded ON contact (channel, bot, lead_minutes)
    WHERE person_id IS NOT NULL AND state = 'active' AND preferred = 1;
-- Of which site a question to its clerks is: it is not asked any more when the site has reported.
ALTER TABLE outbox ADD COLUMN site_code TEXT;

-- What a version of the timetable changed, as it is said.
ALTER TABLE timetable_version ADD COLUMN changes TEXT NOT NULL DEFAULT '';

-- What delegates may be told of changed timetables: all that changed between two versions, once.
CREATE TABLE change_notice (
    id           INTEGER PRIMARY KEY,
    from_version INTEGER NOT NULL,
    to_version   INTEGER NOT NULL,
    state        TEXT NOT NULL,            -- asked, confirmed, queueing, queued, dropped, superseded
    everyone     TEXT NOT NULL,            -- what everyone reads, as JSON; "" where it concerns only some sites
    sites        TEXT NOT NULL,            -- what people of single sites read instead, by site code
    people       INTEGER NOT NULL,
    expires_at   TEXT,
    asked_at     TEXT NOT NULL,
    decided_at   TEXT,
    decided_by   TEXT,
    progress     INTEGER NOT NULL DEFAULT 0,
    receivers    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX change_notice_open ON change_notice (id) WHERE state IN ('asked', 'confirmed', 'queueing');

-- Timetables that organisers sent and have not decided about, and those they want but that are not in the file yet.
CREATE TABLE timetable_proposal (
    id       INTEGER PRIMARY KEY,
    base     INTEGER NOT NULL,             -- the version that it was compared with
    digest   TEXT NOT NULL,
    content  TEXT NOT NULL,                -- the file as it was sent
    sent_by  TEXT NOT NULL,
    sent_at  TEXT NOT NULL,
    state    TEXT NOT NULL,                -- shown, accepted, written, dropped, superseded, failed
    tell     INTEGER NOT NULL DEFAULT 0
);

-- What calendars know of each session; one that was cancelled is kept, since calendars must be told.
CREATE TABLE calendar_event (
    session_id  TEXT PRIMARY KEY,
    digest      TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    modified_at TEXT NOT NULL,
    cancelled   INTEGER NOT NULL DEFAULT 0,
    name        TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    start_at    TEXT NOT NULL,
    end_at      TEXT NOT NULL
);
