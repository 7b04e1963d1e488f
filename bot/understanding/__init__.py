"""Words to questions: pure functions, no I/O, no clock."""
