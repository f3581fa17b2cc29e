import { createHash } from "node:crypto";

/** A stable number of up to six digits made from a key, as a content system's database would have given it. */
export function numberOf(key: string): number {
  return 1000 + (createHash("sha256").update(key).digest().readUInt32BE(0) % 899_000);
}

/** The eleven characters a film's address has, made from its key. */
export function watchIdOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 11);
}
