"""One function for each thing the program can do, whoever asks."""
