/** What a poller's process is started with. */
export interface ProcessInput {
  clock: string;
  configuration: string;
  redis: string;
  prefix: string;
  seed: number;
}

/** What a poller's process tells the simulation. */
export type ProcessMessage =
  | { kind: "ready" }
  /** It has begun a batch. */
  | { kind: "begun"; token: string }
  | { kind: "done"; token: string }
  /** It has a connection to the origin, from this port of its own. */
  | { kind: "connected"; port: number }
  /** It has the whole of an answer that came to this port. */
  | { kind: "received"; port: number }
  /** It has had some turns of its own since, enough to put the answer away. */
  | { kind: "settled"; port: number };
