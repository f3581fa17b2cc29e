import { fullYear, toIso } from "./civil-time.ts";
import { numericZone } from "./zone.ts";

const shape =
  /(\d{2,4})\s*(?:[년年]|-(?=.*[오上下午]))\s*(\d{1,2})\s*[월月-]\s*(\d{1,2})\s*[일日號号T]?(.*)$/u;
const clock =
  /(오전|오후|上午|下午|午前|午後|AM|PM|am|pm)?\s*(\d{1,2})\s*[:시時时点點：]\s*(\d{1,2})?\s*(?:[:분分：]\s*(\d{1,2})?\s*[초秒]?)?\s*(?:([+-])(\d{2}):?(\d{2}))?/u;

const korean = /\p{Script=Hangul}/u;
/** Minutes east of Greenwich of the one zone the language is written in: who dates in words means the clock on the wall. */
const KOREA = 540;

/** Korean, Chinese and Japanese dates: `2004년 05월 28일 오후 01:31:15`, `2004年5月28日 13時31分`. */
export function parseEastAsianDate(text: string): string | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, year = "", month, day, rest = ""] = match;
  const date = { year: fullYear(year), month: Number(month), day: Number(day) };
  const time = clock.exec(rest);
  if (time === null) return toIso(date);
  const [, half, hours, minutes, seconds, sign, zoneHours = "0", zoneMinutes] = time;
  return toIso({
    ...date,
    hour: hourOf(Number(hours), half),
    minute: Number(minutes ?? 0),
    second: Number(seconds ?? 0),
    offset:
      sign === undefined ? (korean.test(text) ? KOREA : 0) : (numericZone(sign, zoneHours, zoneMinutes) ?? 0),
  });
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  const afternoon = ["오후", "下午", "午後", "pm"].includes(half.toLowerCase());
  return (hour % 12) + (afternoon ? 12 : 0);
}
