import type { IncomingHttpHeaders } from "node:http";
import { heldTags } from "./preconditions.ts";

/**
 * The ETags since which a client wants to know what is new in a feed: it names the instance manipulation `feed` (RFC 3229 §10.5.3, with
 * a quality above 0) and says what it holds. None where it wants the whole.
 */
export function wantedDelta(headers: IncomingHttpHeaders): string[] {
  const accepted = headers["a-im"];
  if (accepted === undefined) return [];
  const wishes = String(accepted).split(",");
  return wishes.some(wantsFeed) ? heldTags(headers) : [];
}

function wantsFeed(wish: string): boolean {
  const [name = "", ...parameters] = wish.split(";").map((part) => part.trim().toLowerCase());
  return name === "feed" && !parameters.some((parameter) => /^q\s*=\s*0(?:\.0*)?$/.test(parameter));
}
