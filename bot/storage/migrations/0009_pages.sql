-- Links to a page that not everybody may see. `digest` is of the code in the link, which is not kept. What its holder may
-- see is read from their rights each time.
CREATE TABLE web_link (
    digest       TEXT PRIMARY KEY,
    page         TEXT NOT NULL,  -- board, screen
    site_code    TEXT NOT NULL,  -- of a screen; "" the central one
    channel      TEXT NOT NULL,
    bot          TEXT NOT NULL,
    address      TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    withdrawn_at TEXT
);
CREATE INDEX web_link_address ON web_link (address) WHERE withdrawn_at IS NULL;

-- Codes that were typed wrongly, so that nobody can guess one.
CREATE TABLE wrong_code (
    person_id  TEXT NOT NULL,
    session_id TEXT NOT NULL,
    n          INTEGER NOT NULL,
    since      TEXT NOT NULL,
    PRIMARY KEY (person_id, session_id)
);

-- How many of those in the room came in which minute (`2025-09-06T00:41`), for the curve of arrivals.
CREATE TABLE arrival_count (
    session_id TEXT NOT NULL,
    site_code  TEXT NOT NULL,
    minute     TEXT NOT NULL,
    n          INTEGER NOT NULL,
    PRIMARY KEY (session_id, site_code, minute)
);
INSERT INTO arrival_count SELECT session_id, site_code, substr(happened_at, 1, 16), COUNT(*) FROM attendance
    WHERE status IN ('present', 'late', 'left_early') GROUP BY session_id, site_code, substr(happened_at, 1, 16);

CREATE TRIGGER arrival_comes AFTER INSERT ON attendance WHEN NEW.status IN ('present', 'late', 'left_early') BEGIN
    INSERT INTO arrival_count VALUES (NEW.session_id, NEW.site_code, substr(NEW.happened_at, 1, 16), 1)
        ON CONFLICT (session_id, site_code, minute) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER arrival_goes AFTER DELETE ON attendance WHEN OLD.status IN ('present', 'late', 'left_early') BEGIN
    UPDATE arrival_count SET n = n - 1 WHERE session_id = OLD.session_id AND site_code = OLD.site_code
        AND minute = substr(OLD.happened_at, 1, 16);
END;
CREATE TRIGGER arrival_changes_from AFTER UPDATE OF site_code, status, happened_at ON attendance
    WHEN OLD.status IN ('present', 'late', 'left_early') BEGIN
    UPDATE arrival_count SET n = n - 1 WHERE session_id = OLD.session_id AND site_code = OLD.site_code
        AND minute = substr(OLD.happened_at, 1, 16);
END;
CREATE TRIGGER arrival_changes_to AFTER UPDATE OF site_code, status, happened_at ON attendance
    WHEN NEW.status IN ('present', 'late', 'left_early') BEGIN
    INSERT INTO arrival_count VALUES (NEW.session_id, NEW.site_code, substr(NEW.happened_at, 1, 16), 1)
        ON CONFLICT (session_id, site_code, minute) DO UPDATE SET n = n + 1;
END;
