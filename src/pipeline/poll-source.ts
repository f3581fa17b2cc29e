import { randomUUID } from "node:crypto";
import type { Source, SourceList } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Services } from "../services.ts";
import { visitAfterSkips } from "../source/after-skips.ts";
import { pollHost } from "../source/poll-host.ts";
import { type Opened, openSource } from "./open-source.ts";
import { visitList } from "./visit-list.ts";
import { type Visited, type VisitWatch, visitSource } from "./visit-source.ts";

/** A source of a leased batch. */
export interface Visit {
  sourceId: string;
  /** Token of the batch's lease. */
  token: string;
}

/** Milliseconds a claim lasts beyond twice the time a fetch may take: reading and storing the largest document takes less. */
const MARGIN = 10_000;
/** Milliseconds by which a visit may come before its time: clocks of several machines differ. */
const TOLERANCE = 1_000;
/** Milliseconds a host that asks for patience is left alone where it does not say how long. */
const RESPITE = 15 * 60_000;
/** Milliseconds until a source is due again that this process does not know: it looks at its configuration as often. */
const UNHEARD = 15_000;

/**
 * One scheduled visit: fetch, read, ingest, and last the source's state with the time of the next. Whatever the source does is
 * recorded, never thrown; what is thrown is an outage of our own, after which the visit is made again.
 */
export async function pollSource({ sourceId, token }: Visit, services: Services): Promise<void> {
  const { due, now } = services;
  const { sources, lists } = services.network();
  const source = sources.get(sourceId) ?? lists.get(sourceId);
  if (source === undefined) {
    // Removed, and then the scheduler takes it out; or added a moment ago, and this process has yet to hear of it.
    await due.settle(sourceId, token, now() + UNHEARD);
    return;
  }
  const own = randomUUID();
  const { timeout, min } = source.polling;
  const started = now();
  // A process that dies may have asked already: nobody asks again before it would be polite to.
  const until = started + Math.max(min, 2 * timeout + MARGIN);
  if (!(await due.claim(sourceId, { token, as: own, now: started, until }))) return;
  const opened = await openSource(source, services);
  const { state, kept } = opened;
  if (state.gone) await due.settle(sourceId, own, undefined);
  else if (kept !== undefined) await resume(source, opened, own, services);
  else if ((state.nextPoll ?? 0) > started + TOLERANCE) {
    // Due by a lost lease, not by its own time.
    await due.settle(sourceId, own, state.nextPoll);
  } else {
    // An outage, a lease or a crowded host may have held it up into hours that were not to be in its way when its time was chosen.
    const at = visitAfterSkips(started, state.hints ?? {}, services.random());
    if (at > started) await due.settle(sourceId, own, at);
    else await visitHost(source, opened, own, services);
  }
}

/** Visits a source, or a list of sources. */
async function visit(
  source: Source | SourceList,
  opened: Opened,
  services: Services,
  watch: VisitWatch,
): Promise<Visited> {
  return "limit" in source
    ? await visitList(source, opened, services, watch)
    : await visitSource(source, opened, services, watch);
}

/** Brings in what a poll that died had been given. The origin is not asked for it again. */
async function resume(
  source: Source | SourceList,
  opened: Opened,
  own: string,
  services: Services,
): Promise<void> {
  const settle = ({ after }: Visited) => services.due.settle(source.id, own, after.nextPoll);
  await visit(source, opened, services, { conclude: settle });
}

async function visitHost(
  source: Source | SourceList,
  opened: Opened,
  own: string,
  services: Services,
): Promise<void> {
  const { due, hosts, now } = services;
  const { timeout, perHost } = source.polling;
  const host = pollHost(opened.url, perHost.scope);
  const { concurrency, spacing } = perHost;
  const started = now();
  const until = started + 2 * timeout + MARGIN;
  const gate = await hosts.enter({ host, sourceId: source.id, now: started, concurrency, spacing, until });
  if (!gate.open) {
    // Back into the schedule rather than waiting here: a crowded host must not hold up the others.
    await due.settle(source.id, own, gate.at);
    return;
  }
  let inside = true;
  const leave = (calm: boolean) => {
    inside = false;
    return hosts.leave({ host, sourceId: source.id, calm });
  };
  try {
    await visit(source, opened, services, {
      // The answer is safe: should this process die now, another need not wait until the origin may be asked again.
      onKept: () => due.hold(source.id, own, now() + 2 * timeout + MARGIN),
      async conclude({ after, outcome }) {
        if (outcome.kind === "throttled") await closeThrottled(host, source, outcome, services);
        const calm = outcome.kind === "fetched" || outcome.kind === "unchanged";
        await Promise.all([due.settle(source.id, own, after.nextPoll), leave(calm)]);
      },
    });
  } finally {
    if (inside) await leave(false);
  }
}

/** A host that asks for patience is meant by it as a whole, unless the operator knows better. */
async function closeThrottled(
  host: string,
  source: Source,
  { retryAfter }: Extract<FetchOutcome, { kind: "throttled" }>,
  { hosts, now }: Services,
): Promise<void> {
  const { perHost } = source.polling;
  if (perHost.retryAfter !== "host") return;
  const moment = now();
  await hosts.close(host, {
    now: moment,
    until: moment + (retryAfter ?? RESPITE),
    spacing: perHost.spacing,
  });
}
