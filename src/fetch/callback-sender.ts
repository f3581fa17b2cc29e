import { type Dispatcher, request } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import { failure } from "./failure.ts";
import { createGuardedAgent } from "./guarded-agent.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { openingText } from "./opening-text.ts";

/** What a callback answered, or why nothing came of it. Whoever fails, it is a value. */
export type CallbackOutcome =
  | { kind: "answered"; status: number /** At most 4 kB of it, as it came. */; text: string }
  | { kind: "refused"; message: string }
  | { kind: "failed"; message: string };

/** Speaks to the callbacks of subscribers, who are strangers. Redirects are not followed. */
export interface CallbackSender {
  /** Asks a callback something. */
  ask(url: string): Promise<CallbackOutcome>;
  /** Sends a callback a document. */
  deliver(url: string, body: Uint8Array, headers: Record<string, string>): Promise<CallbackOutcome>;
  /** Breaks off whatever is under way. */
  close(): Promise<void>;
}

/** What it needs. */
export interface CallbackSenderOptions {
  /** Asked for at every request. */
  userAgent: () => string;
  guard: AddressGuard;
  /** How names are resolved; as the machine does it unless told otherwise. */
  resolve?: Resolve;
}

/** Milliseconds for all of an exchange. */
const TIMEOUT = 10_000;
/** Bytes of an answer that are read: a challenge is short. */
const MAX_ANSWER = 4 * 1024;

/** Makes a sender with its own connections; call `close` when done with it. */
export function createCallbackSender({ userAgent, guard, resolve }: CallbackSenderOptions): CallbackSender {
  const agent = createGuardedAgent({ guard, connectTimeout: 5_000, resolve });
  const send = async (url: string, options: Omit<Dispatcher.RequestOptions, "origin" | "path">) => {
    try {
      const headers = { ...(options.headers as Record<string, string>), "user-agent": userAgent() };
      const signal = AbortSignal.timeout(TIMEOUT);
      const answer = await request(url, { ...options, dispatcher: agent, signal, headers });
      return {
        kind: "answered" as const,
        status: answer.statusCode,
        text: await openingText(answer.body, MAX_ANSWER),
      };
    } catch (error) {
      const outcome = failure(error, URL.parse(url)?.host ?? "the callback");
      if (outcome.kind === "refused" || outcome.kind === "failed")
        return { kind: outcome.kind, message: outcome.message };
      throw error;
    }
  };
  return {
    ask: (url) => send(url, { method: "GET" }),
    deliver: (url, body, headers) => send(url, { method: "POST", body, headers }),
    close: () => agent.destroy(),
  };
}
