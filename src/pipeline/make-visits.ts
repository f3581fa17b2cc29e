import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Services } from "../services.ts";
import { type HeldVisit, longest } from "./begin-visits.ts";
import { createVisitEnds, type Done } from "./end-visits.ts";
import { unpackKept } from "./unpack-kept.ts";
import { type Answered, ask, bringIn, hasNoDocument, withoutDocument } from "./visit-source.ts";

/** Milliseconds a host that asks for patience is left alone where it does not say how long. */
const RESPITE = 15 * 60_000;

/**
 * Makes visits that hold their sources: fetch, read, ingest, and last the source's state with the time of the next. Whatever a source does
 * is recorded; `done` hears only of our own outages, after which the visit is made again.
 */
export function makeVisits(services: Services): (held: HeldVisit, done: Done) => void {
  const end = createVisitEnds(services);
  const whole = (visit: Promise<unknown>, done: Done) => {
    visit.then(
      () => done(),
      (reason: unknown) => done({ reason }),
    );
  };
  return (held, done) => {
    const { source, opened, host } = held;
    if (host === undefined) {
      whole(resume(held, services), done);
      return;
    }
    const started = services.now();
    // Most visits end here, and are to cost next to nothing.
    const answered = (answer: FetchOutcome) => {
      const came = { answer, at: services.now(), started };
      if (answer.kind === "throttled" || !hasNoDocument(came, opened))
        whole(takeIn(held, host, came, services), done);
      else end(held, withoutDocument(source, opened, came, services), done);
    };
    const failed = (reason: unknown) => {
      whole(services.hosts.leave({ host, sourceId: source.id, calm: false }), () => done({ reason }));
    };
    ask(source, opened, services).then(answered).catch(failed);
  };
}

/** Brings in what a poll that died had been given. The origin is not asked for it again. */
async function resume({ source, opened, own }: HeldVisit, services: Services): Promise<void> {
  const { kept } = opened;
  if (kept === undefined) throw new TypeError("a visit without a host has no kept answer");
  const started = services.now();
  const came = await unpackKept(kept, source);
  const { after } = await bringIn(source, opened, { ...came, started }, services);
  await services.due.settle(source.id, own, after.nextPoll);
}

async function takeIn(
  { source, opened, own }: HeldVisit,
  host: string,
  came: Answered,
  services: Services,
): Promise<void> {
  const { due, hosts, now } = services;
  let calm = false;
  try {
    // The answer is safe: should this process die now, another need not wait until the origin may be asked again.
    const onKept = () => due.hold(source.id, own, now() + longest(source));
    const { after, outcome } = await bringIn(source, opened, came, services, { onKept });
    calm = outcome.kind === "fetched" || outcome.kind === "unchanged";
    await closeThrottled(host, source, outcome, services);
    await due.settle(source.id, own, after.nextPoll);
  } finally {
    await hosts.leave({ host, sourceId: source.id, calm });
  }
}

/** A host that asks for patience is meant by it as a whole, unless the operator knows better. */
async function closeThrottled(
  host: string,
  source: Source,
  outcome: FetchOutcome,
  { hosts, now }: Services,
): Promise<void> {
  const { retryAfter, spacing } = source.polling.perHost;
  if (outcome.kind !== "throttled" || retryAfter !== "host") return;
  const moment = now();
  await hosts.close(host, { now: moment, until: moment + (outcome.retryAfter ?? RESPITE), spacing });
}
