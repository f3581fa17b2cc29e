import { type Agent, request } from "undici";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Validators } from "../model/source-state.ts";
import type { AddressGuard } from "./address-guard.ts";
import { hashBody, isRemembered, joinHashes } from "./body-hash.ts";
import { failure } from "./failure.ts";
import { createGuardedAgent } from "./guarded-agent.ts";
import { collect, unpackBody } from "./read-body.ts";
import {
  field,
  freshness,
  type HeaderFields,
  listField,
  retryAfter,
  validators,
} from "./response-headers.ts";

/** One visit. */
export interface FetchRequest {
  url: string;
  /** Those of the last document; an empty object asks unconditionally. */
  validators: Validators;
  /** `wireHash` of the last body that was read: the same body again is no news, though the origin does not say so. */
  bodyHash?: string;
  /** Milliseconds for the whole visit, redirects and body included. */
  timeout: number;
  /** Limit on the body, on the wire and unpacked. */
  maxBytes: number;
}

/** Visits origins. */
export interface Fetcher {
  /** Makes one conditional request and follows redirects. Never throws for what an origin or the network does. */
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /** Breaks off whatever is under way. */
  close(): Promise<void>;
}

/** What a fetcher needs. */
export interface FetcherOptions {
  /** Asked for at every visit. */
  userAgent: () => string;
  guard: AddressGuard;
  now: () => number;
}

const MAX_REDIRECTS = 5;
const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

/** Makes a fetcher with its own pool of connections; call `close` when done with it. */
export function createFetcher({ userAgent, guard, now }: FetcherOptions): Fetcher {
  const agent = createGuardedAgent({ guard, connectTimeout: 10_000 });
  return {
    async fetch(wish) {
      const host = URL.canParse(wish.url) ? new URL(wish.url).host : wish.url;
      try {
        return await visit({ wish, agent, userAgent: userAgent(), now });
      } catch (error) {
        return failure(error, host);
      }
    },
    close: () => agent.destroy(),
  };
}

interface Visit {
  wish: FetchRequest;
  agent: Agent;
  userAgent: string;
  now: () => number;
}

async function visit({ wish, agent, userAgent, now }: Visit): Promise<FetchOutcome> {
  const signal = AbortSignal.timeout(wish.timeout);
  const conditional = wish.validators.etag !== undefined || wish.validators.lastModified !== undefined;
  let url = wish.url;
  let movedTo: string | undefined;
  let permanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const problem = unfit(url);
    if (problem !== undefined) return { kind: "refused", message: problem };
    const headers = {
      "user-agent": userAgent,
      accept: ACCEPT,
      "accept-encoding": "gzip, br, deflate",
      ...conditions(wish),
    };
    const answer = await request(url, { dispatcher: agent, signal, headers });
    const location = field(answer.headers, "location");
    if (!REDIRECTS.has(answer.statusCode) || location === undefined) {
      const { statusCode: status, headers: fields, body } = answer;
      const head = { status, headers: fields, url, movedTo, now: now() };
      if (FULL.has(status)) return await document(head, await collect(body, wish.maxBytes), wish);
      await body.dump({ limit: DUMP_LIMIT });
      return judge(head, conditional);
    }
    await answer.body.dump({ limit: DUMP_LIMIT });
    if (!URL.canParse(location, url)) {
      return {
        kind: "failed",
        reason: "redirects",
        message: `${url} redirects to an address that cannot be read.`,
      };
    }
    url = new URL(location, url).href;
    permanent &&= PERMANENT.has(answer.statusCode);
    if (permanent) movedTo = url;
  }
  return {
    kind: "failed",
    reason: "redirects",
    message: `${wish.url} redirects more than ${MAX_REDIRECTS} times.`,
  };
}

/** Statuses whose body is the document (RFC 9110 §15.3, RFC 3229 for 226). */
const FULL = new Set([200, 203, 226]);
/** Bytes of an unwanted body that are read to keep the connection. */
const DUMP_LIMIT = 64 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/** In words why a URL is never fetched. */
function unfit(url: string): string | undefined {
  if (!URL.canParse(url)) return `${url} is not a URL`;
  const { protocol, username, password } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:")
    return `${protocol} addresses are not fetched, only http: and https:`;
  if (username !== "" || password !== "")
    return "addresses with a user name or password in them are not fetched";
  return undefined;
}

function conditions({ validators: { etag, lastModified } }: FetchRequest): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { "if-none-match": etag }),
    ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
  };
}

interface Head {
  status: number;
  headers: HeaderFields;
  url: string;
  movedTo: string | undefined;
  now: number;
}

async function document(head: Head, wire: Uint8Array, wish: FetchRequest): Promise<FetchOutcome> {
  const { headers } = head;
  const told = { ...answered(head), bytes: wire.length, validators: validators(headers) };
  const contentType = field(headers, "content-type");
  const hash = hashBody(wire, contentType);
  if (wish.bodyHash !== undefined && isRemembered(hash, wish.bodyHash))
    return { kind: "unchanged", same: "body", ...told, wireHash: wish.bodyHash };
  const body = await unpackBody(wire, listField(headers, "content-encoding"), wish.maxBytes);
  const unpacked = body === wire ? hash : hashBody(body, contentType);
  const wireHash = joinHashes(hash, unpacked);
  if (isRemembered(unpacked, wish.bodyHash)) return { kind: "unchanged", same: "body", ...told, wireHash };
  const link = listField(headers, "link") || undefined;
  const coding = listField(headers, "content-encoding");
  return { kind: "fetched", ...told, body, wire: { bytes: wire, coding }, wireHash, contentType, link };
}

function judge(head: Head, conditional: boolean): FetchOutcome {
  const { status, headers, now } = head;
  if (status === 304) return notModified(head, conditional);
  if (status === 410) return { kind: "gone", ...answered(head) };
  const wait = retryAfter(headers, now);
  if (status === 429 || (status === 503 && field(headers, "retry-after") !== undefined))
    return { kind: "throttled", ...answered(head), retryAfter: wait };
  const message = `${new URL(head.url).host} answered with status ${status}.`;
  return { kind: "failed", reason: "status", message, status, retryAfter: wait };
}

function notModified(head: Head, conditional: boolean): FetchOutcome {
  if (conditional)
    return { kind: "unchanged", same: "validators", ...answered(head), validators: validators(head.headers) };
  const message = `${new URL(head.url).host} answered "not modified" (304), though nothing was asked that could be.`;
  return { kind: "failed", reason: "protocol", message, status: 304 };
}

function answered({ status, url, movedTo, headers, now }: Head) {
  const facts = { status, url, freshness: freshness(headers, now), bytes: 0 };
  return movedTo === undefined ? facts : { ...facts, movedTo };
}
