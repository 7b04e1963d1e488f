-- How many messages a bot has had in a month, both directions, where the platform sets a quota.
CREATE TABLE quota_use (
    channel  TEXT NOT NULL,
    bot      TEXT NOT NULL,
    month    TEXT NOT NULL,  -- 2025-09
    messages INTEGER NOT NULL,
    PRIMARY KEY (channel, bot, month)
);

-- What was said to a chat with choices that a person may still mean. Broadcasts offer none.
CREATE INDEX outbox_said ON outbox (address, seq) WHERE priority < 2;
