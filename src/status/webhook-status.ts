import type { FeedPath } from "../model/feed.ts";
import type { WebhookRecord } from "../model/webhook.ts";
import type { Services } from "../services.ts";
import { isDead, webhookId } from "../webhooks/webhook-names.ts";
import { ago } from "./relative-time.ts";

/** A webhook as operators see it: its host, since an address may hold what only its owner may know. */
export interface WebhookStatus extends WebhookRecord {
  section: string;
  host: string;
  /** True where it is tried no more, or each event only once. */
  dead: boolean;
}

/** How the webhooks of all sections take what they are told. */
export async function webhookStatus({ network, webhooks, now }: Services): Promise<WebhookStatus[]> {
  const hooked = network().configuration.sections.filter(({ webhooks: hooks = [] }) => hooks.length > 0);
  const found = await Promise.all(
    hooked.map(async ({ id, webhooks: hooks = [] }) => {
      const path: FeedPath = `sections/${id}`;
      const records = await webhooks.records(path);
      return hooks.map((hook) => {
        const record = records.get(webhookId(path, hook)) ?? {};
        return { section: id, host: new URL(hook.url).host, dead: isDead(record, now()), ...record };
      });
    }),
  );
  return found.flat();
}

/** The same in a few words. */
export function webhookWords(status: WebhookStatus, now: number): string {
  const { section, host, gone, dead, failingSince, problem, deliveredAt } = status;
  const of = `webhook of ${section} at ${host}`;
  if (gone) return `${of} is gone (410): take it out of sections.yaml, or give its new address`;
  if (failingSince !== undefined)
    return `${of} ${dead ? "is dead" : "fails"}, first ${ago(failingSince, now)}: ${problem}`;
  return deliveredAt === undefined ? `${of} was told nothing yet` : `${of} told ${ago(deliveredAt, now)}`;
}
