import { conditional, type Fresh, httpDate } from "../answers.ts";
import type { FeedFacts } from "../facts.ts";
import { feedDocument } from "../feed-document.ts";
import type { Answer, FeedPlan, Visit } from "../feed-plan.ts";
import { DAY, HOUR, START } from "../times.ts";

/** What a feed differs in from a well-behaved one. */
export interface Peculiarity {
  id: string;
  about: string;
  /** Milliseconds between two changes; `Infinity` for none. */
  every?: number;
  fresh?: Fresh;
  freshUnchanged?: Fresh;
  /** Elements of the channel. */
  channel?: string;
  items?: number;
  /** Where it is, host and path. */
  address?: string;
  fields?: ReadonlyArray<readonly [string, string]>;
  /** Replaces the well-behaved answer in part or whole. */
  answer?: (visit: Visit, usual: () => Answer) => Answer;
  facts?: Partial<FeedFacts>;
  more?: Pick<FeedPlan, "polling" | "sections">;
}

/** A feed that does everything right but for its peculiarity: both validators, 304s, a change every ten hours. */
export function plan(peculiarity: Peculiarity): FeedPlan {
  const { id, about, address = `www.${id}.example/feed.xml`, facts, more } = peculiarity;
  const usual = (visit: Visit) => conditional(visit, standing(peculiarity, visit.at));
  return {
    facts: { id, about, urls: [address], least: HOUR, ...facts },
    address,
    ...more,
    answer: (visit) => peculiarity.answer?.(visit, () => usual(visit)) ?? usual(visit),
  };
}

/** The feed's document at a time, with both validators. */
export function standing(peculiarity: Peculiarity, at: number) {
  const { id, every = 10 * HOUR, channel, items, fresh, freshUnchanged, fields } = peculiarity;
  const { version, since } = versionAt(at, every);
  return {
    content: feedDocument({ id, version, at: since, channel, items }),
    body: `${id}-${version}`,
    etag: `"${id}-${version}"`,
    lastModified: httpDate(since),
    fields,
    fresh,
    freshUnchanged,
  };
}

/** How often a feed has changed by a time, and when it did last. */
export function versionAt(at: number, every: number): { version: number; since: number } {
  const version = Number.isFinite(every) ? Math.floor((at - START) / every) : 0;
  return { version, since: START + (version === 0 ? 0 : version * every) };
}

/** When a simulated day begins, the first of them being 0. */
export function day(number: number): number {
  return START + number * DAY;
}
