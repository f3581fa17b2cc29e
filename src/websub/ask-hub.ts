import type { FormSender } from "../fetch/form-sender.ts";
import { withoutCredentials } from "./credentials.ts";
import { LEASE_WISH } from "./lease.ts";
import type { HubAnswer } from "./steps.ts";

/** What a hub is asked for (WebSub §5.1). */
export interface HubRequest {
  hub: string;
  topic: string;
  callback: string;
  /** With a secret it is a subscription, without one the end of it. */
  secret?: string;
}

/** Milliseconds a hub has to answer. */
const TIMEOUT = 15_000;

/** Asks a hub to subscribe or unsubscribe a callback. Its confirmation comes to the callback. */
export async function askHub(
  { hub, topic, callback, secret }: HubRequest,
  sender: FormSender,
): Promise<HubAnswer> {
  const asked = { "hub.callback": callback, "hub.topic": topic };
  const fields: Record<string, string> =
    secret === undefined
      ? { "hub.mode": "unsubscribe", ...asked }
      : // Also over plain HTTP: a secret that might be overheard still proves more than none.
        {
          "hub.mode": "subscribe",
          ...asked,
          "hub.secret": secret,
          "hub.lease_seconds": String(LEASE_WISH),
        };
  const outcome = await sender.send({ url: hub, fields, timeout: TIMEOUT });
  if (outcome.kind !== "answered") return outcome;
  const { status, text, retryAfter } = outcome;
  if (status >= 200 && status < 300) return { kind: "accepted" };
  const says = text === "" ? "" : `: ${withoutCredentials(text)}`;
  const message = `${new URL(hub).host} answered with status ${status}${says}.`;
  const passing = status >= 500 || status === 429 || status === 408;
  return passing ? { kind: "failed", message, retryAfter } : { kind: "refused", message };
}
