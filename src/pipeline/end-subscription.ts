import type { Ending, Subscription } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { askHub } from "../websub/ask-hub.ts";
import { callbackUrl } from "../websub/callback-url.ts";
import { endingAsked } from "../websub/steps.ts";
import { visitHub } from "./visit-hub.ts";

/** Milliseconds for which a request may still be confirmed that was not yet. */
const CONFIRMABLE = 24 * 60 * 60_000;

/** Ends a source's subscription, if it has one: it is forgotten here and now, and unsubscribed at its hub by and by. */
export async function endSubscription(
  sourceId: string,
  { subscriptions, now }: Pick<Services, "subscriptions" | "now">,
): Promise<void> {
  const before = await subscriptions.subscription(sourceId);
  await subscriptions.end(sourceId, endingOf(before, now()));
  await subscriptions.alarm(sourceId, now());
}

/** What is to be ended at a hub where a subscription is given up; nothing where no hub was asked for it. */
export function endingOf(subscription: Subscription | undefined, now: number): Ending | undefined {
  if (subscription === undefined) return undefined;
  const { status, askedAt, leaseUntil = now + CONFIRMABLE, hubs, at, topic, token } = subscription;
  const hub = hubs[at];
  if (hub === undefined || (status !== "active" && askedAt === undefined)) return undefined;
  return { token, hub, topic, until: leaseUntil, attempts: 0, next: now };
}

/** Asks hubs to end what is to be ended at them, as far as it is due. Their confirmations come to the callbacks. */
export async function askEndings(sourceId: string, services: Services): Promise<void> {
  const { subscriptions, now } = services;
  for (const ending of await subscriptions.endings(sourceId)) {
    if (ending.next <= now()) await askEnding(sourceId, ending, services);
  }
}

async function askEnding(sourceId: string, ending: Ending, services: Services): Promise<void> {
  const { subscriptions, network, formSender, metrics, log, now, random } = services;
  const { hub, topic, token } = ending;
  const { configuration, guard } = network();
  const callback = callbackUrl(configuration.site.url, token, guard);
  const asked = endingAsked(ending, { now: now(), random: random() });
  if (asked === undefined || callback === undefined) {
    await subscriptions.dropEnding(sourceId, token);
    return;
  }
  const answer = await visitHub(hub, sourceId, services, async () => {
    await subscriptions.keepEnding(sourceId, asked);
    return await askHub({ hub, topic, callback }, formSender);
  });
  if (answer === undefined) return;
  if (answer.kind === "later") {
    await subscriptions.keepEnding(sourceId, { ...ending, next: answer.at });
    return;
  }
  metrics.websub.inc({ event: answer.kind === "accepted" ? "unsubscribed" : "ask-failed" });
  log.debug({ source: sourceId, hub: new URL(hub).host, answer: answer.kind }, "asked a hub to stop");
  // It knows nothing of the subscription: there is nothing to end.
  if (answer.kind === "refused") await subscriptions.dropEnding(sourceId, token);
}
