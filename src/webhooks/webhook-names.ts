import { createHash } from "node:crypto";
import type { FeedPath } from "../model/feed.ts";
import type { Webhook, WebhookEvent, WebhookRecord } from "../model/webhook.ts";

/** Names a webhook of a feed as long as it has the same address. */
export function webhookId(path: FeedPath, { url }: Pick<Webhook, "url">): string {
  return digest(`${path}\n${url}`).slice(0, 12);
}

/** Names what happened, so that whoever is told twice can tell. `state` is another as soon as the same can happen again. */
export function eventId(path: FeedPath, { type, ref }: Omit<WebhookEvent, "id">, state: string): string {
  return `evt_${digest([type, path, ref, state].join("\n")).slice(0, 22)}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Milliseconds of nothing but failures after which an address is no longer tried again and again. */
const DEAD = 3 * 24 * 60 * 60_000;

/** Whether it is gone, or has failed for days: then each event is tried once, or not at all where it is gone. */
export function isDead({ gone, failingSince }: WebhookRecord, now: number): boolean {
  return gone === true || (failingSince !== undefined && now - failingSince > DEAD);
}
