### Điểm Cầu, English. How we write: docs/style-vi.md, the part on English.

