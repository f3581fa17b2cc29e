import { QUEUES, type QueueName } from "../queue/jobs.ts";

/** What a process may be: `all`, or one of its parts. Any may run any number of times against one Redis. */
export const ROLES = ["all", "schedule", "poll", "publish", "web"] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** The queues whose jobs a role does. */
export const ROLE_QUEUES: Record<Role, readonly QueueName[]> = {
  all: QUEUES,
  schedule: ["schedule", "watch"],
  poll: ["poll", "ingest", "subscribe"],
  publish: ["publish", "distribute", "deliver", "verify", "ping", "notify", "hook", "reindex", "tighten"],
  web: [],
};
