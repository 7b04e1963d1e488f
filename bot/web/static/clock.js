// The class's clock: counts on by itself from what the server last said, in the class's own zone.

export class ClassClock {
  constructor(face, zone, language) {
    const locale = language === "vi" ? "vi-VN" : "en-GB";
    const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    this.shownTime = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.shownSeconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    this.shownDay = format({ weekday: "long", day: "numeric", month: language === "vi" ? "numeric" : "long" });
    this.dayKey = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
    this.set(face);
  }

  set(face) {
    this.base = Date.parse(face.now);
    this.since = performance.now();
    this.speed = face.speed;
  }

  now() {
    return new Date(this.base + (performance.now() - this.since) * this.speed);
  }

  time(moment) {
    return this.shownTime.format(moment);
  }

  seconds(moment) {
    return this.shownSeconds.format(moment);
  }

  day(moment) {
    return this.shownDay.format(moment);
  }

  // Equal for moments of one day in the class's zone.
  key(moment) {
    return this.dayKey.format(moment);
  }
}
