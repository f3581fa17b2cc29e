import { z } from "zod";

/** The queues. Their jobs carry ids, never bodies. */
export const QUEUES = [
  "schedule",
  "poll",
  "ingest",
  "subscribe",
  "publish",
  "distribute",
  "deliver",
  "verify",
  "ping",
  "notify",
  "hook",
  "reindex",
  "tighten",
  "watch",
] as const;

/** Name of a queue. */
export type QueueName = (typeof QUEUES)[number];

const feedPath = z
  .templateLiteral([z.enum(["sections", "tags", "sources"]), "/", z.string().min(1)])
  .or(z.literal("all"));

/** What the jobs of each queue carry; every job is read through its schema, on whichever path it came. */
export const JOB_SCHEMAS = {
  /** One tick of the clock: hand out what is due. */
  schedule: z.object({}),
  /** Visit these sources, which `token` holds the lease of. */
  poll: z.object({ token: z.string().min(1), sources: z.array(z.string().min(1)).min(1) }),
  /** Bring in what hubs have delivered for this source. */
  ingest: z.object({ sourceId: z.string().min(1) }),
  /** One tick of the clock: look after the subscriptions that are due. */
  subscribe: z.object({}),
  /** Prepare the editions of one feed. */
  publish: z.object({ path: feedPath }),
  /** Send the subscribers of our hub a feed that changed. */
  distribute: z.object({ path: feedPath }),
  /** Try again to send one subscriber what is new to them. */
  deliver: z.object({ path: feedPath, id: z.string().min(1) }),
  /** Ask a callback whether it meant what was asked of our hub. */
  verify: z.object({ path: feedPath, id: z.string().min(1) }),
  /** Tell hubs elsewhere that a feed has changed. */
  ping: z.object({ path: feedPath }),
  /** Queue what a section's webhooks have yet to be told. */
  notify: z.object({ path: feedPath }),
  /** Tell a webhook of one event. */
  hook: z.object({
    path: feedPath,
    hook: z.string().min(1),
    event: z.object({
      id: z.string().min(1),
      type: z.enum(["entry.published", "entry.updated", "entry.removed"]),
      ref: z.templateLiteral([z.string(), "/", z.string()]),
    }),
  }),
  /** Make every feed anew by these rules; or bring the entries of these sources alone to their shelves. */
  reindex: z.union([
    z.object({ rules: z.string().min(1) }),
    z.object({ sources: z.array(z.string().min(1)).min(1) }),
  ]),
  /** One tick of the slow clock: pack a few stored entries tighter. */
  tighten: z.object({}),
  /** One tick of a clock of minutes: look for what somebody should look at. */
  watch: z.object({}),
} as const;

/** The payload of a queue's jobs. */
export type JobData<Name extends QueueName> = z.infer<(typeof JOB_SCHEMAS)[Name]>;
