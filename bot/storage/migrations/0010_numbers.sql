-- How many of those who came to a session were on no site's list. As with the other counts, triggers keep it right
-- whoever writes; `came` is the same set of statuses everywhere.
CREATE TABLE walk_in_count (
    session_id TEXT NOT NULL,
    site_code  TEXT NOT NULL,
    n          INTEGER NOT NULL,
    PRIMARY KEY (session_id, site_code)
);
INSERT INTO walk_in_count (session_id, site_code, n)
    SELECT a.session_id, a.site_code, COUNT(*) FROM attendance a JOIN person p ON p.id = a.person_id
    WHERE p.walk_in = 1 AND a.status IN ('present', 'late', 'left_early') GROUP BY a.session_id, a.site_code;

CREATE TRIGGER walk_in_comes AFTER INSERT ON attendance WHEN NEW.status IN ('present', 'late', 'left_early') BEGIN
    INSERT INTO walk_in_count (session_id, site_code, n)
        SELECT NEW.session_id, NEW.site_code, 1 FROM person WHERE id = NEW.person_id AND walk_in = 1
        ON CONFLICT (session_id, site_code) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER walk_in_goes AFTER DELETE ON attendance WHEN OLD.status IN ('present', 'late', 'left_early') BEGIN
    UPDATE walk_in_count SET n = n - 1 WHERE session_id = OLD.session_id AND site_code = OLD.site_code
        AND EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id AND walk_in = 1);
END;
CREATE TRIGGER walk_in_changes AFTER UPDATE OF person_id, site_code, status ON attendance BEGIN
    UPDATE walk_in_count SET n = n - 1 WHERE session_id = OLD.session_id AND site_code = OLD.site_code
        AND OLD.status IN ('present', 'late', 'left_early')
        AND EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id AND walk_in = 1);
    INSERT INTO walk_in_count (session_id, site_code, n)
        SELECT NEW.session_id, NEW.site_code, 1 FROM person
        WHERE id = NEW.person_id AND walk_in = 1 AND NEW.status IN ('present', 'late', 'left_early')
        ON CONFLICT (session_id, site_code) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER walk_in_is_listed AFTER UPDATE OF walk_in ON person WHEN NEW.walk_in <> OLD.walk_in BEGIN
    INSERT INTO walk_in_count (session_id, site_code, n)
        SELECT session_id, site_code, NEW.walk_in - OLD.walk_in FROM attendance
        WHERE person_id = NEW.id AND status IN ('present', 'late', 'left_early')
        ON CONFLICT (session_id, site_code) DO UPDATE SET n = n + excluded.n;
END;

-- Files that somebody asked for, or that a session's end calls for: made beside everything else, then sent.
CREATE TABLE wanted_file (
    id         TEXT PRIMARY KEY,          -- derived from what asked for it
    channel    TEXT NOT NULL,
    bot        TEXT NOT NULL,
    address    TEXT NOT NULL,
    wish       TEXT NOT NULL,             -- what is wanted, as JSON
    wanted_at  TEXT NOT NULL,
    state      TEXT NOT NULL DEFAULT 'waiting',  -- waiting, made, refused
    tries      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX wanted_file_waiting ON wanted_file (wanted_at) WHERE state = 'waiting';
