import type { Services } from "../services.ts";
import { pollHost } from "../source/poll-host.ts";
import type { HubAnswer } from "../websub/steps.ts";

/** Milliseconds a request may hold its place at a hub's gate. */
const HOLD = 30_000;

/**
 * Asks a hub something once its gate lets the source in: requests to one hub are kept apart like polls of one host, across all processes.
 * Gives the time to come back at where it does not, and `undefined` where `ask` found nothing to ask any more.
 */
export async function visitHub(
  hub: string,
  sourceId: string,
  { hosts, network, now }: Services,
  ask: () => Promise<HubAnswer | undefined>,
): Promise<HubAnswer | { kind: "later"; at: number } | undefined> {
  const { concurrency, spacing, scope } = network().configuration.site.polling.perHost;
  // A name of its own: the source itself may be waiting at the same gate, to be polled.
  const visitor = { host: pollHost(hub, scope), sourceId: `${sourceId}/websub` };
  const gate = await hosts.enter({ ...visitor, now: now(), concurrency, spacing, until: now() + HOLD });
  if (!gate.open) return { kind: "later", at: gate.at };
  let calm = false;
  try {
    const answer = await ask();
    calm = answer?.kind !== "failed";
    return answer;
  } finally {
    await hosts.leave({ ...visitor, calm });
  }
}
