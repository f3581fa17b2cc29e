import type { Delivery, Ending, Subscription, SubscriptionStatus } from "../model/subscription.ts";

/** The fields of a subscription's Redis hash that have a value, and the names of those that have lost theirs. */
export interface PackedChanges {
  set: Record<string, string>;
  forget: string[];
}

type Changes = { [Name in keyof Subscription]?: Subscription[Name] | undefined };

/** Changes as Redis takes them. */
export function packChanges(changes: Changes): PackedChanges {
  const packed: PackedChanges = { set: {}, forget: [] };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) packed.forget.push(name);
    else packed.set[name] = Array.isArray(value) ? JSON.stringify(value) : String(value);
  }
  return packed;
}

/** Reads what {@link packChanges} wrote; `undefined` where there is no subscription. */
export function unpackSubscription(fields: Record<string, string>): Subscription | undefined {
  const { topic, token, secret, status } = fields;
  if (topic === undefined || token === undefined || secret === undefined) return undefined;
  const number = (name: string) => (fields[name] === undefined ? undefined : Number(fields[name]));
  return {
    topic,
    hubs: JSON.parse(fields.hubs ?? "[]"),
    from: fields.from === "page" ? "page" : "feed",
    status: status as SubscriptionStatus,
    at: number("at") ?? 0,
    token,
    secret,
    attempts: number("attempts") ?? 0,
    askedAt: number("askedAt"),
    leaseUntil: number("leaseUntil"),
    next: number("next") ?? 0,
    problem: fields.problem,
    deliveredAt: number("deliveredAt"),
    pushedUntil: number("pushedUntil"),
    deliveries: number("deliveries") ?? 0,
    refused: number("refused") ?? 0,
  };
}

/** Endings as a hash of token to the rest. */
export function unpackEndings(fields: Record<string, string>): Ending[] {
  return Object.entries(fields).map(([token, rest]) => ({ ...JSON.parse(rest), token }));
}

/** An ending's value in that hash. */
export function packEnding({ token, ...rest }: Ending): string {
  return JSON.stringify(rest);
}

/** A delivery in one value: a line of facts, and the body's bytes as they are. */
export function packDelivery({ id, body, ...facts }: Delivery): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), body]);
}

/** Reads what {@link packDelivery} wrote. */
export function unpackDelivery(id: string, packed: Buffer): Delivery {
  const end = packed.indexOf(0x0a);
  return { ...JSON.parse(packed.subarray(0, end).toString("utf8")), id, body: packed.subarray(end + 1) };
}
