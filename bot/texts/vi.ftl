### Điểm Cầu, tiếng Việt. Cách xưng hô và giọng văn: docs/style-vi.md.

