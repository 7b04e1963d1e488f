"""The platforms: their JSON to Incoming, Outgoing to their requests."""
