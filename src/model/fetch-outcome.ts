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
  /**
   * The last address that was reached by permanent redirects alone (301, 308) from the one that was asked; absent where the
   * first redirect is a temporary one, or there is none (RFC 9110 §15.4).
   */
  movedTo?: string;
}

/** What came of one HTTP visit. A failing origin is a value, never an exception. */
export type FetchOutcome =
  | (Answered & {
      kind: "fetched";
      body: Uint8Array;
      /** The body as it came, and the content codings it came in. */
      wire: { bytes: Uint8Array; coding: string };
      /**
       * Hash of the body as it came over the wire and, where that was packed, of what it unpacked to: some servers pack the same
       * document into other bytes every time. One string, to be handed back as the next request's `bodyHash`.
       */
      wireHash: string;
      contentType?: string;
      validators: Validators;
      link?: string;
    })
  | (Answered & {
      kind: "unchanged";
      /** Whether the origin said so (304), or sent the same body once more; the latter is not unpacked if its wire bytes are the same. */
      same: "validators";
      validators: Validators;
    })
  | (Answered & {
      kind: "unchanged";
      same: "body";
      validators: Validators;
      /** Replaces the one that the request was made with. */
      wireHash: string;
    })
  | (Answered & { kind: "gone" })
  | (Answered & { kind: "throttled" /** Milliseconds. */; retryAfter?: number })
  | { kind: "refused"; message: string }
  | { kind: "failed"; reason: FailureReason; message: string; status?: number; retryAfter?: number };
