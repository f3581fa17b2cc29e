/** Lengths of time, in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the simulated days begin: a Monday far ahead of any real clock, so that what Redis itself dates expires later, not sooner. */
export const START = Date.UTC(2040, 0, 2);
/** How many days are simulated. */
export const DAYS = 30;

/** A simulated moment, counted from the beginning: `day 3 04:05:06`. */
export function moment(at: number): string {
  const since = at - START;
  return `day ${Math.floor(since / DAY)} ${new Date(at).toISOString().slice(11, 19)}`;
}

/** A length of time in the words of the evidence: `59 min`, `3.5 h`. */
export function span(milliseconds: number): string {
  if (milliseconds < 2 * MINUTE) return `${Math.round(milliseconds / SECOND)} s`;
  if (milliseconds < 2 * HOUR) return `${(milliseconds / MINUTE).toFixed(1).replace(/\.0$/, "")} min`;
  if (milliseconds < 2 * DAY) return `${(milliseconds / HOUR).toFixed(1).replace(/\.0$/, "")} h`;
  return `${(milliseconds / DAY).toFixed(1).replace(/\.0$/, "")} d`;
}
