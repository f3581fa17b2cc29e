import type { FeedFacts } from "../facts.ts";
import type { Asked } from "../request-log.ts";
import { span } from "../times.ts";
import { type Check, offence, verdict } from "./verdict.ts";
import { groupBy, pairs } from "./visits.ts";

/** 17. Concurrency and spacing by host, as configured: by registrable domain or by exact host. */
export const hosts: Check = (log, { feeds }) => {
  const gated = feeds.filter(({ gate, neighbours }) => gate !== undefined && neighbours === undefined);
  const groups = [...groupBy(gated, ({ gate }) => gate?.host ?? "")];
  const judged = groups.map(([host, group]) => judge(host, group, log));
  const neighbours = feeds.filter((feed) => feed.neighbours !== undefined);
  const apart = [...groupBy(neighbours, (feed) => feed.neighbours ?? "")].map(([domain, group]) =>
    meet(domain, group, log),
  );
  return verdict(
    [...judged, ...apart].map(({ evidence }) => evidence).join("; "),
    [...judged, ...apart].flatMap(({ offences }) => offences),
    Math.min(groups.length, apart.length),
  );
};

/** Hosts that have nothing to do with each other meet sooner or later within what each asks for itself. */
function meet(domain: string, group: readonly FeedFacts[], log: readonly Asked[]) {
  const spacing = group[0]?.gate?.spacing ?? 0;
  const ids = new Set(group.map(({ id }) => id));
  const own = log.filter(({ feed }) => ids.has(feed));
  const close = pairs(own).filter(
    ({ before, after, gap }) => before.feed !== after.feed && gap < spacing,
  ).length;
  return {
    evidence: `${group.length} exact hosts of ${domain}: ${close} times within the ${span(spacing)} that hold for each`,
    offences:
      close > 0 ? [] : [`the hosts of ${domain} wait for each other although the exact host is the scope`],
  };
}

function judge(host: string, group: readonly FeedFacts[], log: readonly Asked[]) {
  const { concurrency, spacing } = group[0]?.gate ?? { concurrency: 1, spacing: 0 };
  const ids = new Set(group.map(({ id }) => id));
  // A redirect's second request belongs to the visit of the first.
  const own = log.filter(({ feed }) => ids.has(feed));
  const close = pairs(own).filter(({ gap }) => gap < spacing);
  const open = own.map((asked) => ({
    asked,
    others: own.filter((other) => isOpen(other, asked.began)).length,
  }));
  const crowded = open.filter(({ others }) => others > concurrency);
  const most = open.reduce((best, { others }) => Math.max(best, others), 0);
  const gaps = pairs(own).map(({ gap }) => gap);
  const nearest = gaps.length === 0 ? "none" : span(gaps.reduce((least, gap) => Math.min(least, gap)));
  return {
    evidence: `${host}: ${group.length} feeds, ${own.length} requests, at most ${most} of ${concurrency} at a time, nearest two ${nearest} apart (${span(spacing)} wanted)`,
    offences: [
      ...close.map(({ after, gap }) =>
        offence(after, `${span(gap)} after another of ${host}, ${span(spacing)} are wanted`),
      ),
      ...crowded.map(({ asked, others }) =>
        offence(asked, `${others} at a time at ${host}, ${concurrency} are allowed`),
      ),
    ],
  };
}

function isOpen({ began, ended }: Asked, moment: number): boolean {
  return began <= moment && (ended === undefined || ended > moment);
}
