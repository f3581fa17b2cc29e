import { once } from "./point-01-once.ts";
import { both } from "./point-02-both.ts";
import { exact } from "./point-03-exact.ts";
import { newest } from "./point-04-newest.ts";
import { clearedAndKept } from "./point-05-cleared-and-kept.ts";
import { interval } from "./point-06-interval.ts";
import { restarts } from "./point-07-restarts.ts";
import { clean } from "./point-08-clean.ts";
import { userAgent } from "./point-09-user-agent.ts";
import { compressed } from "./point-10-compressed.ts";
import { freshness } from "./point-11-freshness.ts";
import { retryAfter } from "./point-12-retry-after.ts";
import { backsOff } from "./point-13-backs-off.ts";
import { moves } from "./point-14-moves.ts";
import { wishes } from "./point-15-wishes.ts";
import { shared } from "./point-16-shared.ts";
import { hosts } from "./point-17-hosts.ts";
import { jitter } from "./point-18-jitter.ts";
import type { Check } from "./verdict.ts";

/** One of the eighteen things that feed authors test pollers for. */
export interface Point {
  number: number;
  title: string;
  check: Check;
}

/** All of them, in order. */
export const POINTS: readonly Point[] = [
  ["one unconditional GET a feed, ever", once],
  ["conditional ever after, with both validators where both were given", both],
  ["validators byte for byte, none invented", exact],
  ["never an old validator after a newer answer", newest],
  ["validators cleared by a document without them, kept across failures", clearedAndKept],
  ["an hour between polls, a day where nothing ever changes", interval],
  ["restarts, deploys, more pollers and an outage make no burst", restarts],
  ["no Cookie, no Referer, no added query", clean],
  ["User-Agent with product, version and contact", userAgent],
  ["gzip and br accepted", compressed],
  ["max-age and Expires obeyed, also on a 304", freshness],
  ["Retry-After obeyed, by feed and by host", retryAfter],
  ["410 stops for good, other failures back off", backsOff],
  ["permanent redirects believed after they repeat, others never", moves],
  ["ttl, skipHours, skipDays and sy:updatePeriod honoured", wishes],
  ["one GET a URL, however many sections use it", shared],
  ["concurrency and spacing by host", hosts],
  ["jitter", jitter],
].map(([title, check], at) => ({ number: at + 1, title: title as string, check: check as Check }));
