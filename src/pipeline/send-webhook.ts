import type { CallbackOutcome } from "../fetch/callback-sender.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Webhook, WebhookEvent } from "../model/webhook.ts";
import type { Services } from "../services.ts";
import { webhookHeaders } from "../webhooks/sign-webhook.ts";
import { webhookId } from "../webhooks/webhook-names.ts";
import { webhooksOf } from "./tell-webhooks.ts";
import { webhookBody } from "./webhook-body.ts";

/** An event for one webhook. */
export interface HookJob {
  path: FeedPath;
  hook: string;
  event: WebhookEvent;
}

/**
 * Tells a webhook of an event, as things stand now: nothing is told of an entry that is gone meanwhile, but that it was removed. Throws where it
 * was not taken, so that it is tried again.
 */
export async function sendWebhook({ path, hook: id, event }: HookJob, services: Services): Promise<void> {
  const hook = webhooksOf(path, services.network()).find((one) => webhookId(path, one) === id);
  const record = (await services.webhooks.records(path)).get(id) ?? {};
  if (hook === undefined || record.gone) return;
  const body = await webhookBody(path, event, services);
  if (body === undefined) return;
  const outcome = await post(hook, event, body, services);
  const taken = typeof outcome === "object" && outcome.kind === "answered";
  const { metrics, webhooks, now, log } = services;
  if (taken && outcome.status >= 200 && outcome.status < 300) {
    metrics.websub.inc({ event: "webhook-taken" });
    await webhooks.record(path, id, { deliveredAt: now() });
    return;
  }
  const problem = problemOf(outcome);
  const gone = taken && outcome.status === 410;
  const { deliveredAt, failingSince = now() } = record;
  const before = deliveredAt === undefined ? {} : { deliveredAt };
  await webhooks.record(path, id, { ...before, failingSince, problem, ...(gone && { gone }) });
  metrics.websub.inc({ event: gone ? "webhook-gone" : "webhook-failed" });
  const { host } = new URL(hook.url);
  if (gone) log.warn({ path, host }, "a webhook says that it is gone and is told no more");
  else throw new Error(`${host} did not take ${event.type} of ${path}: ${problem}`);
}

/** What came of it, or in words why nothing was sent. */
async function post(
  { url, secret: name }: Webhook,
  { id }: WebhookEvent,
  body: string,
  { callbacks, callbackHosts, secrets, now }: Services,
): Promise<CallbackOutcome | string> {
  const secret = secrets.get(name);
  if (secret === undefined) return `the environment holds no secret "${name}"`;
  const { host } = new URL(url);
  if (!(await callbackHosts.enter(host, now())))
    return "its host failed too often and is left alone for a while";
  let outcome: CallbackOutcome | undefined;
  try {
    const timestamp = Math.floor(now() / 1000);
    const headers = webhookHeaders({ id, timestamp, body }, secret);
    outcome = await callbacks.deliver(url, Buffer.from(body), headers);
    return outcome;
  } finally {
    // An answer, whatever it says, is a host that works.
    callbackHosts.leave(host, outcome?.kind === "answered" ? "well" : "badly", now());
  }
}

function problemOf(outcome: CallbackOutcome | string): string {
  if (typeof outcome === "string") return outcome;
  return outcome.kind === "answered" ? `it answered with status ${outcome.status}` : outcome.message;
}
