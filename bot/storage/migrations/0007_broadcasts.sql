-- A broadcast has receivers of its own, a second organiser's approval, and a life that is paused, stopped and corrected.
ALTER TABLE broadcast RENAME TO broadcast_before;
CREATE TABLE broadcast (
    number       INTEGER PRIMARY KEY,        -- by which organisers call it
    id           TEXT NOT NULL UNIQUE,
    body         TEXT NOT NULL,
    body_en      TEXT NOT NULL DEFAULT '',
    attachment   TEXT NOT NULL DEFAULT '',   -- kind, file id, name, media type: JSON
    asks         INTEGER NOT NULL DEFAULT 0, -- receivers are asked to say that they read it
    receivers    TEXT NOT NULL DEFAULT '{}', -- JSON; the sites of its places are in broadcast_place
    corrects     TEXT NOT NULL DEFAULT '',   -- the broadcast whose messages it replaces
    chases       TEXT NOT NULL DEFAULT '',   -- the broadcast that its receivers have not confirmed
    written_by   TEXT NOT NULL,
    written_at   TEXT NOT NULL,
    state        TEXT NOT NULL,
    approved     TEXT NOT NULL DEFAULT '',   -- the digest of what a second organiser approved
    approved_by  TEXT NOT NULL DEFAULT '',
    held_until   TEXT,
    last_contact INTEGER NOT NULL DEFAULT 0, -- those who come after it went out are no receivers
    progress     INTEGER NOT NULL DEFAULT 0, -- contacts up to here have it in their queue
    last_person  TEXT,                       -- people up to here are noted where they have no chat; null: not begun
    queued       INTEGER NOT NULL DEFAULT 0
);
INSERT INTO broadcast (id, body, written_by, written_at, state, last_contact, progress, queued)
    SELECT id, body, written_by, written_at,
           CASE state WHEN 'cancelled' THEN 'dropped' WHEN 'queued' THEN 'sending' ELSE state END,
           (SELECT COALESCE(MAX(seq), 0) FROM contact), progress, receivers
    FROM broadcast_before ORDER BY written_at;
DROP TABLE broadcast_before;
CREATE INDEX broadcast_going ON broadcast (state)
    WHERE state IN ('waiting', 'queueing', 'sending', 'paused', 'stopping', 'recalling');

-- The places that a broadcast is for: sites, also those of its provinces, and provinces.
CREATE TABLE broadcast_place (
    broadcast_id TEXT NOT NULL,
    kind         TEXT NOT NULL,  -- site, province
    code         TEXT NOT NULL,
    PRIMARY KEY (broadcast_id, kind, code)
);

-- Who said that they read it.
CREATE TABLE broadcast_read (
    broadcast_id TEXT NOT NULL,
    channel      TEXT NOT NULL,
    bot          TEXT NOT NULL,
    address      TEXT NOT NULL,
    read_at      TEXT NOT NULL,
    PRIMARY KEY (broadcast_id, channel, bot, address)
);

-- The messages in which organisers watch a broadcast: one each, which is edited in place.
CREATE TABLE broadcast_card (
    broadcast_id TEXT NOT NULL,
    channel      TEXT NOT NULL,
    bot          TEXT NOT NULL,
    address      TEXT NOT NULL,
    first        INTEGER NOT NULL,  -- which of the card's messages the later ones replace
    last         INTEGER NOT NULL,
    shown        TEXT NOT NULL,     -- the state and the numbers of the last one
    sent         INTEGER NOT NULL,
    shown_at     TEXT NOT NULL,
    PRIMARY KEY (broadcast_id, channel, bot, address)
);

-- Counting a broadcast's messages by state and channel reads this index only.
DROP INDEX outbox_cause;
CREATE INDEX outbox_cause ON outbox (cause, state, channel, recall) WHERE cause IS NOT NULL;

-- What was said to a chat with choices that a person may still mean: broadcasts offer one, too.
DROP INDEX outbox_said;
CREATE INDEX outbox_said ON outbox (address, seq);
