/** Where a source's news can be had pushed: what a document, or the answer that held it, says of itself (WebSub §4). */
export interface Announcement {
  /** The document's own name for itself (`rel=self`): what is subscribed to, whatever address it was read from. */
  topic: string;
  /** Absolute addresses, in the order they are to be tried. */
  hubs: string[];
  /** A feed's word is about its entries; a page's, about the page a feed was found from. */
  from: "feed" | "page";
}

/** `pending`: not confirmed by a hub yet. `active`: confirmed, until the lease ends. `denied`: no hub wants to, for now. */
export type SubscriptionStatus = "pending" | "active" | "denied";

/** What the service remembers of one source's subscription. Times are milliseconds since the epoch. */
export interface Subscription extends Announcement {
  status: SubscriptionStatus;
  /** Which of `hubs` is in use, counted from 0. */
  at: number;
  /** The callback's last part: names the source, and cannot be guessed. Made anew for each hub, so that none is mistaken for another. */
  token: string;
  /** What the hub signs its deliveries with. */
  secret: string;
  /** Requests made since a hub last confirmed. */
  attempts: number;
  /** When the request was sent that no hub has confirmed yet. */
  askedAt?: number;
  leaseUntil?: number;
  /** When there is something to do next: ask, ask again, renew. */
  next: number;
  /** What went wrong last, in one sentence. */
  problem?: string;
  /** When a delivery was last brought in. */
  deliveredAt?: number;
  /** Until when polls may be fewer: the hub has delivered, and no poll has found what it should have. */
  pushedUntil?: number;
  /** Deliveries taken, and deliveries ignored for their signature. */
  deliveries: number;
  refused: number;
}

/** A subscription that is to be ended at its hub. */
export interface Ending {
  token: string;
  hub: string;
  topic: string;
  /** When it ends by itself. */
  until: number;
  attempts: number;
  next: number;
}

/** A document as a hub delivered it, kept until it is brought in. */
export interface Delivery {
  /** Hash of the body: the same delivery twice is one. */
  id: string;
  contentType?: string;
  receivedAt: number;
  body: Uint8Array;
}
