import { createHmac, timingSafeEqual } from "node:crypto";

/** Who may be at the desk: whoever knows the token, and for some hours whoever has shown it. */
export interface Sessions {
  /** Whether this is the token. */
  isToken(given: string): boolean;
  /** A session that begins now, as its cookie has it. */
  open(now: number): string;
  /** Whether a session is one of ours and has not ended. */
  isOpen(session: string, now: number): boolean;
  /** What every form of a session carries, so that no other site can send one in its name. */
  formKey(session: string): string;
  isFormKey(session: string, given: string): boolean;
  /** Opens the feed of alerts and nothing else: readers keep addresses, and show them. */
  feedKey(): string;
  isFeedKey(given: string): boolean;
}

/** Milliseconds a session lasts. */
export const SESSION = 12 * 60 * 60_000;

/**
 * Sessions under a token. Nothing is stored: a session is the time of its end, signed with the token, so that any process knows it and a new
 * token ends all of them. Everything secret is compared in constant time.
 */
export function createSessions(token: string): Sessions {
  const sign = (what: string) => createHmac("sha256", token).update(what).digest("base64url");
  return {
    isToken: (given) => same(sign(`token ${given}`), sign(`token ${token}`)),
    open(now) {
      const end = String(now + SESSION);
      return `${end}.${sign(`session ${end}`)}`;
    },
    isOpen(session, now) {
      const [end = "", signature = ""] = session.split(".");
      return /^\d{1,15}$/.test(end) && same(signature, sign(`session ${end}`)) && Number(end) > now;
    },
    formKey: (session) => sign(`form ${session}`),
    isFormKey: (session, given) => same(given, sign(`form ${session}`)),
    feedKey: () => sign("alerts"),
    isFeedKey: (given) => same(given, sign("alerts")),
  };
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
