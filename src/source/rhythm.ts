import type { Rhythm } from "../model/rhythm.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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
  const hourly = perDay(rhythm, now) / 24;
  const hours = factors(rhythm.hours, watched({ from: rhythm.since, to: now, unit: HOUR, count: 24 }), 0.5);
  const days = factors(rhythm.days, watched({ from: rhythm.since, to: now, unit: DAY, count: 7 }), 1);
  let expected = 0;
  let time = now;
  while (time < now + limit) {
    const end = Math.min((Math.floor(time / HOUR) + 1) * HOUR, now + limit);
    const rate = (hourly * (hours[hourOf(time)] ?? 1) * (days[dayOf(time)] ?? 1)) / HOUR;
    const missing = 1 - expected;
    if (rate * (end - time) >= missing) return Math.ceil(time + missing / rate);
    expected += rate * (end - time);
    time = end;
  }
  return now + limit;
}

/** How often each of `count` units (an hour of the day, a weekday) lay between two times, parts of it counted as parts. */
function watched({ from, to, unit, count }: Record<"from" | "to" | "unit" | "count", number>): number[] {
  const cycles = Math.max(Math.floor((to - from) / (unit * count)), 0);
  const times = new Array<number>(count).fill(cycles);
  const place = unit === HOUR ? hourOf : dayOf;
  for (let time = from + cycles * unit * count; time < to; ) {
    const end = Math.min((Math.floor(time / unit) + 1) * unit, to);
    times[place(time)] = (times[place(time)] ?? 0) + (end - time) / unit;
    time = end;
  }
  return times;
}

/**
 * How much more each unit brings than the mean of them, by what it brought in the times it was watched. `doubt` is how many entries as many as
 * usual are taken for granted of each, so that a few say little.
 */
function factors(counts: readonly number[], times: readonly number[], doubt: number): number[] {
  const usual = sum(counts) / sum(times);
  if (!(usual > 0 && Number.isFinite(usual))) return counts.map(() => 1);
  const rates = counts.map((count, at) => (count + doubt) / ((times[at] ?? 0) + doubt / usual));
  const mean = sum(rates) / rates.length;
  return rates.map((rate) => rate / mean);
}

function hourOf(time: number): number {
  return Math.floor(time / HOUR) % 24;
}

/** The first day of the epoch was a Thursday. */
function dayOf(time: number): number {
  return (Math.floor(time / DAY) + 4) % 7;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function rounded(count: number): number {
  return Math.round(count * 100) / 100;
}
