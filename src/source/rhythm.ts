import type { Rhythm } from "../model/rhythm.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The first day of the epoch was a Thursday. */
const FIRST_DAY = 4;
/** How far back a rhythm looks; at that age its counts are halved. */
const MEMORY = 56 * DAY;

/**
 * A rhythm with further entries counted in, by the times they were published (milliseconds since the epoch). Times in the future or beyond
 * the rhythm's memory say nothing of it.
 */
export function learn(before: Rhythm | undefined, published: readonly number[], now: number): Rhythm {
  const counted = published.filter((time) => time >= 0 && time <= now && time > now - MEMORY);
  const first = Math.min(before?.since ?? now, ...counted);
  const faded = now - first > MEMORY;
  const scale = faded ? 0.5 : 1;
  const hours = Array.from({ length: 24 }, (_, hour) => (before?.hours[hour] ?? 0) * scale);
  const days = Array.from({ length: 7 }, (_, day) => (before?.days[day] ?? 0) * scale);
  for (const time of counted) {
    hours[hourOf(time)] = (hours[hourOf(time)] ?? 0) + 1;
    days[dayOf(time)] = (days[dayOf(time)] ?? 0) + 1;
  }
  return {
    since: faded ? now - MEMORY / 2 : first,
    hours: hours.map(rounded),
    days: days.map(rounded),
  };
}

/** Entries a day, so far as the rhythm shows; a source that was met just now is taken for one that publishes daily. */
export function perDay({ since, days }: Rhythm, now: number): number {
  return ((sum(days) + 1) * DAY) / (Math.max(now - since, 0) + DAY);
}

/** The same in words: `about 3 entries a day`. */
export function paceInWords(rhythm: Rhythm, now: number): string {
  const entriesADay = perDay(rhythm, now);
  if (entriesADay >= 2) return `about ${Math.round(entriesADay)} entries a day`;
  const days = Math.round(1 / entriesADay);
  return days <= 1 ? "about an entry a day" : `about an entry in ${days} days`;
}

/**
 * When about one further entry is to be expected, at most `limit` milliseconds from `now`: the source's entries a day, spread over its hours
 * and weekdays as its history is. With little history the spread is nearly even, and an hour or weekday that its history has not reached yet is
 * taken for one like the others.
 */
export function nextEntry(rhythm: Rhythm, now: number, limit: number): number {
  const { since, hours, days } = rhythm;
  const hourly = perDay(rhythm, now) / 24;
  const total = sum(days);
  let expected = 0;
  let time = now;
  while (time < now + limit) {
    const end = Math.min((Math.floor(time / HOUR) + 1) * HOUR, now + limit);
    const hour = hourOf(time);
    const day = dayOf(time);
    const byHour = factor(hours[hour] ?? 0, total * share(hour * HOUR, HOUR, DAY, since, now), 0.5);
    const byDay = factor(days[day] ?? 0, total * share((day - FIRST_DAY) * DAY, DAY, WEEK, since, now), 1);
    const rate = (hourly * byHour * byDay) / HOUR;
    const missing = 1 - expected;
    if (rate * (end - time) >= missing) return Math.ceil(time + missing / rate);
    expected += rate * (end - time);
    time = end;
  }
  return now + limit;
}

/** How much more a unit brings than usual: what it brought beside what it would have by its share of the time. `doubt` entries are taken for granted. */
function factor(count: number, usual: number, doubt: number): number {
  return (count + doubt) / (usual + doubt);
}

/** Which share of the time between two moments lay in a unit (an hour of the day, a weekday) that begins at `start` in each cycle. */
function share(start: number, unit: number, cycle: number, from: number, to: number): number {
  if (to <= from) return unit / cycle;
  return (passed(to - start, unit, cycle) - passed(from - start, unit, cycle)) / (to - from);
}

function passed(time: number, unit: number, cycle: number): number {
  const cycles = Math.floor(time / cycle);
  return cycles * unit + Math.min(time - cycles * cycle, unit);
}

function hourOf(time: number): number {
  return Math.floor(time / HOUR) % 24;
}

function dayOf(time: number): number {
  return (Math.floor(time / DAY) + FIRST_DAY) % 7;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function rounded(count: number): number {
  return Math.round(count * 100) / 100;
}
