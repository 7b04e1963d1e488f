-- What came in. Rows are marked, never deleted, until housekeeping's retention is over.
CREATE TABLE inbox (
    seq         INTEGER PRIMARY KEY,
    channel     TEXT NOT NULL,
    bot         TEXT NOT NULL,
    update_id   TEXT NOT NULL,
    address     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    text        TEXT NOT NULL,
    language    TEXT NOT NULL,
    name        TEXT NOT NULL,
    callback_id TEXT NOT NULL,
    attachment  TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'waiting',  -- waiting, done, parked
    error       TEXT,
    UNIQUE (channel, bot, update_id)
);
CREATE INDEX inbox_waiting ON inbox (seq) WHERE state = 'waiting';
CREATE INDEX inbox_parked ON inbox (seq) WHERE state = 'parked';

-- A delegate: a person on a site's list, or a walk-in. A person need not have a chat.
CREATE TABLE person (
    id            TEXT PRIMARY KEY,
    site_code     TEXT NOT NULL,
    full_name     TEXT NOT NULL,
    search_name   TEXT NOT NULL,
    walk_in       INTEGER NOT NULL DEFAULT 1,
    registered_at TEXT NOT NULL
);
CREATE INDEX person_site ON person (site_code, search_name);

-- A chat: where someone can be told something. `step` and `draft` are what the conversation waits for.
CREATE TABLE contact (
    seq           INTEGER PRIMARY KEY,
    channel       TEXT NOT NULL,
    bot           TEXT NOT NULL,
    address       TEXT NOT NULL,
    person_id     TEXT REFERENCES person (id),
    language      TEXT NOT NULL,
    state         TEXT NOT NULL DEFAULT 'active',  -- active, gone
    agreed_at     TEXT,
    lead_minutes  INTEGER,                          -- reminders: null as the timetable says, 0 none
    step          TEXT NOT NULL DEFAULT '',
    draft         TEXT NOT NULL DEFAULT '',
    asked         TEXT,                             -- what the last question leaves behind
    asked_at      TEXT,
    first_seen_at TEXT NOT NULL,
    UNIQUE (channel, bot, address)
);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX contact_state ON contact (channel, state);
CREATE INDEX contact_lead ON contact (lead_minutes) WHERE lead_minutes > 0;

-- Rights beyond a delegate's. `scope` is a site or province code, or empty for all.
CREATE TABLE grant_of_role (
    channel      TEXT NOT NULL,
    bot          TEXT NOT NULL,
    address      TEXT NOT NULL,
    role         TEXT NOT NULL,  -- organiser, clerk
    scope        TEXT NOT NULL DEFAULT '',
    granted_at   TEXT NOT NULL,
    withdrawn_at TEXT,
    PRIMARY KEY (channel, bot, address, role, scope)
);

CREATE TABLE invite (
    code       TEXT PRIMARY KEY,  -- a digest: the code itself is known only to whom it was given
    role       TEXT NOT NULL,
    scope      TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT,
    used_by    TEXT
);

-- The latest word on a person's presence in a session; what it replaced is in attendance_history.
CREATE TABLE attendance (
    session_id  TEXT NOT NULL,
    person_id   TEXT NOT NULL REFERENCES person (id),
    site_code   TEXT NOT NULL,  -- always the person's, so that counting needs no join; `people.move` changes both
    status      TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    method      TEXT NOT NULL,
    channel     TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person_id, session_id)
);

-- How many people each site has, and how many of them have which status in each session. Triggers keep the counts
-- right whoever writes, so that a summary of the nation reads a few thousand rows and makes nobody wait.
CREATE TABLE person_count (
    site_code TEXT PRIMARY KEY,
    n         INTEGER NOT NULL
);
CREATE TABLE attendance_count (
    session_id TEXT NOT NULL,
    site_code  TEXT NOT NULL,
    status     TEXT NOT NULL,
    n          INTEGER NOT NULL,
    PRIMARY KEY (session_id, site_code, status)
);

CREATE TRIGGER person_comes AFTER INSERT ON person BEGIN
    INSERT INTO person_count VALUES (NEW.site_code, 1) ON CONFLICT (site_code) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER person_goes AFTER DELETE ON person BEGIN
    UPDATE person_count SET n = n - 1 WHERE site_code = OLD.site_code;
END;
CREATE TRIGGER person_moves AFTER UPDATE OF site_code ON person BEGIN
    UPDATE person_count SET n = n - 1 WHERE site_code = OLD.site_code;
    INSERT INTO person_count VALUES (NEW.site_code, 1) ON CONFLICT (site_code) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER attendance_comes AFTER INSERT ON attendance BEGIN
    INSERT INTO attendance_count VALUES (NEW.session_id, NEW.site_code, NEW.status, 1)
        ON CONFLICT (session_id, site_code, status) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER attendance_goes AFTER DELETE ON attendance BEGIN
    UPDATE attendance_count SET n = n - 1
        WHERE session_id = OLD.session_id AND site_code = OLD.site_code AND status = OLD.status;
END;
CREATE TRIGGER attendance_changes AFTER UPDATE OF site_code, status ON attendance BEGIN
    UPDATE attendance_count SET n = n - 1
        WHERE session_id = OLD.session_id AND site_code = OLD.site_code AND status = OLD.status;
    INSERT INTO attendance_count VALUES (NEW.session_id, NEW.site_code, NEW.status, 1)
        ON CONFLICT (session_id, site_code, status) DO UPDATE SET n = n + 1;
END;

-- What the latest word replaced, as it stood.
CREATE TABLE attendance_history (
    seq         INTEGER PRIMARY KEY,
    session_id  TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    status      TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    method      TEXT NOT NULL,
    channel     TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    note        TEXT NOT NULL,
    replaced_at TEXT NOT NULL
);
CREATE INDEX attendance_history_person ON attendance_history (person_id, session_id);

-- What goes out. Rows are marked, never deleted, until housekeeping's retention is over.
CREATE TABLE outbox (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,  -- derived from the cause, so that doing it twice does it once
    channel    TEXT NOT NULL,
    bot        TEXT NOT NULL,
    address    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    priority   INTEGER NOT NULL,
    message    TEXT NOT NULL,         -- an Outgoing: its text's key, arguments and choices
    cause      TEXT,                  -- the reminder or broadcast it belongs to
    session_id TEXT,
    person_id  TEXT,
    due_at     TEXT NOT NULL,
    not_before TEXT NOT NULL,         -- due_at, moved on by pacing and by waiting before another attempt
    expires_at TEXT,
    state      TEXT NOT NULL DEFAULT 'due',
    claimed_at TEXT,
    sent_at    TEXT,
    unknown_at TEXT,                  -- when nobody knew whether it had arrived; kept when it was sent again
    attempts   INTEGER NOT NULL DEFAULT 0,
    message_id TEXT,
    error      TEXT
);
CREATE INDEX outbox_due ON outbox (channel, bot, priority, not_before, seq) WHERE state = 'due';
CREATE INDEX outbox_open ON outbox (address, priority, seq) WHERE state IN ('due', 'claimed');
CREATE INDEX outbox_wrong ON outbox (state) WHERE state IN ('failed', 'unknown');
CREATE INDEX outbox_session ON outbox (session_id) WHERE session_id IS NOT NULL AND state = 'due';
CREATE INDEX outbox_cause ON outbox (cause, state) WHERE cause IS NOT NULL;

-- One row for each reminder that came due: planned once, so whoever joins later gets no old one.
CREATE TABLE reminder_run (
    id         TEXT PRIMARY KEY,  -- session, its start, the lead time
    session_id TEXT NOT NULL,
    due_at     TEXT NOT NULL,
    state      TEXT NOT NULL,     -- planning, planned, missed
    planned_at TEXT NOT NULL,
    progress   INTEGER NOT NULL DEFAULT 0,
    receivers  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE broadcast (
    id          TEXT PRIMARY KEY,
    body        TEXT NOT NULL,
    written_by  TEXT NOT NULL,
    written_at  TEXT NOT NULL,
    state       TEXT NOT NULL,    -- draft, queueing, queued, cancelled
    progress    INTEGER NOT NULL DEFAULT 0,
    receivers   INTEGER NOT NULL DEFAULT 0
);

-- Every version of the timetable that was ever in force.
CREATE TABLE timetable_version (
    version     INTEGER PRIMARY KEY,
    digest      TEXT NOT NULL,
    content     TEXT NOT NULL,
    accepted_at TEXT NOT NULL
);

-- The web page's own copy of what was said, in words: what a page that comes back reads again.
CREATE TABLE web_message (
    id          INTEGER PRIMARY KEY,
    address     TEXT NOT NULL,
    cause       TEXT NOT NULL UNIQUE,
    from_person INTEGER NOT NULL,
    text        TEXT NOT NULL,
    choices     TEXT NOT NULL DEFAULT '[]',
    at          TEXT NOT NULL
);
CREATE INDEX web_message_address ON web_message (address, id);

-- Questions nobody could answer, without who asked.
CREATE TABLE unknown_question (
    text     TEXT PRIMARY KEY,
    count    INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    last_at  TEXT NOT NULL
);

CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
