import { createHmac } from "node:crypto";

/** A tell that is about to leave. `timestamp` is in seconds since the epoch. */
export interface Tell {
  id: string;
  timestamp: number;
  body: string;
}

/**
 * The headers of a tell, as Standard Webhooks has them: the signature is over id, time and body, so that none of them can be another's. A secret
 * that begins with `whsec_` is base64, any other is taken as it stands.
 */
export function webhookHeaders({ id, timestamp, body }: Tell, secret: string): Record<string, string> {
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret);
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json; charset=utf-8",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}
