import type { Rhythm } from "../model/rhythm.ts";
import { paceInWords } from "../source/rhythm.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Entries below which the hours and days they came in say nothing yet. */
const TELLING = 10;
/** How many times the average an hour or a day must see to be named, and how many are named at most. */
const BUSY = 1.5;
const NAMED = 3;

/** When a source publishes: `about 9 entries a day, most at 08 and 17 h GMT, most on Monday`. */
export function rhythmWords(rhythm: Rhythm, now: number): string {
  const pace = paceInWords(rhythm, now);
  if (rhythm.days.reduce((total, count) => total + count, 0) < TELLING) return pace;
  const hours = busiest(rhythm.hours).map((hour) => String(hour).padStart(2, "0"));
  const days = busiest(rhythm.days).map((day) => DAYS[day] ?? "");
  return [
    pace,
    ...(hours.length > 0 ? [`most at ${list(hours)} h GMT`] : []),
    ...(days.length > 0 ? [`most on ${list(days)}`] : []),
  ].join(", ");
}

function busiest(counts: readonly number[]): number[] {
  const average = counts.reduce((total, count) => total + count, 0) / counts.length;
  return counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count > BUSY * average)
    .sort((one, other) => other.count - one.count)
    .slice(0, NAMED)
    .map(({ at }) => at)
    .sort((one, other) => one - other);
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
