import type { Services } from "../services.ts";
import { mintCredentials } from "../websub/credentials.ts";
import { disappointed, dueStep, restarted } from "../websub/steps.ts";
import { askForSubscription } from "./ask-for-subscription.ts";
import { askEndings } from "./end-subscription.ts";

/** Steps one look takes at most: every hub may be skipped in it. */
const MOST_STEPS = 12;
/** Milliseconds until a source is looked at again whose deliveries wait, or that this process does not know (yet, or any more). */
const SOON = 60_000;

/**
 * Does what is due about a source's subscription: ask a hub, go on to the next, renew, unsubscribe, have deliveries brought in. Everything is
 * written down before it is done, so a look that dies is taken up where it was once its lease ends.
 *
 * @param lease token under which the source was handed out
 */
export async function lookAfterSubscription(
  sourceId: string,
  lease: string,
  services: Services,
): Promise<void> {
  const { subscriptions, queues } = services;
  if ((await subscriptions.waiting(sourceId)) > 0) await queues.ingest(sourceId);
  await askEndings(sourceId, services);
  if (services.network().sources.has(sourceId)) await advance(sourceId, services);
  await subscriptions.due.settle(sourceId, lease, await nextLook(sourceId, services));
  // What was written since the last look, too late for that alarm to survive the line above.
  const next = await nextLook(sourceId, services);
  if (next !== undefined) await subscriptions.alarm(sourceId, next);
}

/** When the source's slot wants to be looked at; `undefined` where there is nothing in it. */
async function nextLook(
  sourceId: string,
  { subscriptions, network, now }: Services,
): Promise<number | undefined> {
  const [subscription, endings, waiting] = await Promise.all([
    subscriptions.subscription(sourceId),
    subscriptions.endings(sourceId),
    subscriptions.waiting(sourceId),
  ]);
  const times = endings.map(({ next }) => next);
  const isOurs = network().sources.has(sourceId);
  if (subscription && isOurs) times.push(subscription.next);
  if (waiting > 0 || (subscription && !isOurs)) times.push(now() + SOON);
  return times.length === 0 ? undefined : Math.min(...times);
}

async function advance(sourceId: string, services: Services): Promise<void> {
  const { subscriptions, now, random } = services;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const subscription = await subscriptions.subscription(sourceId);
    if (subscription === undefined) return;
    const { token, askedAt } = subscription;
    const due = dueStep(subscription, now());
    if (due === "wait") return;
    if (due === "ask") await askForSubscription(sourceId, subscription, services);
    else if (due === "restart") {
      await subscriptions.change(sourceId, { token }, restarted(mintCredentials(sourceId), now()));
    } else {
      const silent = { kind: "failed", message: "The hub never confirmed the subscription." } as const;
      const input = { now: now(), random: random(), ...mintCredentials(sourceId) };
      const expected = { token, ...(askedAt !== undefined && { askedAt }) };
      await subscriptions.change(sourceId, expected, disappointed(subscription, silent, input));
    }
  }
}
