"""What organisers ask of the timetable: its plan of reminders, and its changes."""

from bot.handlers.request import Reply, Request
from bot.services import planner


def plan(request: Request, _: str) -> Reply:
    """What reminders are to come, for those who can be reminded now."""
    house = request.house
    made = planner.make(request.tx, house.timetable, house.unasked_per_second)
    return Reply((planner.shown(made, request.now),))
