import type { Subscription } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { askHub } from "../websub/ask-hub.ts";
import { callbackUrl } from "../websub/callback-url.ts";
import { mintCredentials } from "../websub/credentials.ts";
import {
  asking,
  disappointed,
  type HubAnswer,
  type SubscriptionChanges,
  unreachable,
} from "../websub/steps.ts";
import { visitHub } from "./visit-hub.ts";

/** Asks the hub in use for a subscription, or to renew it, and writes down what comes of it. Its confirmation comes to the callback. */
export async function askForSubscription(
  sourceId: string,
  subscription: Subscription,
  services: Services,
): Promise<void> {
  const { subscriptions, network, formSender, now, random } = services;
  const { token, secret, topic, hubs, at } = subscription;
  const hub = hubs[at];
  const { configuration, guard } = network();
  const callback = callbackUrl(configuration.site.url, token, guard);
  if (hub === undefined || callback === undefined) {
    await subscriptions.change(sourceId, { token }, unreachable(now()));
    return;
  }
  const asked = asking(subscription, { now: now(), random: random() });
  const answer = await visitHub(hub, sourceId, services, async () => {
    // Written before it is sent: a hub may confirm before it has answered.
    if (!(await subscriptions.change(sourceId, { token }, asked))) return undefined;
    return await askHub({ hub, topic, callback, secret }, formSender);
  });
  if (answer === undefined) return;
  if (answer.kind === "later") await subscriptions.change(sourceId, { token }, { next: answer.at });
  else await takeAnswer({ sourceId, subscription, hub, asked, answer }, services);
}

interface Asked {
  sourceId: string;
  subscription: Subscription;
  hub: string;
  asked: SubscriptionChanges;
  answer: HubAnswer;
}

async function takeAnswer(
  { sourceId, subscription, hub, asked, answer }: Asked,
  { subscriptions, metrics, log, now, random }: Services,
): Promise<void> {
  const facts = { source: sourceId, hub: new URL(hub).host, renewal: subscription.status === "active" };
  metrics.websub.inc({ event: answer.kind === "accepted" ? "asked" : "ask-failed" });
  if (answer.kind === "accepted") {
    log.debug(facts, "asked a hub for a subscription");
    return;
  }
  log.warn({ ...facts, problem: answer.message }, "a hub could not be subscribed to");
  const { token } = subscription;
  const { askedAt, attempts = subscription.attempts } = asked;
  const input = { now: now(), random: random(), ...mintCredentials(sourceId) };
  const changes = disappointed({ ...subscription, attempts }, answer, input);
  // Unless it has confirmed all the same.
  await subscriptions.change(sourceId, { token, ...(askedAt !== undefined && { askedAt }) }, changes);
}
