"""Every word people read, in Fluent, and how it is rendered."""
