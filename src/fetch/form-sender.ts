import { type Dispatcher, request } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import { failure } from "./failure.ts";
import { createGuardedAgent } from "./guarded-agent.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { openingText } from "./opening-text.ts";
import { field, retryAfter } from "./response-headers.ts";

/** A form to send. */
export interface Form {
  url: string;
  fields: Record<string, string>;
  /** Milliseconds for all of it, redirects included. */
  timeout: number;
}

/** The end of all redirects. */
interface Answered {
  kind: "answered";
  status: number;
  /** Milliseconds. */
  retryAfter?: number;
  /** What the answer says, on one line, cut. */
  text: string;
}

/** What came of it. Whoever fails, it is a value. */
export type FormOutcome =
  | Answered
  | { kind: "refused"; message: string }
  | { kind: "failed"; message: string };

/** Sends forms to strangers. */
export interface FormSender {
  /** Sends a form and follows those redirects that keep it whole (307, 308), every hop past the guard. */
  send(form: Form): Promise<FormOutcome>;
  /** Breaks off whatever is under way. */
  close(): Promise<void>;
}

/** What it needs. */
export interface FormSenderOptions {
  /** Asked for at every request. */
  userAgent: () => string;
  guard: AddressGuard;
  now: () => number;
  /** How names are resolved; as the machine does it unless told otherwise. */
  resolve?: Resolve;
}

const MAX_REDIRECTS = 5;
/** Bytes of an answer that are read: an error has a sentence to say. */
const MAX_ANSWER = 4 * 1024;
const MOST_TEXT = 200;

/** Makes a sender with its own connections; call `close` when done with it. */
export function createFormSender({ userAgent, guard, now, resolve }: FormSenderOptions): FormSender {
  const agent = createGuardedAgent({ guard, connectTimeout: 10_000, resolve });
  return {
    async send(form) {
      try {
        return await post({ form, agent, userAgent: userAgent(), now });
      } catch (error) {
        const outcome = failure(error, URL.parse(form.url)?.host ?? form.url);
        if (outcome.kind === "refused" || outcome.kind === "failed") {
          return { kind: outcome.kind, message: outcome.message };
        }
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

interface Sending {
  form: Form;
  agent: Dispatcher;
  userAgent: string;
  now: () => number;
}

async function post({ form, agent, userAgent, now }: Sending): Promise<FormOutcome> {
  const signal = AbortSignal.timeout(form.timeout);
  const body = new URLSearchParams(form.fields).toString();
  const headers = { "user-agent": userAgent, "content-type": "application/x-www-form-urlencoded" };
  let url = form.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const problem = unfit(url);
    if (problem !== undefined) return { kind: "refused", message: problem };
    const answer = await request(url, { method: "POST", dispatcher: agent, signal, headers, body });
    const { statusCode: status, headers: fields } = answer;
    const text = await sentence(answer.body);
    const location = field(fields, "location");
    if ((status !== 307 && status !== 308) || location === undefined) {
      return { kind: "answered", status, retryAfter: retryAfter(fields, now()), text };
    }
    const next = URL.parse(location, url);
    if (next === null)
      return { kind: "failed", message: `${url} redirects to an address that cannot be read.` };
    url = next.href;
  }
  return { kind: "failed", message: `${form.url} redirects more than ${MAX_REDIRECTS} times.` };
}

/** What an answer says, on one line. */
async function sentence(body: AsyncIterable<Buffer>): Promise<string> {
  const text = await openingText(body, MAX_ANSWER);
  return text.replace(/\s+/g, " ").trim().slice(0, MOST_TEXT);
}

function unfit(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return `${url} is no http or https address.`;
  if (parsed.username === "" && parsed.password === "") return undefined;
  return "An address with a user name or password in it is not asked.";
}
