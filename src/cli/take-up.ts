import { absentSources } from "../config/named-sources.ts";
import { endSubscription } from "../pipeline/end-subscription.ts";
import type { Network } from "../pipeline/network.ts";
import { readdressed } from "../pipeline/next-visit.ts";
import { misplacedSources } from "../pipeline/reshelve-listed.ts";
import { takeUpWebhooks } from "../pipeline/tell-webhooks.ts";
import type { Services } from "../services.ts";
import type { Role } from "./roles.ts";

/** Milliseconds between two looks at what is due. */
const TICK = 1_000;

/**
 * Brings the shared schedule and the feeds in line with the network in force, so far as it is the role's part.
 *
 * @param before the network this process went by until now; absent at its start.
 */
export async function takeUp(services: Services, role: Role, before?: Network): Promise<void> {
  if (role === "all" || role === "schedule") await takeUpSources(services);
  if (role === "web") return;
  if (role === "poll" && before !== undefined) await takeUpAddresses(services, before);
  await takeUpRules(services, before);
  await takeUpLists(services, before);
  await takeUpWebhooks(services);
}

async function takeUpSources(services: Services): Promise<void> {
  const { due, sources, queues, network, now, log } = services;
  const { configuration, lists } = network();
  const configured = [...lists.values(), ...configuration.sources];
  const ids = configured.map(({ id }) => id);
  const { added, removed } = await due.schedule(ids, now());
  if (added.length + removed > 0)
    log.info({ added: added.length, removed, sources: ids.length }, "sources scheduled");
  // What was added is due already, whatever address it had.
  const fresh = new Set(added);
  const addresses = await sources.addresses(ids.filter((id) => !fresh.has(id)));
  for (const { id, url } of configured) {
    // When the old address wanted to be asked again says nothing of the new one.
    if ((addresses.get(id) ?? url) !== url) await due.expedite(id, now());
  }
  await takeUpSubscriptions(services);
  await queues.tick(TICK);
}

/**
 * Every process that polls, not only the one that schedules: until it read the files it visited the old address, and put the source back
 * to when that wanted to be asked again.
 */
async function takeUpAddresses({ due, network, now }: Services, before: Network): Promise<void> {
  for (const id of readdressed(network(), before)) await due.expedite(id, now());
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
  before: Network | undefined,
): Promise<void> {
  const { rules } = network();
  const made = await feeds.rules();
  if (made === undefined) {
    await stories.setMade(network().stories);
    await feeds.setRules(rules);
  } else if (before !== undefined && before.rules !== rules) await queues.reindex(rules);
  // A process that starts has shelved nothing yet.
  else if (made !== rules) await queues.reindex(rules, "go on");
}

/** What lists added, dropped or moved is told of in the same way, and costs no other source anything. */
async function takeUpLists(
  { lists, queues, network, log }: Services,
  before: Network | undefined,
): Promise<void> {
  const misplaced = misplacedSources(network(), await lists.shelved(), before);
  if (misplaced.length > 0) await queues.reshelve(misplaced);
  const absent = absentSources(network().configuration);
  if (absent.length > 0) log.warn({ sources: absent }, "rules name sources that no list holds");
}
