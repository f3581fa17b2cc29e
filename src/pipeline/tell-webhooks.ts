import type { FeedPath } from "../model/feed.ts";
import type { Webhook } from "../model/webhook.ts";
import type { Services } from "../services.ts";
import { isDead, webhookId } from "../webhooks/webhook-names.ts";
import type { Network } from "./network.ts";
import { webhookEvents } from "./webhook-events.ts";

/** Notes taken up at a time. */
const PART = 200;

/** The webhooks of a feed: only sections have any. */
export function webhooksOf(path: FeedPath, { sections }: Pick<Network, "sections">): Webhook[] {
  return path.startsWith("sections/") ? (sections.get(path.slice("sections/".length))?.webhooks ?? []) : [];
}

/**
 * Queues what a section's webhooks have yet to be told, each event for each of them. Safe to repeat: what is queued before its notes are settled
 * is queued again under the same name.
 */
export async function tellWebhooks(path: FeedPath, services: Services): Promise<void> {
  const { webhooks, queues, network, now } = services;
  const hooks = webhooksOf(path, network());
  if (hooks.length === 0) return;
  for (;;) {
    const notes = await webhooks.notes(path, PART);
    if (notes.length === 0) return;
    const [{ events, settled }, records] = await Promise.all([
      webhookEvents(path, notes, services),
      webhooks.records(path),
    ]);
    const jobs = hooks.flatMap((hook) => {
      const id = webhookId(path, hook);
      const record = records.get(id) ?? {};
      if (record.gone) return [];
      const once = isDead(record, now());
      return events
        .filter(({ type }) => hook.events.includes(type))
        .map((event) => ({ data: { path, hook: id, event }, once }));
    });
    await queues.hook(jobs);
    await webhooks.settle(path, settled);
  }
}

/** Begins to note what happens in sections that have webhooks, and ends it in those that have none. */
export async function takeUpWebhooks(services: Services): Promise<void> {
  const { webhooks, network, queues, secrets, log } = services;
  const lacking = network().configuration.sections.flatMap(({ webhooks: hooks = [] }) =>
    hooks.map(({ secret }) => secret).filter((name) => !secrets.has(name)),
  );
  if (lacking.length > 0)
    log.warn({ secrets: lacking }, "webhooks are told nothing: the environment lacks secrets");
  for (const { id, webhooks: hooks = [] } of network().configuration.sections) {
    const path: FeedPath = `sections/${id}`;
    if (hooks.length === 0) await webhooks.end(path);
    else {
      await webhooks.begin(path);
      await queues.notify(path);
    }
  }
}
