-- Of a person's chats the one that they used last is told what they did not ask for. A chat of nobody's is its own.
ALTER TABLE contact ADD COLUMN preferred INTEGER NOT NULL DEFAULT 1;

-- Whom to call: clerks and chairs say their name, and perhaps their number, when they take their role.
ALTER TABLE grant_of_role ADD COLUMN holder_name TEXT NOT NULL DEFAULT '';
ALTER TABLE grant_of_role ADD COLUMN phone TEXT;  -- E.164
CREATE INDEX grant_of_role_scope ON grant_of_role (role, scope) WHERE withdrawn_at IS NULL;
