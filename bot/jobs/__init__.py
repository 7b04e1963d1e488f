"""The loops between the inbox, the clock and the outbox."""
