import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learn, nextEntry, perDay } from "../../src/source/rhythm.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, 00:00 GMT. */
const MONDAY = Date.UTC(2026, 4, 4);

/** Entries at these hours of every day of the weekdays (0 = Sunday), over so many weeks before `MONDAY`. */
function weeks(count: number, hours: readonly number[], days: readonly number[]): number[] {
  const times: number[] = [];
  for (let day = MONDAY - count * 7 * DAY; day < MONDAY; day += DAY) {
    if (days.includes(new Date(day).getUTCDay()))
      times.push(...hours.map((hour) => day + hour * HOUR + 60_000));
  }
  return times;
}

describe("a rhythm", () => {
  const office = learn(undefined, weeks(4, [9, 11, 13, 15], [1, 2, 3, 4, 5]), MONDAY);

  it("knows how many entries come in a day", () => {
    expect(perDay(office, MONDAY)).toBeCloseTo((4 * 20 + 1) / 29, 1);
  });

  it("expects entries when they have come before: soon in the morning, not in the evening nor on a Sunday", () => {
    const wait = (time: number) => (nextEntry(office, time, 2 * DAY) - time) / HOUR;
    expect(wait(MONDAY + 9 * HOUR)).toBeLessThan(5);
    expect(wait(MONDAY + 17 * HOUR)).toBeGreaterThan(14);
    expect(wait(MONDAY + 5 * DAY + 17 * HOUR)).toBeGreaterThan(35);
  });

  it("takes a weekday that it has yet to see for one like the others", () => {
    // Ten entries a day from Monday to Friday, and on Saturday morning nobody knows what weekends are like.
    const times = Array.from({ length: 50 }, (_, at) => MONDAY + at * 0.1 * DAY);
    const saturday = MONDAY + 5 * DAY;
    const week = learn(undefined, times, saturday);
    expect((nextEntry(week, saturday, DAY) - saturday) / HOUR).toBeLessThan(5);
    // A fortnight of it says that they are silent.
    const fortnight = learn(
      week,
      times.map((time) => time + 7 * DAY),
      saturday + 7 * DAY,
    );
    expect((nextEntry(fortnight, saturday + 7 * DAY, DAY) - saturday - 7 * DAY) / HOUR).toBeGreaterThan(10);
  });

  it("is slower the longer nothing comes", () => {
    expect(perDay(office, MONDAY + 28 * DAY)).toBeLessThan(perDay(office, MONDAY) * 0.6);
  });

  it("forgets what is long past", () => {
    const later = learn(office, [MONDAY + 60 * DAY], MONDAY + 60 * DAY);
    expect(later.since).toBe(MONDAY + 32 * DAY);
    expect(later.days.reduce((sum, count) => sum + count, 0)).toBeCloseTo(41);
  });

  it("takes no notice of entries from the future, from before its memory, or without a date", () => {
    const none = learn(undefined, [MONDAY + DAY, MONDAY - 100 * DAY, Number.NaN, -1], MONDAY);
    expect(none).toEqual(learn(undefined, [], MONDAY));
  });

  it("never expects an entry in the past nor beyond the limit, and never later for having seen one more", () => {
    const times = fc.array(fc.integer({ min: MONDAY - 80 * DAY, max: MONDAY + DAY }), { maxLength: 60 });
    fc.assert(
      fc.property(
        times,
        fc.integer({ min: 0, max: 7 * DAY }),
        fc.integer({ min: 1, max: 3 * DAY }),
        (seen, after, limit) => {
          const now = MONDAY + after;
          const rhythm = learn(undefined, seen, now);
          const next = nextEntry(rhythm, now, limit);
          expect(next).toBeGreaterThanOrEqual(now);
          expect(next).toBeLessThanOrEqual(now + limit);
          const busier = { ...rhythm, days: rhythm.days.map((count) => count * 2), hours: rhythm.hours };
          expect(perDay(busier, now)).toBeGreaterThanOrEqual(perDay(rhythm, now));
        },
      ),
    );
  });
});
