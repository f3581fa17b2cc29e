import { fullYear, toIso } from "./civil-time.ts";
import { monthNamed } from "./month-names.ts";
import { readClock } from "./wall-clock.ts";

const separators = /[\s,/\-\u2010-\u2015()]+/u;

/**
 * Dates whose month is a word, in many languages and every order: RFC 822, 850 and 2822, asctime, `July 4th, 2004 3:05 PM`,
 * `lun. 24 sept. 2018`. Weekdays are not checked; a date without day or year is not a date.
 */
export function parseNamedMonthDate(text: string): string | undefined {
  const { time, rest } = readClock(text.replace(/(\d)[Tt](?=\d)/, "$1 "));
  let month: number | undefined;
  const numbers: string[] = [];
  for (const token of rest.split(separators)) {
    const digits = /^(\d{1,4})(?:\.|st|nd|rd|th|er|º|ª|o|a|e|-?го)?$/iu.exec(token);
    if (digits?.[1] !== undefined) numbers.push(digits[1]);
    // A weekday may share its short form with a month (`mar` is Tuesday in Spanish): the last word that can be one is.
    else month = chooseMonth(month, token);
  }
  const chosen = dayAndYear(numbers);
  if (month === undefined || chosen === undefined) return undefined;
  return toIso({ year: fullYear(chosen.year), month, day: Number(chosen.day), ...time });
}

function chooseMonth(found: number | undefined, token: string): number | undefined {
  if (token === "") return found;
  return monthNamed(token) ?? glued(token) ?? found;
}

/** Dotted forms stay together when split at spaces: `24.sept.2018` has its month between digits. */
function glued(token: string): number | undefined {
  const word = /^\d{0,2}\.?(\p{L}{3,})\.?\d{0,4}$/u.exec(token)?.[1];
  return word === undefined || word === token ? undefined : monthNamed(word);
}

function dayAndYear(numbers: readonly string[]): { day: string; year: string } | undefined {
  const long = numbers.findIndex((number) => number.length >= 3);
  if (long !== -1) {
    const day = numbers.find((_, at) => at !== long);
    const year = numbers[long];
    return day === undefined || year === undefined ? undefined : { day, year };
  }
  const [day, year] = numbers;
  if (day === undefined || year === undefined) return undefined;
  // `99 Jan 04`: what cannot be a day is the year.
  return Number(day) > 31 && year.length === 2 ? { day: year, year: day } : { day, year };
}
