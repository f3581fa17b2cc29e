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

/**
 * Visits that are ended together, and for how many milliseconds the first of them waits for the others. What is ended together begins
 * together, too, since it leaves its lanes at once; and every write to the store costs the process several times what a visit's part in it does.
 */
const TOGETHER = 32;
const PATIENCE = 2;

/** Ends visits that brought no document: those that end within a moment, together. */
export function createVisitEnds(services: Services): (held: HeldVisit, visited: Visited, done: Done) => void {
  let waiting: Ending[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
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
    waiting.push({ held, visited, done });
    if (waiting.length === 1) timer = setTimeout(flush, PATIENCE);
    if (waiting.length === TOGETHER) void flush();
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
