import { allMatches } from "../../markup/all-matches.ts";
import type { CivilTime } from "./civil-time.ts";
import { namedZone, numericZone } from "./zone.ts";

const clock =
  /(?<![\d:+\-\u2212])(\d{1,2})(?:[:h](\d{2})(?:[:](\d{1,2})(?:[.,]\d{1,9})?)?\s*(?:([ap])\.?\s?m\b\.?)?|\s*([ap])\.?m\b\.?)/i;
/** RFC 822 lets seconds be left out; some leave out the minutes, or the colon. Only after a year in full is a figure an hour. */
const hourAlone =
  /(?<=[\s-]\d{4}\s+)([01]?\d|2[0-4])([0-5]\d)?(?=\s*(?:[A-Z]{1,5}|Etc\/GMT|[+-]\d{1,2}:?(?:\d{2})?)?$)/i;
const offset = /(?:^|[\s\w,])([+\-\u2212])(\d{1,2}):?(\d{2})?(?!\d)/;
const words = /(?<![\w/])[A-Za-z]{1,5}(?![\w/])/g;

/**
 * Finds the time of day and the zone in a text; `rest` is the text without them. A time that is not given is absent, a zone
 * that is not given or not known means UTC.
 */
export function readClock(text: string): { time: Partial<CivilTime>; rest: string } {
  const match = clock.exec(text) ?? hourAlone.exec(text);
  if (match === null) return { time: {}, rest: text };
  const [whole, hours, minutes = "0", seconds = "0", half, bareHalf] = match;
  const before = text.slice(0, match.index);
  const zone = readZone(text.slice(match.index + whole.length));
  const afternoon = (half ?? bareHalf)?.toLowerCase();
  const hour = Number(hours);
  return {
    time: {
      hour: afternoon === undefined || hour > 12 ? hour : (hour % 12) + (afternoon === "p" ? 12 : 0),
      minute: Number(minutes),
      second: Number(seconds),
      offset: zone.offset,
    },
    rest: `${before} ${zone.rest}`,
  };
}

function readZone(text: string): { offset: number; rest: string } {
  const numeric = offset.exec(text);
  if (numeric !== null) {
    const [whole, sign = "+", hours = "0", minutes] = numeric;
    // `-2004` after a time is a year only by accident; four digits after a sign are an offset (RFC 822 §5.1).
    const value = numericZone(sign, hours, minutes) ?? 0;
    return { offset: value, rest: text.replace(whole, " ") };
  }
  for (const match of allMatches(words, text)) {
    const value = namedZone(match[0]);
    if (value !== undefined) return { offset: value, rest: text.replace(match[0], " ") };
  }
  return { offset: 0, rest: text };
}
