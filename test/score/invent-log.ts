import type { Facts, FeedFacts } from "../commands/score/facts.ts";
import type { Answered, Asked } from "../commands/score/request-log.ts";
import { DAY, HOUR, MINUTE, START } from "../commands/score/times.ts";

/** One request of a hand-written log: minutes from the start, and what is out of the ordinary. */
export interface Wish {
  feed?: string;
  /** Minutes from the start. */
  at: number;
  url?: string;
  etag?: string;
  lastModified?: string;
  headers?: Record<string, string>;
  answer?: Partial<Answered>;
  sent?: Asked["sent"];
  killed?: number;
  began?: number;
  ended?: number;
}

const POLITE = {
  "user-agent": "Broadsheet/1.0.0 (+https://wire.example; desk@wire.example)",
  "accept-encoding": "gzip, br, deflate",
};

/** A log of these requests, each answered by a 200 that holds the feed, unless told. */
export function inventLog(wishes: readonly Wish[]): Asked[] {
  return wishes.map((wish, at) => ({
    feed: wish.feed ?? "paper",
    began: wish.began ?? 2 * at,
    ended: wish.ended ?? 2 * at + 1,
    at: START + wish.at * MINUTE,
    url: wish.url ?? `www.${wish.feed ?? "paper"}.example/feed.xml`,
    headers: {
      ...POLITE,
      ...(wish.etag !== undefined && { "if-none-match": wish.etag }),
      ...(wish.lastModified !== undefined && { "if-modified-since": wish.lastModified }),
      ...wish.headers,
    },
    answer: { status: 200, readable: true, ...wish.answer },
    sent: wish.sent ?? "whole",
    ...(wish.killed !== undefined && { killed: wish.killed }),
  }));
}

/** Facts of a day about these feeds; `paper` alone unless told. */
export function inventFacts(
  feeds: ReadonlyArray<Partial<FeedFacts> & { id?: string }> = [{}],
  more: Partial<Facts> = {},
): Facts {
  return {
    start: START,
    end: START + 30 * DAY,
    restarts: [],
    outages: [],
    kills: 0,
    feeds: feeds.map((feed) => {
      const id = feed.id ?? "paper";
      return { id, about: id, urls: [`www.${id}.example/feed.xml`], least: HOUR, ...feed };
    }),
    ...more,
  };
}

/** Requests at regular times: from, to (minutes) and the interval. */
export function every(minutes: number, from: number, to: number, wish: Omit<Wish, "at"> = {}): Wish[] {
  return Array.from({ length: Math.floor((to - from) / minutes) }, (_, at) => ({
    ...wish,
    at: from + at * minutes,
  }));
}
