import type { Services } from "../services.ts";
import type { HeldVisit } from "./begin-visits.ts";
import { nextVisit } from "./next-visit.ts";
import type { Visited } from "./remember.ts";
import { reportVisit } from "./report-visit.ts";

interface Ending {
  held: HeldVisit;
  visited: Visited;
  done: Done;
}

/** Called once a visit has ended and all is written, or with what went wrong on our side. */
export type Done = (outage?: { reason: unknown }) => void;

/** Ends visits that brought no document: those that end in the same turn of the event loop, together. */
export function createVisitEnds(services: Services): (held: HeldVisit, visited: Visited, done: Done) => void {
  let waiting: Ending[] = [];
  const flush = async () => {
    const endings = waiting;
    waiting = [];
    let outage: { reason: unknown } | undefined;
    try {
      await write(endings, services);
    } catch (reason) {
      outage = { reason };
    }
    for (const { held, visited, done } of endings) {
      if (outage === undefined) reportVisit(held.source, visited, services);
      done(outage);
    }
  };
  return (held, visited, done) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ held, visited, done });
  };
}

/**
 * Sends all three in one turn. Their order is that of one server; on a cluster one that dies between leaves a source that is settled and a
 * state that says less, which costs nobody anything, since nothing was brought in.
 */
async function write(endings: readonly Ending[], services: Services): Promise<void> {
  const { sources, due, hosts } = services;
  const states = endings.map(({ held, visited: { after, record } }) => {
    return { sourceId: held.source.id, before: held.opened.stored, after, record };
  });
  const leases = endings.map(({ held, visited: { after } }) => {
    return { sourceId: held.source.id, token: held.own, next: nextVisit(held.source, after, services) };
  });
  const departures = endings.map(({ held, visited: { outcome } }) => {
    return { host: held.host ?? "", sourceId: held.source.id, calm: outcome.kind === "unchanged" };
  });
  await Promise.all([sources.visited(states), due.settleAll(leases), hosts.leaveAll(departures)]);
}
