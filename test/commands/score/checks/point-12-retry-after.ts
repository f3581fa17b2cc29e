import type { FeedFacts } from "../facts.ts";
import type { Asked } from "../request-log.ts";
import { DAY, MINUTE, moment, span } from "../times.ts";
import { excused } from "./excused.ts";
import { type Check, offence, tally, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** Feeds of one host that say Retry-After before it must be plain that the host means all of them. */
const PLAIN = 3;
/** What counts as together when a host's feeds come back. */
const TOGETHER = 5 * MINUTE;

/** 12. Retry-After of 429 and 503 obeyed, as seconds and as a date, for a feed and for a whole host, whose feeds come back spread. */
export const retryAfter: Check = (log, { feeds }) => {
  const told = [...groupBy(log, ({ url }) => url).values()]
    .flatMap(pairs)
    .filter(({ before }) => before.answer.retryAt !== undefined && !excused(before));
  const early = told.filter(({ before, after }) => after.at < (before.answer.retryAt ?? 0));
  const hosts = [
    ...groupBy(
      feeds.filter(({ throttled }) => throttled),
      ({ throttled }) => throttled?.host ?? "",
    ),
  ];
  const whole = hosts.map(([, group]) => judgeHost(log, group));
  const beside = feeds.flatMap((feed) =>
    feed.beside === undefined ? [] : [judgeBeside(log, feed, feed.beside)],
  );
  const kinds = tally(
    ["429 by seconds", "429 by date", "503 by seconds", "503 by date"],
    told.map(({ before: { answer } }) => `${answer.status} by ${answer.retryBy}`),
  );
  return verdict(
    `${told.length} answers with Retry-After (${kinds.words}), ${early.length} not obeyed; ${[...whole, ...beside].map(({ evidence }) => evidence).join("; ")}`,
    [
      ...early.map(({ before, after }) =>
        offence(after, `Retry-After asked for ${span((before.answer.retryAt ?? 0) - after.at)} more`),
      ),
      ...[...whole, ...beside].flatMap(({ offences }) => offences),
    ],
    Math.min(kinds.least, hosts.length, beside.length),
  );
};

/** A feed that the operator says is not meant by another's Retry-After goes on being asked. */
function judgeBeside(log: readonly Asked[], { id, urls }: FeedFacts, other: string) {
  const told = log.filter(({ url, answer }) => url === other && answer.retryAt !== undefined);
  const held = told.filter(
    ({ at, answer: { retryAt = 0 } }) =>
      !log.some((asked) => urls.includes(asked.url) && asked.at > at && asked.at < retryAt),
  );
  return {
    evidence: `${id} asked all the same during ${told.length - held.length} of ${told.length} Retry-Afters of its neighbour's`,
    offences: held.map((asked) => offence(asked, `${id} was held back although only this feed is meant`)),
  };
}

function judgeHost(
  log: readonly Asked[],
  group: readonly FeedFacts[],
): { evidence: string; offences: string[] } {
  const { from, until, host } = group[0]?.throttled ?? { from: 0, until: 0, host: "" };
  const ids = new Set(group.map(({ id }) => id));
  const own = log.filter(({ feed }) => ids.has(feed));
  const during = own.filter(({ at }) => at >= from && at < until);
  const plain = during.findIndex(
    (_, at) => new Set(during.slice(0, at + 1).map(({ feed }) => feed)).size >= PLAIN,
  );
  const surplus = plain < 0 ? [] : during.slice(plain + 1);
  const back = own.filter(({ at }) => at >= until && at < until + DAY);
  const healed = new Set(back.filter(({ answer }) => answer.status < 400).map(({ feed }) => feed));
  // Until all of them are back. What each does hours later at its own pace may meet by chance, and is a matter of the host's spacing.
  const waiting = new Set(ids);
  const end = back.findIndex(({ feed, answer }) => {
    if (answer.status < 400) waiting.delete(feed);
    return waiting.size === 0;
  });
  const returning = end < 0 ? back : back.slice(0, end + 1);
  const together = returning.map(
    ({ at }) => returning.filter((other) => other.at >= at && other.at < at + TOGETHER).length,
  );
  const most = Math.max(0, ...together);
  const spread = most <= Math.max(2, group.length / 2);
  return {
    evidence: `${host} with ${group.length} feeds throttled ${span(until - from)}: asked ${during.length} times meanwhile, came back at most ${most} within 5 min, ${healed.size} healed within a day`,
    offences: [
      ...surplus.map((asked) => offence(asked, `${PLAIN} feeds of this host had said to leave it alone`)),
      ...(spread
        ? []
        : [`${moment(until)}: ${most} of ${group.length} feeds of ${host} came back within 5 minutes`]),
      ...group
        .filter(({ id }) => !healed.has(id))
        .map(({ id }) => `${id} was not polled within a day after its host had healed`),
    ],
  };
}
