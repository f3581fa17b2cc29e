/** A moment as a calendar and a clock on a wall show it. */
export interface CivilTime {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Minutes east of Greenwich; absent means UTC. */
  offset?: number;
}

/** The moment in ISO 8601, UTC, to the second, which is all that RSS can say; `undefined` for a moment that cannot exist. */
export function toIso(time: CivilTime): string | undefined {
  const { year, month, day, hour = 0, minute = 0, second = 0, offset = 0 } = time;
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= daysIn(year, month))) return undefined;
  // ISO 8601 §4.2.3 writes midnight at a day's end as 24:00; a leap second is :60.
  const midnight = hour === 24 && minute === 0 && second === 0;
  if (!(hour <= 23 || midnight) || minute > 59 || second > 60) return undefined;
  if (Math.abs(offset) >= 24 * 60) return undefined;
  if (offset === 0 && hour < 24 && second < 60)
    return `${padded(year, 4)}-${padded(month)}-${padded(day)}T${padded(hour)}:${padded(minute)}:${padded(second)}Z`;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, second);
  return isoOf(date);
}

function padded(figure: number, width = 2): string {
  return String(figure).padStart(width, "0");
}

/** A JavaScript date in the form every date of this project is printed in; `undefined` for an invalid one. */
export function isoOf(date: Date): string | undefined {
  const time = date.getTime();
  if (Number.isNaN(time) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return undefined;
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Two-digit years as RFC 2822 §4.3 reads them: 00–49 are of this century, 50–99 and three digits count from 1900. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 3) return 1900 + year;
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Days in a month of the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for leap years of the Gregorian calendar. */
export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
