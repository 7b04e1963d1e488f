-- What replaces an earlier message in place, and what is taken back.
ALTER TABLE outbox ADD COLUMN edits TEXT;       -- the id of the delivery whose message this one replaces
ALTER TABLE outbox ADD COLUMN recall TEXT;      -- wanted, deleted, too_late, impossible
ALTER TABLE outbox ADD COLUMN recalled_at TEXT;
ALTER TABLE outbox ADD COLUMN moved_from TEXT;  -- the chat that refused it for good, where it went to the person's other
-- By the whole address, so that what is on its way to a chat is looked up here and not among all that was ever said.
DROP INDEX outbox_open;
CREATE INDEX outbox_open ON outbox (address, channel, bot, priority, seq) WHERE state IN ('due', 'claimed');
CREATE INDEX outbox_edits ON outbox (edits) WHERE edits IS NOT NULL;
CREATE INDEX outbox_recall ON outbox (channel, bot, seq) WHERE recall = 'wanted';
ALTER TABLE inbox ADD COLUMN caption TEXT NOT NULL DEFAULT '';
ALTER TABLE inbox ADD COLUMN tapped TEXT NOT NULL DEFAULT '';
CREATE INDEX inbox_address ON inbox (address);  -- for whoever wants to be forgotten, amid everybody's check-ins

-- Files that people are sent, until they expire or are withdrawn. BYTEA is PostgreSQL's; SQLite keeps bytes anywhere.
CREATE TABLE file (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content    BYTEA NOT NULL,
    made_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX file_expires ON file (expires_at);

-- Files that people sent, until somebody has read them and decided.
CREATE TABLE received_file (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,    -- of the update that brought it
    channel     TEXT NOT NULL,
    bot         TEXT NOT NULL,
    address     TEXT NOT NULL,
    attachment  TEXT NOT NULL,           -- its id on the platform
    name        TEXT NOT NULL,
    caption     TEXT NOT NULL,
    received_at TEXT NOT NULL,
    state       TEXT NOT NULL,           -- waiting to be read, offered, wanted, done
    tries       INTEGER NOT NULL DEFAULT 0,
    content     BYTEA                    -- while it is needed
);
CREATE INDEX received_file_open ON received_file (seq) WHERE state IN ('waiting', 'wanted');

-- A row that replaces another is a mark for pages that have the other's old words: ids only grow, so a page that was
-- away finds the mark where it goes on reading. The other row has the new words, or is gone.
ALTER TABLE web_message ADD COLUMN replaces INTEGER;
ALTER TABLE web_message ADD COLUMN file TEXT;  -- kind, id, name and media type, as JSON
ALTER TABLE web_message ADD COLUMN heading INTEGER NOT NULL DEFAULT 0;  -- characters of the text that stand out
