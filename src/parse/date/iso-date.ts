import { daysIn, fullYear, isLeap, toIso } from "./civil-time.ts";
import { namedZone, numericZone } from "./zone.ts";

const calendar = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2})?)?(?![\d-])/;
const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/;
const ordinal = /^(\d{4})-?(\d{3})(?![\d-])/;
const week = /^(\d{4})-?[Ww](\d{2})(?:-?([1-7]))?(?![\d-])/;
const short = /^(\d{2})-(\d{2})-(\d{2})(?!\d)/;
/** ISO 8601:1988 let the century be left out, with a hyphen in its place where the day is left out too. */
const truncated = /^-(\d{2})-?(\d{2})(?:-?(\d{2}))?$|^(\d{2})(\d{2})(\d{2})$/;
const zoneAlone = /^([+-])(\d{2}):(\d{2})$/;
const shortOrdinal = /^(\d{2})-?(\d{3})(?!\d)/;
const clock =
  /^(?:[Tt,]?\s*|\s+)(\d{1,2})(?:(?::?(\d{2})|:(\d))(?:(?::?(\d{2})|:(\d))(?:[.,:]\d{0,9})?)?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(?:Z?([+\-\u2212])(\d{1,2}):?(\d{2})?Z?|([A-Za-z]{1,5}))?$/;

/**
 * ISO 8601 and its profiles (W3C-DTF, RFC 3339): calendar, ordinal and week dates, extended and basic, with or without a
 * time, with `T` or a space, any fraction, and zones by number or name. `undefined` for other shapes and impossible values.
 */
export function parseIsoDate(text: string): string | undefined {
  const day = readDay(text);
  const short = truncated.exec(text);
  if (day === undefined || (short !== null && !(day.month <= 12)))
    return short === null ? undefined : fromTruncated(short);
  const rest = text.slice(day.length).trimEnd();
  if (rest === "" || /^[TtZz]$/.test(rest)) return toIso(day);
  const time = readZone(rest) ?? readClock(rest);
  return time === undefined ? undefined : toIso({ ...day, ...time });
}

function fromTruncated(match: RegExpExecArray): string | undefined {
  const [year = "", month, day = "1"] = match.slice(1).filter((part) => part !== undefined);
  return toIso({ year: fullYear(year), month: Number(month), day: Number(day) });
}

/** XML Schema's dates may have a zone without a time. */
function readZone(text: string): { offset: number } | undefined {
  const match = zoneAlone.exec(text);
  const offset = match === null ? undefined : numericZone(match[1] ?? "+", match[2] ?? "0", match[3]);
  return offset === undefined ? undefined : { offset };
}

interface Day {
  year: number;
  month: number;
  day: number;
  /** Characters read. */
  length: number;
}

function readDay(text: string): Day | undefined {
  const weekly = week.exec(text);
  if (weekly) return fromWeek(weekly);
  const yearly = ordinal.exec(text);
  if (yearly) return fromOrdinal(Number(yearly[1]), Number(yearly[2]), yearly[0].length);
  const split = slashed.exec(text);
  if (split)
    return {
      year: Number(split[1]),
      month: Number(split[2]),
      day: Number(split[3]),
      length: split[0].length,
    };
  const full = calendar.exec(text);
  if (full) {
    const month = Number(full[2] ?? full[4] ?? 1);
    return { year: Number(full[1]), month, day: Number(full[3] ?? full[5] ?? 1), length: full[0].length };
  }
  const two = short.exec(text);
  if (two)
    return {
      year: fullYear(two[1] ?? ""),
      month: Number(two[2]),
      day: Number(two[3]),
      length: two[0].length,
    };
  const brief = shortOrdinal.exec(text);
  return brief ? fromOrdinal(fullYear(brief[1] ?? ""), Number(brief[2]), brief[0].length) : undefined;
}

function fromOrdinal(year: number, dayOfYear: number, length: number): Day | undefined {
  if (dayOfYear < 1 || dayOfYear > (isLeap(year) ? 366 : 365)) return undefined;
  let left = dayOfYear;
  let month = 1;
  while (left > daysIn(year, month)) {
    left -= daysIn(year, month);
    month += 1;
  }
  return { year, month, day: left, length };
}

function fromWeek(match: RegExpExecArray): Day | undefined {
  const year = Number(match[1]);
  const number = Number(match[2]);
  if (number < 1 || number > 53) return undefined;
  // ISO 8601 §3.2.2: week 1 holds 4 January; weeks begin on Monday.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  const date = new Date(monday + ((number - 1) * 7 + Number(match[3] ?? 1) - 1) * 86_400_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    length: match[0].length,
  };
}

function readClock(text: string) {
  const match = clock.exec(text);
  if (match === null) return undefined;
  const [, hours = "", minutes, minute = "0", seconds, second = "0", half, ...zone] = match;
  const [sign, zoneHours = "0", zoneMinutes, name] = zone;
  const offset = sign !== undefined ? numericZone(sign, zoneHours, zoneMinutes) : name ? namedZone(name) : 0;
  if (offset === undefined && sign !== undefined) return undefined;
  return {
    hour: half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0),
    minute: Number(minutes ?? minute),
    second: Number(seconds ?? second),
    offset: offset ?? 0,
  };
}
