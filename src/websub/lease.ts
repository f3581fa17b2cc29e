const DAY = 24 * 60 * 60_000;

/** Seconds of lease that are asked for; a hub may grant less or more. */
export const LEASE_WISH = 10 * 24 * 60 * 60;
/** However long a lease is: a subscription is proven alive at least this often. */
const LONGEST = 30 * DAY;

/** Milliseconds of the lease a hub grants, in its `hub.lease_seconds`. One that names none means what was asked for. */
export function grantedLease(leaseSeconds: string | undefined): number {
  const text = leaseSeconds?.trim() ?? "";
  const seconds = /^\d{1,12}$/.test(text) && Number(text) > 0 ? Number(text) : LEASE_WISH;
  return Math.min(seconds * 1000, LONGEST);
}

/**
 * When a lease is renewed: after about two thirds of it, early enough for several attempts, and at a time of each subscription's own, so
 * that those made together are not renewed together.
 */
export function renewalTime(now: number, lease: number, random: number): number {
  return now + Math.round(lease * (0.6 + 0.12 * random));
}
