/** What a hub asks at a callback (WebSub §5.3), or tells it (`denied`, §5.2). */
export interface HubQuestion {
  mode?: string;
  topic?: string;
  challenge?: string;
  leaseSeconds?: string;
  reason?: string;
}

/** A delivery as it arrives at a callback (WebSub §7). */
export interface ArrivingDelivery {
  body: AsyncIterable<Uint8Array>;
  contentType?: string;
  contentEncoding?: string;
  /** Bytes the hub says are coming. */
  length?: number;
  /** `X-Hub-Signature`, as received. */
  signature?: string;
}

/**
 * What became of a delivery. `taken`: it is stored and will be brought in. `ignored`: its signature is missing or wrong. `unknown`: nobody
 * subscribed here. `too-large`, `unreadable`: it cannot be taken. `busy`: too many wait already.
 */
export type Receipt = "taken" | "ignored" | "unknown" | "too-large" | "unreadable" | "busy";

/** The answering side of the service's subscriptions: what its HTTP layer asks for each visit of a hub. */
export interface PushCallback {
  /** The text to answer with, or `undefined` where nobody asked for this. */
  answer(token: string, question: HubQuestion): Promise<string | undefined>;
  /** Takes a delivery. Once it is `taken`, no crash loses it. */
  receive(token: string, delivery: ArrivingDelivery): Promise<Receipt>;
}
