import { endSubscription } from "../pipeline/end-subscription.ts";
import type { Services } from "../services.ts";
import type { Role } from "./roles.ts";

/** Milliseconds between two looks at what is due. */
const TICK = 1_000;

/**
 * Brings the shared schedule and the feeds in line with the configuration in force, so far as it is the role's part.
 *
 * @param before hash of the rules this process went by until now; absent at its start.
 */
export async function takeUp(services: Services, role: Role, before?: string): Promise<void> {
  if (role === "all" || role === "schedule") await takeUpSources(services);
  await takeUpRules(services, role, before);
}

async function takeUpSources(services: Services): Promise<void> {
  const { due, sources, queues, network, now, log } = services;
  const configured = network().configuration.sources;
  const ids = configured.map(({ id }) => id);
  const { added, removed } = await due.schedule(ids, now());
  if (added + removed > 0) log.info({ added, removed, sources: ids.length }, "sources scheduled");
  const addresses = await sources.addresses(ids);
  for (const { id, url } of configured) {
    // When the old address wanted to be asked again says nothing of the new one.
    if ((addresses.get(id) ?? url) !== url) await due.expedite(id, now());
  }
  await takeUpSubscriptions(services);
  await queues.tick(TICK);
}

/** Ends the subscriptions of sources that are gone from the configuration, or that are not to be pushed any more. */
async function takeUpSubscriptions(services: Services): Promise<void> {
  const { subscriptions, network } = services;
  const { sources } = network();
  for (const id of await subscriptions.sources()) {
    if (!sources.get(id)?.websub.subscribe) await endSubscription(id, services);
  }
}

/**
 * Every process whose rules changed asks for the reindex, not only the first that read the files: until then the others have shelved by
 * the old rules, and the one that reindexes may be the last to know the new ones.
 */
async function takeUpRules(
  { feeds, stories, queues, network }: Services,
  role: Role,
  before: string | undefined,
): Promise<void> {
  if (role === "web") return;
  const { rules } = network();
  const made = await feeds.rules();
  if (made === undefined) {
    await stories.setMade(network().stories);
    await feeds.setRules(rules);
  } else if (made !== rules || (before !== undefined && before !== rules)) await queues.reindex(rules);
}
