import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Services } from "../services.ts";
import { LONGEST_WISH } from "../source/patience.ts";
import { pollHost } from "../source/poll-host.ts";
import { type HeldVisit, longest } from "./begin-visits.ts";
import { createVisitEnds, type Done } from "./end-visits.ts";
import { nextVisit } from "./next-visit.ts";
import { createStep } from "./step.ts";
import { visitList } from "./visit-list.ts";
import { type Answered, ask, bringIn, hasNoDocument, visitSource, withoutDocument } from "./visit-source.ts";

/**
 * Documents that are brought in side by side, and for how many milliseconds the first of them waits for the others: those that take the same
 * steps in the same turns share their commands.
 */
const TOGETHER = 24;
const PATIENCE = 4;

/** Milliseconds a host that asks for patience is left alone where it does not say how long. */
const RESPITE = 15 * 60_000;

/**
 * Makes visits that hold their sources: fetch, read, ingest, and last the source's state with the time of the next. Whatever a source does
 * is recorded; `done` hears only of our own outages, after which the visit is made again.
 */
export function makeVisits(services: Services): (held: HeldVisit, done: Done) => void {
  const end = createVisitEnds(services);
  const inStep = createStep({ most: TOGETHER, patience: PATIENCE });
  const whole = (visit: Promise<unknown>, done: Done) => {
    visit.then(
      () => done(),
      (reason: unknown) => done({ reason }),
    );
  };
  return (held, done) => {
    const { source, opened, host } = held;
    if (host === undefined || "limit" in source) {
      whole(visitWhole(held, services), done);
      return;
    }
    const started = services.now();
    // Most visits end here, and are to cost next to nothing.
    const answered = (answer: FetchOutcome) => {
      const came = { answer, at: services.now(), started };
      if (answer.kind === "throttled" || !hasNoDocument(came, opened))
        inStep(() => whole(visitWhole(held, services, came), done));
      else end(held, withoutDocument(source, opened, came, services), done);
    };
    const failed = (reason: unknown) => {
      whole(services.hosts.leave({ host, sourceId: source.id, calm: false }), () => done({ reason }));
    };
    ask(source, opened, services).then(answered).catch(failed);
  };
}

/** A visit that is not over with its answer, or that has yet to be asked for one; or had it kept, and needs no host's leave. */
async function visitWhole(held: HeldVisit, services: Services, came?: Answered): Promise<void> {
  const { source, own, host } = held;
  const { due, hosts } = services;
  let calm = false;
  try {
    const { after, outcome } = await visit(held, services, came);
    calm = outcome.kind === "fetched" || outcome.kind === "unchanged";
    if (outcome.kind === "throttled") await closeThrottled(source, outcome, services);
    await due.settle(source.id, own, nextVisit(source, after, services));
  } finally {
    if (host !== undefined) await hosts.leave({ host, sourceId: source.id, calm });
  }
}

async function visit({ source, opened, own }: HeldVisit, services: Services, came?: Answered) {
  const { due, now } = services;
  // The answer is safe: should this process die now, another need not wait until the origin may be asked again.
  const onKept = () => due.hold(source.id, own, now() + longest(source));
  if ("limit" in source) return await visitList(source, opened, services, { onKept });
  if (came === undefined) return await visitSource(source, opened, services);
  return await bringIn(source, opened, came, services, { onKept });
}

/**
 * A host that asks for patience is meant by it as a whole, unless the operator knows better: the one that answered, which a redirect may have led
 * to.
 */
async function closeThrottled(
  { polling }: HeldVisit["source"],
  { url, retryAfter = RESPITE }: Extract<FetchOutcome, { kind: "throttled" }>,
  { hosts, now }: Services,
): Promise<void> {
  const { retryAfter: meant, scope, spacing } = polling.perHost;
  if (meant !== "host") return;
  const moment = now();
  const until = moment + Math.min(retryAfter, LONGEST_WISH);
  await hosts.close(pollHost(url, scope), { now: moment, until, spacing });
}
