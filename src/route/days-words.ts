const HOUR = 3_600_000;

/** A time in the largest of hours and days that is not less than one, cut off: `3 d`, `5 h`, `less than an hour`. */
export function daysWords(ms: number): string {
  if (ms < HOUR) return "less than an hour";
  return ms < 24 * HOUR ? `${Math.floor(ms / HOUR)} h` : `${Math.floor(ms / (24 * HOUR))} d`;
}
