-- What a clerk says of a room. A draft is what is shown with "Save"; only what is saved counts, the latest one counts,
-- and all are kept. `whole` is 0 for a word on a few people only ("late: Lan"), which is no report of the room.
CREATE TABLE room_report (
    id         INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    site_code  TEXT NOT NULL,
    whole      INTEGER NOT NULL,
    named      INTEGER NOT NULL,           -- 1 all by names; 0 a head-count, which is declared and shown apart
    total      INTEGER NOT NULL,
    present    INTEGER NOT NULL,
    excused    INTEGER NOT NULL,
    absent     INTEGER NOT NULL,
    unknown    INTEGER NOT NULL,           -- missing, and not said who or why
    state      TEXT NOT NULL,              -- draft, saved, undone
    draft      TEXT NOT NULL DEFAULT '',   -- names and ticks until it is saved, as JSON
    channel    TEXT NOT NULL,
    bot        TEXT NOT NULL,
    address    TEXT NOT NULL,
    written_by TEXT NOT NULL,              -- the clerk's name where it is known, else their address
    written_at TEXT NOT NULL,
    saved_at   TEXT,
    undone_at  TEXT
);
CREATE INDEX room_report_saved ON room_report (session_id, site_code, id) WHERE state = 'saved' AND whole = 1;
CREATE INDEX room_report_draft ON room_report (address) WHERE state = 'draft';

-- A session that a named person closed, for one site or ("") the whole class: who was unknown is absent from then on.
CREATE TABLE closing (
    id          INTEGER PRIMARY KEY,
    session_id  TEXT NOT NULL,
    site_code   TEXT NOT NULL,
    closed_at   TEXT NOT NULL,
    closed_by   TEXT NOT NULL,
    state       TEXT NOT NULL,             -- closing and reopening are under way; closed, reopened
    progress    TEXT NOT NULL DEFAULT '',  -- the last person that was dealt with
    reopened_at TEXT,
    reopened_by TEXT
);
CREATE UNIQUE INDEX closing_standing ON closing (session_id, site_code) WHERE state <> 'reopened';
CREATE INDEX closing_under_way ON closing (id) WHERE state IN ('closing', 'reopening');

-- Somebody who came in a delegate's place. On a list themselves they have a `person_id` and are counted there; on none
-- they are a name, in nobody's numbers but their own.
CREATE TABLE substitute (
    id             INTEGER PRIMARY KEY,
    session_id     TEXT NOT NULL,
    site_code      TEXT NOT NULL,
    delegate_id    TEXT NOT NULL,
    person_id      TEXT,
    full_name      TEXT NOT NULL,
    recorded_by    TEXT NOT NULL,
    recorded_at    TEXT NOT NULL,
    cause          TEXT NOT NULL,
    withdrawn_at   TEXT,
    withdrawn_by   TEXT,
    withdrawn_for  TEXT
);
CREATE UNIQUE INDEX substitute_for ON substitute (session_id, delegate_id) WHERE withdrawn_at IS NULL;
CREATE INDEX substitute_delegate ON substitute (delegate_id);
CREATE UNIQUE INDEX substitute_by ON substitute (session_id, person_id)
    WHERE withdrawn_at IS NULL AND person_id IS NOT NULL;

CREATE TRIGGER substitute_moves AFTER UPDATE OF site_code ON person BEGIN
    UPDATE substitute SET site_code = NEW.site_code WHERE delegate_id = NEW.id;
END;

-- A delegate says that they were there after all: once for a session, decided by the clerk.
CREATE TABLE dispute (
    id         INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    person_id  TEXT NOT NULL,
    site_code  TEXT NOT NULL,
    channel    TEXT NOT NULL,
    bot        TEXT NOT NULL,
    address    TEXT NOT NULL,
    raised_at  TEXT NOT NULL,
    state      TEXT NOT NULL,              -- open, upheld, refused
    decided_at TEXT,
    decided_by TEXT,
    UNIQUE (session_id, person_id)
);

-- What made the latest word: `report:12`, `closing:3`, `dispute:5`; "" for a check-in of one's own. By it a report is
-- undone. The history says also who replaced a word, and for what.
ALTER TABLE attendance ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE attendance_history ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE attendance_history ADD COLUMN replaced_by TEXT NOT NULL DEFAULT '';
ALTER TABLE attendance_history ADD COLUMN replaced_for TEXT NOT NULL DEFAULT '';
CREATE INDEX attendance_cause ON attendance (cause) WHERE cause <> '';
CREATE INDEX attendance_history_for ON attendance_history (replaced_for) WHERE replaced_for <> '';
