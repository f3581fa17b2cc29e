/** What one server of Redis, or of what stands in its place, says of itself. What it does not tell is absent. */
export interface ServerFacts {
  /** `Redis 7.2.4`, `Valkey 8.0.1`. */
  name: string;
  /** The version of Redis whose commands it has. */
  version: string;
  policy?: string;
  /** Bytes; 0 where it has no bound. */
  maxMemory: number;
  usedMemory: number;
  role?: string;
  appendOnly?: boolean;
  /** Its rule for snapshots; empty where it makes none. */
  save?: string;
  /** Whether the last snapshot and the last write of the append-only file went well. */
  saved: boolean;
  loading: boolean;
  clients: number;
  maxClients?: number;
}

/** What came of using Redis as the service does. */
export interface RedisTrial {
  /** Milliseconds that an answer takes, the median of several. */
  answersIn: number;
  /** Milliseconds by which its clock is ahead of this machine's. */
  ahead: number;
  /** What it said where it refused to write, to run a script or to subscribe. */
  refusals: string[];
}
