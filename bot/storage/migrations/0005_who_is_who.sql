-- Of a person's chats the one that they used last is told what they did not ask for. A chat of nobody's is its own.
ALTER TABLE contact ADD COLUMN preferred INTEGER NOT NULL DEFAULT 1;

-- Whom to call: clerks and chairs say their name, and perhaps their number, when they take their role; and who gave it
-- to them, as `telegram:123`, or "" where an organiser's sheet did.
ALTER TABLE grant_of_role ADD COLUMN holder_name TEXT NOT NULL DEFAULT '';
ALTER TABLE grant_of_role ADD COLUMN phone TEXT;  -- E.164
ALTER TABLE grant_of_role ADD COLUMN given_by TEXT NOT NULL DEFAULT '';
ALTER TABLE invite ADD COLUMN given_by TEXT NOT NULL DEFAULT '';
CREATE INDEX grant_of_role_scope ON grant_of_role (role, scope) WHERE withdrawn_at IS NULL;

-- The code by which a delegate on a list is known; a digest, the code itself stands on a sheet. `next_digest` is of a
-- sheet that is still being written: until it is complete the old codes hold.
CREATE TABLE personal_code (
    person_id   TEXT PRIMARY KEY,
    digest      TEXT UNIQUE,
    next_digest TEXT UNIQUE
);
CREATE INDEX person_phone ON person (phone) WHERE phone IS NOT NULL;

-- How often a chat guessed who it is and was wrong, in the hour that it last did (`2025-09-06T00`). The channel `site`
-- counts the guesses about a site's list, by whomever.
CREATE TABLE wrong_guess (
    channel TEXT NOT NULL,
    bot     TEXT NOT NULL,
    address TEXT NOT NULL,
    hour    TEXT NOT NULL,
    n       INTEGER NOT NULL,
    PRIMARY KEY (channel, bot, address)
);

-- A walk-in who turned out to be somebody on the list (`person_id`), or was added to it (empty). `kept` is what was
-- changed, as it stood before and after: by it that is undone.
CREATE TABLE merge (
    id         TEXT PRIMARY KEY,
    walk_in_id TEXT NOT NULL,
    person_id  TEXT NOT NULL,
    site_code  TEXT NOT NULL,
    merged_by  TEXT NOT NULL,
    merged_at  TEXT NOT NULL,
    kept       TEXT NOT NULL
);
CREATE INDEX merge_site ON merge (site_code, merged_at);
CREATE INDEX merge_person ON merge (person_id);
CREATE INDEX person_walk_in ON person (site_code, registered_at) WHERE walk_in = 1;
