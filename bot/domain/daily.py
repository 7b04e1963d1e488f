"""What happens once a day, at a time of the class's clocks."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def latest(at: time, zone: ZoneInfo, now: datetime) -> datetime:
    """The last moment up to now at which the clocks of the zone showed that time of day, aware, in the zone."""
    today = now.astimezone(zone).date()
    moment = datetime.combine(today, at, zone)
    return moment if moment <= now else datetime.combine(today - timedelta(days=1), at, zone)
