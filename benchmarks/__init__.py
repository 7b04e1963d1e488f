"""Measuring the whole program against the stand-in, and killing it: nothing outside the repository is needed."""
