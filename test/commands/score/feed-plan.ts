import type { Polling } from "../../../src/model/configuration.ts";
import type { FeedFacts } from "./facts.ts";
import type { Answered } from "./request-log.ts";

/** A request as a plan sees it. */
export interface Visit {
  /** Simulated time, milliseconds since the epoch. */
  at: number;
  /** Host and path. */
  url: string;
  etag?: string;
  lastModified?: string;
  /** Requests to this feed before this one. */
  nth: number;
}

/** What the origin is to send, and what there is to remember of it. */
export interface Answer extends Answered {
  fields: ReadonlyArray<readonly [name: string, value: string]>;
  content?: Buffer;
  /** Real milliseconds to let pass before answering, so that requests overlap. */
  pause?: number;
}

/** One feed of the author's, built to catch one habit. */
export interface FeedPlan {
  facts: FeedFacts;
  /** Where the service is told to find it, host and path. */
  address: string;
  /** What the operator configures for it beyond the site's own. */
  polling?: Partial<Polling>;
  /** Sections it is shelved in. */
  sections?: readonly string[];
  answer(visit: Visit): Answer;
}
