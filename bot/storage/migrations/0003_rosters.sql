-- What sites' lists say of a person beyond their name. Walk-ins have none of it until a list is merged with them.
ALTER TABLE person ADD COLUMN delegate_code TEXT;               -- the organisers' own code, where their lists give one
ALTER TABLE person ADD COLUMN position TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN phone TEXT;                       -- E.164
CREATE UNIQUE INDEX person_delegate_code ON person (delegate_code) WHERE delegate_code IS NOT NULL;
