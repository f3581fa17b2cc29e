import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";

/** Whether an address that was a feed is none any more. */
export function isLost(outcome: FetchOutcome): boolean {
  if (outcome.kind === "gone") return true;
  return outcome.kind === "failed" && (outcome.reason === "not-a-feed" || outcome.status === 404);
}

/** The feed that another address led to is not there any more: the next visit asks that address again. */
export function lostFeed({ url }: Pick<Source, "url">, place: string): FetchOutcome {
  const message = `The feed found from ${url} is no longer at ${place}; the next poll looks for it again.`;
  return { kind: "failed", reason: "not-a-feed", message };
}

/** Whether it was only where a temporary redirect led to for now that said it was gone for good (RFC 9110 §15.4.3, §15.4.8): `asked` itself has not. */
export function isGoneElsewhere(outcome: FetchOutcome, asked: string): boolean {
  return outcome.kind === "gone" && outcome.url !== asked && outcome.url !== outcome.movedTo;
}

/** What that comes to: a failure that may pass. */
export function goneElsewhere(asked: string): FetchOutcome {
  const message = `The address that ${asked} redirects to for now says that it is gone for good (status 410).`;
  return { kind: "failed", reason: "status", message, status: 410 };
}
