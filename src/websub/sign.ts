import { createHmac } from "node:crypto";

/** The `X-Hub-Signature` of a delivery's exact bytes (WebSub §8). */
export function signatureOf(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** A callback with the questions of a verification of intent added to whatever query it has (WebSub §5.3). */
export function verificationUrl(callback: string, questions: Readonly<Record<string, string>>): string {
  const url = new URL(callback);
  for (const [name, value] of Object.entries(questions)) url.searchParams.append(name, value);
  return url.href;
}
