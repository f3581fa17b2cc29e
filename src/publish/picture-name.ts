import { createHash } from "node:crypto";

/** A picture's name in our addresses: 96 bits of the SHA-256 of its own address, base64url. Another address, another name. */
export function pictureName(url: string): string {
  return createHash("sha256").update(url).digest("base64url").slice(0, 16);
}
