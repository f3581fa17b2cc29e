import type { FetchOutcome } from "../model/fetch-outcome.ts";

/** The longest, in milliseconds, that anybody's wish to be left alone is obeyed: nobody means a month, and a slip of the hand may say a century. */
export const LONGEST_WISH = 7 * 24 * 60 * 60_000;

/**
 * How long the first pause after a failure is, in shortest intervals. What passes by itself (a slow or restarting origin) is tried again
 * soon; what somebody has to mend (a name, a certificate, a page in the feed's place, a door that is shut) is not mended within the hour.
 */
export function patience(outcome: FetchOutcome): number {
  if (outcome.kind === "refused") return 4;
  if (outcome.kind !== "failed") return 1;
  switch (outcome.reason) {
    case "dns":
    case "not-a-feed":
    case "redirects":
    case "protocol":
      return 2;
    case "tls":
    case "too-large":
      return 4;
    case "status":
      return outcome.status !== undefined && outcome.status >= 400 && outcome.status < 500 ? 4 : 1;
    default:
      return 1;
  }
}
