import type { Validators } from "./source-state.ts";

/** Why a fetch brought no answer that can be used. */
export type FailureReason =
  | "dns"
  | "connect"
  | "tls"
  | "timeout"
  | "reset"
  | "protocol"
  | "too-large"
  | "redirects"
  | "status"
  | "not-a-feed";

/** How long the origin says its answer is fresh (RFC 9111 §4.2.1), in milliseconds. */
export interface Freshness {
  maxAge?: number;
}

interface Answered {
  /** HTTP status. */
  status: number;
  /** The address that answered, after redirects. */
  url: string;
  freshness: Freshness;
  /** Bytes of the body on the wire. */
  bytes: number;
}

/** What came of one HTTP visit. A failing origin is a value, never an exception. */
export type FetchOutcome =
  | (Answered & {
      kind: "fetched";
      body: Uint8Array;
      contentType?: string;
      validators: Validators;
      link?: string;
    })
  | (Answered & { kind: "unchanged"; validators: Validators })
  | (Answered & { kind: "gone" })
  | (Answered & { kind: "throttled" /** Milliseconds. */; retryAfter?: number })
  | { kind: "refused"; message: string }
  | { kind: "failed"; reason: FailureReason; message: string; status?: number; retryAfter?: number };
