import type { Polling } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { PollingHints } from "../model/normalized-feed.ts";
import type { Rhythm } from "../model/rhythm.ts";
import { visitAfterSkips } from "./after-skips.ts";
import { LONGEST_WISH, patience } from "./patience.ts";
import { nextEntry, paceInWords } from "./rhythm.ts";
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
  /** When the source publishes; without one it is visited as often as is allowed. */
  rhythm?: Rhythm;
  /** Whether the origin gives validators, so that being asked costs it next to nothing. */
  conditional: boolean;
  /** Successful polls in a row that brought nothing new, this one included. */
  same: number;
  /** Until when a hub delivers the source's news, as far as it has proven itself. Milliseconds since the epoch. */
  pushedUntil?: number;
  /** Failures in a row, this one included. */
  failures: number;
  /** 0 ≤ random < 1: spreads sources apart, only ever later. */
  random: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Share of the interval that jitter may add. */
const JITTER = 0.1;

/** Chooses the next visit. Never sooner than the source, its origin or the operator allows. */
export function nextPoll(input: CadenceInput): NextPoll {
  const { outcome, now } = input;
  if (outcome.kind === "gone") return { at: undefined, why: "the origin says it is gone for good (410)" };
  const wish =
    outcome.kind === "fetched" || outcome.kind === "unchanged"
      ? whilePushed(visitAgain(input), input)
      : retreat(input);
  const spread = Math.round(wish.interval * JITTER * input.random);
  const wished = now + wish.interval + spread;
  const at = visitAfterSkips(wished, input.hints, input.random);
  return { at, why: at === wished ? wish.why : `${wish.why}, then the source's skipHours and skipDays` };
}

/** How long one reason would have a source left alone. */
export interface Wish {
  /** Milliseconds. */
  interval: number;
  why: string;
}

/** The longest of what the source's rhythm, its document, its origin and the operator ask for. */
function visitAgain(input: CadenceInput): Wish {
  const { outcome, polling, hints } = input;
  const freshness = "freshness" in outcome ? outcome.freshness.maxAge : undefined;
  const bounded = [
    { interval: polling.min, why: "the configured minimum" },
    ...expected(input),
    { interval: (hints.ttlMinutes ?? 0) * MINUTE, why: "the source's ttl" },
    { interval: (hints.updatePeriodMinutes ?? 0) * MINUTE, why: "the source's sy:updatePeriod" },
    ...blind(input),
  ].reduce(longer);
  const within =
    bounded.interval > polling.max ? { interval: polling.max, why: "the configured maximum" } : bounded;
  return longer(within, { interval: Math.min(freshness ?? 0, LONGEST_WISH), why: "the origin's max-age" });
}

function longer(one: Wish, other: Wish): Wish {
  return other.interval > one.interval ? other : one;
}

/** About one entry should be there to be had. */
function expected({ rhythm, now, polling }: CadenceInput): Wish[] {
  if (rhythm === undefined) return [];
  const interval = nextEntry(rhythm, now, polling.max) - now;
  const pace = paceInWords(rhythm, now);
  const why = interval < polling.max ? `the source's rhythm, ${pace}` : `the configured maximum, for ${pace}`;
  return [{ interval, why }];
}

/** Where every visit costs the origin the whole document and brings nothing, one a day is enough. */
function blind({ conditional, same }: CadenceInput): Wish[] {
  if (conditional || same === 0) return [];
  return [{ interval: DAY, why: "the origin gives no validators and the document does not change" }];
}

function retreat({ outcome, polling, failures }: CadenceInput): Wish {
  const backoff = Math.min(
    polling.min * patience(outcome) * 2 ** Math.min(Math.max(failures - 1, 0), 16),
    Math.max(polling.max, polling.min),
  );
  const told = "retryAfter" in outcome ? outcome.retryAfter : undefined;
  if (told !== undefined && told > backoff) {
    return { interval: Math.min(told, LONGEST_WISH), why: "the origin's Retry-After" };
  }
  return {
    interval: backoff,
    why: `backing off after ${failures} ${failures === 1 ? "failure" : "failures"} in a row`,
  };
}
