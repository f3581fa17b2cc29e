import type { Ending, Subscription } from "../model/subscription.ts";
import { type Credentials, withoutCredentials } from "./credentials.ts";
import { grantedLease, renewalTime } from "./lease.ts";

/** What changes in a subscription; a value of `undefined` is forgotten. */
export type SubscriptionChanges = { [Name in keyof Subscription]?: Subscription[Name] | undefined };

/** How a hub answered a request: it will confirm or deny it, it does not want to, or it cannot at the moment. */
export type HubAnswer =
  | { kind: "accepted" }
  | { kind: "refused"; message: string }
  | { kind: "failed"; message: string /** Milliseconds. */; retryAfter?: number };

/** What a step is judged with. */
export interface StepInput {
  now: number;
  /** 0 ≤ random < 1. */
  random: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long a hub has to confirm what it accepted. */
const CONFIRMATION = 10 * MINUTE;
/** When those that no hub wants to serve are offered again. */
const AFTER_DENIAL = 7 * DAY;
/** When a site that no hub can reach is looked at again. */
const UNREACHABLE = HOUR;

/** A subscription nobody has asked for yet. */
export function newSubscription(
  announcement: Pick<Subscription, "topic" | "hubs" | "from">,
  credentials: Credentials,
  now: number,
): Subscription {
  const { topic, hubs, from } = announcement;
  const blank = { at: 0, attempts: 0, deliveries: 0, refused: 0 };
  return { topic, hubs, from, ...credentials, ...blank, status: "pending", next: now };
}

/** What is to be done at a subscription's time: nothing yet, go on to the next hub, begin anew, or ask the hub in use. */
export function dueStep(subscription: Subscription, now: number): "wait" | "silent" | "restart" | "ask" {
  const { status, next, askedAt, leaseUntil = 0 } = subscription;
  if (next > now) return "wait";
  if (status === "denied") return "restart";
  if (status === "active") return leaseUntil <= now ? "restart" : "ask";
  return askedAt === undefined ? "ask" : "silent";
}

/** Before a hub is asked: written first, since it may confirm before it has answered. */
export function asking(subscription: Subscription, { now, random }: StepInput): SubscriptionChanges {
  const attempts = subscription.attempts + 1;
  const patience = Math.max(spread(CONFIRMATION, random), backoff(attempts, random));
  return { askedAt: now, attempts, next: withinLease(subscription, now, patience) };
}

/** All over again, with the first hub. */
export function restarted(credentials: Credentials, now: number): SubscriptionChanges {
  return { ...credentials, ...FORGOTTEN, status: "pending", at: 0, next: now };
}

/** After a hub did not do it: on to the next hub at once, or after the last, to polling alone for a while. */
export function disappointed(
  subscription: Subscription,
  answer: Exclude<HubAnswer, { kind: "accepted" }>,
  { now, random, ...credentials }: StepInput & Credentials,
): SubscriptionChanges {
  const { status, at, hubs, attempts } = subscription;
  const problem = answer.message;
  const told = answer.kind === "failed" ? (answer.retryAfter ?? 0) : 0;
  const wait = Math.max(backoff(attempts, random), Math.min(told, 7 * DAY));
  if (status === "active") {
    // What was confirmed holds until its lease ends, whatever becomes of the renewal.
    return { askedAt: undefined, problem, next: withinLease(subscription, now, wait) };
  }
  if (at + 1 < hubs.length) return { ...credentials, askedAt: undefined, problem, at: at + 1, next: now };
  const again = { ...credentials, ...FORGOTTEN, problem, at: 0 };
  if (answer.kind === "refused")
    return { ...again, status: "denied", next: now + spread(AFTER_DENIAL, random) };
  return { ...again, status: "pending", next: now + wait };
}

/** A hub confirmed (WebSub §5.3): the lease begins now. */
export function confirmed(
  { pushedUntil }: Subscription,
  leaseSeconds: string | undefined,
  { now, random }: StepInput,
): SubscriptionChanges {
  const lease = grantedLease(leaseSeconds);
  return {
    status: "active",
    askedAt: undefined,
    problem: undefined,
    attempts: 0,
    leaseUntil: now + lease,
    next: renewalTime(now, lease, random),
    ...(pushedUntil !== undefined && { pushedUntil: now + lease }),
  };
}

/** A hub said no, before or after it had confirmed (WebSub §5.2). */
export function denied(
  subscription: Subscription,
  reason: string | undefined,
  input: StepInput & Credentials,
): SubscriptionChanges {
  const why = withoutCredentials(reason?.replace(/\s+/g, " ").trim().slice(0, 200) ?? "");
  const message = why === "" ? "The hub denies the subscription." : `The hub denies the subscription: ${why}`;
  const open: Subscription = { ...subscription, status: "pending" };
  return { ...FORGOTTEN, status: "pending", ...disappointed(open, { kind: "refused", message }, input) };
}

/** Nothing can be asked while no hub could call back. */
export function unreachable(now: number): SubscriptionChanges {
  const problem = "The site's url is not one that a hub could call back.";
  return { askedAt: undefined, problem, next: now + UNREACHABLE };
}

/** An ending, once its hub has been asked; `undefined` where enough was tried, or its lease has ended. */
export function endingAsked(ending: Ending, { now, random }: StepInput): Ending | undefined {
  if (ending.attempts >= 5 || ending.until <= now) return undefined;
  const attempts = ending.attempts + 1;
  return { ...ending, attempts, next: now + backoff(attempts, random) };
}

/** What holds is looked at again when its lease ends, at the latest. */
function withinLease({ status, leaseUntil }: Subscription, now: number, wait: number): number {
  if (status !== "active" || leaseUntil === undefined) return now + wait;
  return Math.max(now + MINUTE, Math.min(now + wait, leaseUntil));
}

const FORGOTTEN: SubscriptionChanges = {
  askedAt: undefined,
  leaseUntil: undefined,
  deliveredAt: undefined,
  pushedUntil: undefined,
};

function backoff(attempts: number, random: number): number {
  return spread(Math.min(5 * MINUTE * 2 ** Math.min(Math.max(attempts - 1, 0), 12), DAY), random);
}

/** Up to a quarter later, so that what failed together does not come back together. */
function spread(interval: number, random: number): number {
  return Math.round(interval * (1 + random / 4));
}
