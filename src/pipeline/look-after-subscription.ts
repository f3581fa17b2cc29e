import type { Subscription } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { pollHost } from "../source/poll-host.ts";
import { askHub } from "../websub/ask-hub.ts";
import { callbackUrl } from "../websub/callback-url.ts";
import { mintCredentials } from "../websub/credentials.ts";
import {
  asking,
  disappointed,
  dueStep,
  endingAsked,
  type HubAnswer,
  restarted,
  type SubscriptionChanges,
  unreachable,
} from "../websub/steps.ts";

/** Steps one look takes at most: every hub may be skipped in it. */
const MOST_STEPS = 12;
/** Milliseconds until a source is looked at again whose deliveries wait, or that this process does not know (yet, or any more). */
const SOON = 60_000;
/** Milliseconds a request may hold its place at a hub's gate. */
const HOLD = 30_000;

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
    if (due === "ask") await ask(sourceId, subscription, services);
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

async function ask(sourceId: string, subscription: Subscription, services: Services): Promise<void> {
  const { subscriptions, network, metrics, log, now, random } = services;
  const { token, secret, topic, hubs, at } = subscription;
  const { configuration, guard } = network();
  const callback = callbackUrl(configuration.site.url, token, guard);
  const hub = hubs[at] ?? "";
  const change = (changes: SubscriptionChanges, askedAt?: number) =>
    subscriptions.change(sourceId, { token, ...(askedAt !== undefined && { askedAt }) }, changes);
  if (callback === undefined) {
    await change(unreachable(now()));
    return;
  }
  const gate = await enterGate(hub, sourceId, services);
  if (!gate.open) {
    await change({ next: gate.at });
    return;
  }
  let calm = false;
  try {
    const asked = asking(subscription, { now: now(), random: random() });
    // Before it is sent: a hub may confirm before it has answered.
    if (!(await change(asked))) return;
    const answer = await askHub({ hub, topic, callback, secret }, services.formSender);
    calm = answer.kind !== "failed";
    metrics.websub.inc({ event: answer.kind === "accepted" ? "asked" : "ask-failed" });
    const facts = { source: sourceId, hub: URL.parse(hub)?.host, renewal: subscription.status === "active" };
    if (answer.kind === "accepted") log.debug(facts, "asked a hub for a subscription");
    else {
      log.warn({ ...facts, problem: answer.message }, "a hub could not be subscribed to");
      const input = { now: now(), random: random(), ...mintCredentials(sourceId) };
      await change(disappointed({ ...subscription, ...defined(asked) }, answer, input), asked.askedAt);
    }
  } finally {
    await leaveGate(hub, sourceId, calm, services);
  }
}

function defined(changes: SubscriptionChanges): Partial<Subscription> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

async function askEndings(sourceId: string, services: Services): Promise<void> {
  const { subscriptions, network, metrics, log, now, random } = services;
  for (const ending of await subscriptions.endings(sourceId)) {
    if (ending.next > now()) continue;
    const { configuration, guard } = network();
    const callback = callbackUrl(configuration.site.url, ending.token, guard);
    const asked = endingAsked(ending, { now: now(), random: random() });
    if (asked === undefined || callback === undefined) {
      await subscriptions.dropEnding(sourceId, ending.token);
      continue;
    }
    await subscriptions.keepEnding(sourceId, asked);
    const { hub, topic } = ending;
    const answer: HubAnswer = await askHub({ hub, topic, callback }, services.formSender);
    metrics.websub.inc({ event: answer.kind === "accepted" ? "unsubscribed" : "ask-failed" });
    log.debug({ source: sourceId, hub: URL.parse(hub)?.host, answer: answer.kind }, "asked a hub to stop");
    // It knows nothing of the subscription: there is nothing to end.
    if (answer.kind === "refused") await subscriptions.dropEnding(sourceId, ending.token);
  }
}

/** Requests to one hub are kept apart like polls of one host, across all processes. */
async function enterGate(hub: string, sourceId: string, { hosts, network, now }: Services) {
  const { perHost } = network().configuration.site.polling;
  const { concurrency, spacing, scope } = perHost;
  const host = pollHost(hub, scope);
  const visit = { host, sourceId: visitor(sourceId), now: now(), concurrency, spacing, until: now() + HOLD };
  return await hosts.enter(visit);
}

async function leaveGate(hub: string, sourceId: string, calm: boolean, services: Services): Promise<void> {
  const { scope } = services.network().configuration.site.polling.perHost;
  await services.hosts.leave({ host: pollHost(hub, scope), sourceId: visitor(sourceId), calm });
}

/** A name of its own at the gate: the source itself may be waiting there. */
const visitor = (sourceId: string) => `${sourceId}/websub`;
