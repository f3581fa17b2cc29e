import type { EntryRef } from "./stored-entry.ts";

/** What a webhook may be told of an entry of its section. */
export type WebhookEventType = "entry.published" | "entry.updated" | "entry.removed";

/** An address that is told what happens in a section: an element of a section's `webhooks`. */
export interface Webhook {
  url: string;
  /** Names the secret that tells are signed with; the environment holds it. */
  secret: string;
  events: WebhookEventType[];
}

/** One thing that happened, as it waits to be told. Its id is the same however often it is told. */
export interface WebhookEvent {
  id: string;
  type: WebhookEventType;
  ref: EntryRef;
}

/** How an address has taken what it was told. Times are milliseconds since the epoch. */
export interface WebhookRecord {
  deliveredAt?: number;
  /** Since when nothing was taken, and why not. */
  failingSince?: number;
  problem?: string;
  /** True where it said that it is gone for good (410). */
  gone?: boolean;
}
