import type { Subscription } from "../model/subscription.ts";
import { ago, until } from "./relative-time.ts";

/** A subscription as operators see it: without what only its hub may know. */
export type PushStatus = Omit<Subscription, "token" | "secret" | "at"> & { hub?: string };

/** What may be shown of a subscription. */
export function pushStatus(subscription: Subscription | undefined): PushStatus | undefined {
  if (subscription === undefined) return undefined;
  const { token, secret, at, ...shown } = subscription;
  return { ...shown, hub: shown.hubs[at] };
}

/** The same in a few words; empty for a source without a hub. */
export function pushWords(push: PushStatus | undefined, now: number): string {
  if (push === undefined) return "";
  const { status, leaseUntil, deliveredAt } = push;
  if (status !== "active") return status;
  const delivered =
    deliveredAt === undefined ? "nothing delivered yet" : `delivered ${ago(deliveredAt, now)}`;
  return leaseUntil === undefined
    ? `active, ${delivered}`
    : `active, ends ${until(leaseUntil, now)}, ${delivered}`;
}
