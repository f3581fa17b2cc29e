import { randomUUID } from "node:crypto";
import type { Source, SourceList } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import { visitAfterSkips } from "../source/after-skips.ts";
import { pollHost } from "../source/poll-host.ts";
import type { LeaseEnd } from "../store/due-set.ts";
import type { GateAnswer } from "../store/host-gate.ts";
import { type Opened, openSources } from "./open-source.ts";

/** A source of a leased batch. */
export interface Visit {
  sourceId: string;
  /** Token of the batch's lease. */
  token: string;
}

/** A visit that holds its source. */
export interface HeldVisit {
  visit: Visit;
  source: Source | SourceList;
  /** The visit's own token. */
  own: string;
  opened: Opened;
  /** Where it may ask: the host whose gate let it in. Without one it has an answer already, which was kept. */
  host: string | undefined;
}

/** Milliseconds a claim lasts beyond twice the time a fetch may take: reading and storing the largest document takes less. */
const MARGIN = 10_000;
/** Milliseconds by which a visit may come before its time: clocks of several machines differ. */
const TOLERANCE = 1_000;

/** Milliseconds until a source is due again that this process does not know: it looks at its configuration as often. */
const UNHEARD = 15_000;

/** How long, in milliseconds, a visit may take that asks or reads. */
export function longest({ polling }: Pick<Source, "polling">): number {
  return 2 * polling.timeout + MARGIN;
}

/** Takes hold of as many of the sources as are to be visited now. Whatever becomes of the others is settled when this is. */
export async function beginVisits(visits: readonly Visit[], services: Services): Promise<HeldVisit[]> {
  const settled: LeaseEnd[] = [];
  const held = await claim(visits, settled, services);
  const begun: HeldVisit[] = [];
  const asking: HeldVisit[] = [];
  const started = services.now();
  for (const one of held) {
    const { source, own: token, opened } = one;
    const { state, kept } = opened;
    const end = (next: number | undefined) => settled.push({ sourceId: source.id, token, next });
    if (state.gone) end(undefined);
    else if (kept !== undefined) begun.push(one);
    // Due by a lost lease, not by its own time.
    else if ((state.nextPoll ?? 0) > started + TOLERANCE) end(state.nextPoll);
    else {
      // An outage, a lease or a crowded host may have held it up into hours that were not to be in its way when its time was chosen.
      const at =
        state.hints === undefined ? started : visitAfterSkips(started, state.hints, services.random());
      if (at > started) end(at);
      else asking.push(one);
    }
  }
  begun.push(...(await enterHosts(asking, settled, services)));
  await services.due.settleAll(settled);
  return begun;
}

/** Those that nobody else holds, with what is remembered of their sources. */
async function claim(
  visits: readonly Visit[],
  settled: LeaseEnd[],
  services: Services,
): Promise<HeldVisit[]> {
  const { sources, lists } = services.network();
  const own = randomUUID();
  const started = services.now();
  const known: Array<Pick<HeldVisit, "visit" | "source">> = [];
  for (const visit of visits) {
    const source = sources.get(visit.sourceId) ?? lists.get(visit.sourceId);
    // Removed, and then the scheduler takes it out; or added a moment ago, and this process has yet to hear of it.
    if (source === undefined) settled.push({ ...visit, next: started + UNHEARD });
    else known.push({ visit, source });
  }
  const claims = known.map(({ visit: { sourceId, token }, source }) => {
    // A process that dies may have asked already: nobody asks again before it would be polite to.
    const until = started + Math.max(source.polling.min, longest(source));
    return { sourceId, token, as: own, until };
  });
  const claimed = await services.due.claim(claims, started);
  const mine = known.filter((_, at) => claimed[at]);
  const opened = await openSources(
    mine.map(({ source }) => source),
    services,
  );
  return mine.map(({ visit, source }, at) => ({
    visit,
    source,
    own,
    opened: opened[at] as Opened,
    host: undefined,
  }));
}

/** Those that their hosts let in. The others go back into the schedule rather than wait: a crowded host must not hold up others. */
async function enterHosts(
  asking: readonly HeldVisit[],
  settled: LeaseEnd[],
  { hosts, now }: Services,
): Promise<HeldVisit[]> {
  const started = now();
  const requests = asking.map(({ source, opened }) => {
    const { concurrency, spacing, scope } = source.polling.perHost;
    const until = started + longest(source);
    return {
      host: pollHost(opened.url, scope),
      sourceId: source.id,
      now: started,
      concurrency,
      spacing,
      until,
    };
  });
  const gates = await hosts.enterAll(requests);
  return asking.filter((one, at) => {
    const gate = gates[at] as GateAnswer;
    if (gate.open) one.host = requests[at]?.host;
    else settled.push({ sourceId: one.source.id, token: one.own, next: gate.at });
    return gate.open;
  });
}
