import type { Facts } from "../facts.ts";
import type { Asked, Given } from "../request-log.ts";
import { excused } from "./excused.ts";
import { groupBy } from "./visits.ts";

/** A request beside what a poller should have remembered when it made it. */
export interface Reading {
  asked: Asked;
  /** The validators it carries. */
  carries: Given;
  /** What should have been remembered; several where a kill leaves it open which. */
  remembered: readonly Given[];
  /** Every value the feed had given so far. */
  ever: { etag: ReadonlySet<string>; lastModified: ReadonlySet<string> };
  /** The answer before it was a failure. */
  afterFailure: boolean;
}

/** The two validators, and the request fields that carry them. */
export const FIELDS = ["etag", "lastModified"] as const;

/** Goes through every feed's requests and keeps its validators as a faultless poller would (RFC 9110 §8.8, §13.1; RFC 9111 §4.3.4). */
export function replay(log: readonly Asked[], { feeds }: Pick<Facts, "feeds">): Reading[] {
  // Whose validators hold where a stranger's document stands at the end of a redirect is nobody's to say.
  const judged = new Set(
    feeds
      .filter(({ move }) => move?.kind !== "unbelievable" && move?.kind !== "forbidden")
      .map(({ id }) => id),
  );
  const own = log.filter(({ feed }) => judged.has(feed));
  return [...groupBy(own, ({ feed }) => feed).values()].flatMap(replayFeed);
}

function replayFeed(visits: readonly Asked[]): Reading[] {
  let remembered: Given[] = [{}];
  let afterFailure = false;
  const ever = { etag: new Set<string>(), lastModified: new Set<string>() };
  return visits.map((asked) => {
    const carries = {
      etag: asked.headers["if-none-match"],
      lastModified: asked.headers["if-modified-since"],
    };
    const reading: Reading = {
      asked,
      carries,
      remembered,
      ever: { etag: new Set(ever.etag), lastModified: new Set(ever.lastModified) },
      afterFailure,
    };
    const matching = remembered.filter((one) => FIELDS.every((field) => one[field] === carries[field]));
    if (matching.length > 0) remembered = matching;
    for (const field of FIELDS) if (asked.answer[field]) ever[field].add(asked.answer[field]);
    remembered = after(remembered, asked);
    if (!isRedirect(asked)) afterFailure = isFailure(asked);
    return reading;
  });
}

function after(remembered: Given[], asked: Asked): Given[] {
  const { answer, sent } = asked;
  if (sent !== "whole") return remembered;
  const given = { etag: answer.etag, lastModified: answer.lastModified };
  if (answer.status === 200 && answer.readable) return excused(asked) ? [...remembered, given] : [given];
  if (answer.status !== 304) return remembered;
  const refreshed = remembered.map((one) => ({
    etag: given.etag ?? one.etag,
    lastModified: given.lastModified ?? one.lastModified,
  }));
  return excused(asked) ? [...remembered, ...refreshed] : refreshed;
}

function isRedirect({ answer }: Asked): boolean {
  return answer.status >= 300 && answer.status < 400 && answer.status !== 304;
}

function isFailure(asked: Asked): boolean {
  const { answer } = asked;
  if (excused(asked)) return false;
  return answer.fault !== undefined || answer.status >= 400 || (answer.status === 200 && !answer.readable);
}
