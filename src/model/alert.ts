/** Something that somebody should look at. */
export interface Alert {
  /** Permanent as long as it lasts: `source/harbour-post`, `host/post.example`, `queue/poll`. */
  id: string;
  /** One sentence. */
  says: string;
  /** What to do, in one sentence. */
  remedy: string;
  /** When it was noticed, in milliseconds since the epoch. */
  since: number;
  /** When it was over; absent while it lasts. */
  ended?: number;
}

/** How many jobs wait in each queue, at a moment. */
export interface QueueSample {
  at: number;
  waiting: Record<string, number>;
}
