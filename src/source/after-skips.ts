import type { PollingHints } from "../model/normalized-feed.ts";

const HOUR = 60 * 60_000;
const WEEK_OF_HOURS = 7 * 24;

/**
 * The first moment at or after `time` that lies in no hour and no day the source asks to be left alone in (RSS 2.0 `skipHours` and
 * `skipDays`, both GMT). A source that skips every hour of the week gets `time` back: it cannot have meant that.
 *
 * @param time milliseconds since the epoch.
 */
export function afterSkips(time: number, { skipHours = [], skipDays = [] }: PollingHints): number {
  if (skipHours.length === 0 && skipDays.length === 0) return time;
  const hours = new Set(skipHours);
  const days = new Set(skipDays);
  let moment = time;
  for (let step = 0; step <= WEEK_OF_HOURS; step += 1) {
    const date = new Date(moment);
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return moment;
    moment = (Math.floor(moment / HOUR) + 1) * HOUR;
  }
  return time;
}

/** Milliseconds after skipped hours over which sources are spread. */
const SPREAD = 10 * 60_000;

/**
 * {@link afterSkips} for a visit: sources that skip the same hours do not all come as these end.
 *
 * @param random 0 ≤ random < 1.
 */
export function visitAfterSkips(time: number, hints: PollingHints, random: number): number {
  const after = afterSkips(time, hints);
  return after === time ? time : after + Math.floor(random * SPREAD);
}
