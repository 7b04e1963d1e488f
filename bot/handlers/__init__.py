"""What people say and tap, grouped by who they are."""
