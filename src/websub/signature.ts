import { createHmac, timingSafeEqual } from "node:crypto";

/** What a signature is worth. `weak`: its method is one that proves nothing any more. */
export type SignatureVerdict = "right" | "missing" | "wrong" | "weak";

/** Methods that are believed (WebSub §8 leaves the choice to subscribers): SHA-1 is not among them. */
const METHODS = new Set(["sha256", "sha384", "sha512"]);
const SIGNATURE = /^\s*([a-z0-9-]{1,20})=([0-9a-f]{1,200})\s*$/i;

/** Checks `X-Hub-Signature` over a body's exact bytes, in time that does not depend on how much of it is right (WebSub §8). */
export function checkSignature(
  header: string | undefined,
  body: Uint8Array,
  secret: string,
): SignatureVerdict {
  if (header === undefined || header.trim() === "") return "missing";
  const [, name = "", digest = ""] = SIGNATURE.exec(header) ?? [];
  const method = name.toLowerCase();
  if (method === "sha1" || method === "md5") return "weak";
  if (!METHODS.has(method)) return "wrong";
  const expected = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(digest, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected) ? "right" : "wrong";
}
