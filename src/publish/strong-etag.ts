import { createHash } from "node:crypto";

/** A strong entity tag (RFC 9110 §8.8.3), quoted, from the bytes alone: the same content always has the same one. */
export function strongEtag(bytes: Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
}
