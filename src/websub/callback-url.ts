import { isIP } from "node:net";
import type { AddressGuard } from "../fetch/address-guard.ts";

/** Names that no hub on the open web can find (RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|local|internal|test|invalid|example|example\.(?:com|net|org)|home\.arpa|onion|alt)$/;

/**
 * The address a hub is given to call back: the site's public address, whatever stands in front of this process, and the token.
 * `undefined` where the site's address cannot be reached from outside, unless its range is open on purpose.
 */
export function callbackUrl(siteUrl: string, token: string, guard: AddressGuard): string | undefined {
  return isReachable(siteUrl, guard) ? `${siteUrl}/websub/${token}` : undefined;
}

function isReachable(siteUrl: string, guard: AddressGuard): boolean {
  const name = new URL(siteUrl).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (isIP(name) !== 0) return guard.refusal(name) === undefined;
  if (name === "localhost") return guard.refusal("127.0.0.1") === undefined;
  return name.includes(".") && !PRIVATE_NAME.test(name);
}
