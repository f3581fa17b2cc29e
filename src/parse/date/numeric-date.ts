import { type CivilTime, fullYear, toIso } from "./civil-time.ts";
import { readClock } from "./wall-clock.ts";

const shape = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/**
 * Dates in figures that begin with the day or the month: `24.09.2018 12:30`, `24/09/2018`, `9/24/2018 3:05 PM`. Dots and
 * dashes mean day first; slashes mean month first unless only the other order is possible.
 */
export function parseNumericDate(text: string): string | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [whole, first = "", mark, second = "", year = ""] = match;
  const monthFirst = (mark === "/" && Number(first) <= 12) || Number(second) > 12;
  const date: CivilTime = {
    year: fullYear(year),
    month: Number(monthFirst ? first : second),
    day: Number(monthFirst ? second : first),
  };
  const { time } = readClock(text.slice(whole.length));
  return toIso({ ...date, ...time });
}
