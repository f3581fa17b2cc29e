import type { Polling } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { PollingHints } from "../model/normalized-feed.ts";
import { afterSkips } from "./after-skips.ts";
import { whilePushed } from "./while-pushed.ts";

/** When a source is visited next, and why then. */
export interface NextPoll {
  /** Milliseconds since the epoch; `undefined` for never again. */
  at: number | undefined;
  why: string;
}

/** What the choice rests on. */
export interface CadenceInput {
  now: number;
  outcome: FetchOutcome;
  polling: Polling;
  hints: PollingHints;
  /** Until when a hub delivers the source's news, as far as it has proven itself. Milliseconds since the epoch. */
  pushedUntil?: number;
  /** Failures in a row, this one included. */
  failures: number;
  /** 0 ≤ random < 1: spreads sources apart, only ever later. */
  random: number;
}

const MINUTE = 60_000;
/** Share of the interval that jitter may add. */
const JITTER = 0.1;
/** An origin that names a later time than this is asked after it all the same: nobody means a month. */
const PATIENCE = 7 * 24 * 60 * MINUTE;

/** Chooses the next visit. Never sooner than the source, its origin or the operator allows. */
export function nextPoll(input: CadenceInput): NextPoll {
  const { outcome, now } = input;
  if (outcome.kind === "gone") return { at: undefined, why: "the origin says it is gone for good (410)" };
  const wish =
    outcome.kind === "fetched" || outcome.kind === "unchanged"
      ? whilePushed(rhythm(input), input)
      : retreat(input);
  const spread = Math.round(wish.interval * JITTER * input.random);
  const wished = now + wish.interval + spread;
  const at = afterSkips(wished, input.hints);
  return { at, why: at === wished ? wish.why : `${wish.why}, then the source's skipHours and skipDays` };
}

/** How long one reason would have a source left alone. */
export interface Wish {
  /** Milliseconds. */
  interval: number;
  why: string;
}

function rhythm({ outcome, polling, hints }: CadenceInput): Wish {
  const freshness = "freshness" in outcome ? outcome.freshness.maxAge : undefined;
  const asked: Wish[] = [
    { interval: polling.min, why: "the configured minimum" },
    { interval: (hints.ttlMinutes ?? 0) * MINUTE, why: "the source's ttl" },
    { interval: (hints.updatePeriodMinutes ?? 0) * MINUTE, why: "the source's sy:updatePeriod" },
    { interval: freshness ?? 0, why: "the origin's max-age" },
  ];
  const longest = asked.reduce((best, wish) => (wish.interval > best.interval ? wish : best));
  if (longest.interval > polling.max && longest.interval !== freshness) {
    return { interval: polling.max, why: "the configured maximum" };
  }
  return { interval: Math.min(longest.interval, PATIENCE), why: longest.why };
}

function retreat({ outcome, polling, failures }: CadenceInput): Wish {
  const backoff = Math.min(polling.min * 2 ** Math.min(Math.max(failures - 1, 0), 16), polling.max);
  const told = "retryAfter" in outcome ? outcome.retryAfter : undefined;
  if (told !== undefined && told > backoff) {
    return { interval: Math.min(told, PATIENCE), why: "the origin's Retry-After" };
  }
  return {
    interval: backoff,
    why: `backing off after ${failures} ${failures === 1 ? "failure" : "failures"} in a row`,
  };
}
