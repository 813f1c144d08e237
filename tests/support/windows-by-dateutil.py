"""Windows of schedules by dateutil and zoneinfo: reads cases as JSON lines, writes the windows of each as a JSON line."""

import json
import sys
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr


def wall(day, clock, zone):
    hour, minute = map(int, clock.split(":"))
    return datetime.combine(day, time(hour, minute), tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def days(case, last):
    start = datetime.fromisoformat(case["start"])
    found = rruleset()
    found.rrule(rrulestr("RRULE:" + case["rule"], dtstart=start))
    for day in case["except"]:
        found.exdate(datetime.fromisoformat(day))
    return [moment.date() for moment in found.between(start, last, inc=True)]


def windows(case):
    opens, closes = instant(case["from"]), instant(case["to"])
    pieces = []
    for day in days(case, closes.replace(tzinfo=None) + timedelta(days=2)):
        for part in case["dayparts"]:
            ends = day + timedelta(days=1 if part["to"] <= part["from"] else 0)
            start = max(wall(day, part["from"], case["timeZone"]), opens)
            end = min(wall(ends, part["to"], case["timeZone"]), closes)
            if start < end:
                pieces.append((start, end))
    merged = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [[int(start.timestamp()), int(end.timestamp())] for start, end in merged]


for line in sys.stdin:
    print(json.dumps(windows(json.loads(line))))
