import type { Dispatcher } from "undici";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Validators } from "../model/source-state.ts";
import { readAddress, redirectTarget } from "./address.ts";
import type { AddressGuard } from "./address-guard.ts";
import { Exchange } from "./exchange.ts";
import { failure } from "./failure.ts";
import { Fault } from "./fault.ts";
import { createGuardedAgent } from "./guarded-agent.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { judgeDocument, judgeStatus } from "./judge-answer.ts";
import { field } from "./response-headers.ts";

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
  /**
   * Makes one conditional request and follows redirects. Never throws for what an origin or the network does, only for what is wrong
   * with ourselves: no descriptors left, or the fetcher was closed meanwhile.
   */
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
  /** How names are resolved; as the machine does it unless told otherwise. */
  resolve?: Resolve;
}

const MAX_REDIRECTS = 5;
const CONNECT_TIMEOUT = 10_000;
/** Share of a visit's time that an origin may be silent in, before its answer or in the middle of it. */
const SILENCE = 0.75;
const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

/** Makes a fetcher with its own pool of connections; call `close` when done with it. */
export function createFetcher({ userAgent, guard, now, resolve }: FetcherOptions): Fetcher {
  const agent = createGuardedAgent({ guard, connectTimeout: CONNECT_TIMEOUT, resolve });
  return {
    fetch: (wish) => visit({ wish, agent, headers: requestHeaders(wish.validators, userAgent()), now }),
    close: () => agent.destroy(),
  };
}

interface Visit {
  wish: FetchRequest;
  agent: Dispatcher;
  headers: string[];
  now: () => number;
}

/**
 * Names and values in turn. The conditions go along through redirects: the validators are those of the document at the end of them,
 * and a redirect takes no notice of conditions (RFC 9110 §13.2.1). Nothing else is ever sent, to whatever host: no cookie, no Referer,
 * no credentials.
 */
function requestHeaders({ etag, lastModified }: Validators, userAgent: string): string[] {
  const headers = ["user-agent", userAgent, "accept", ACCEPT, "accept-encoding", "gzip, br, deflate"];
  if (etag !== undefined) headers.push("if-none-match", etag);
  if (lastModified !== undefined) headers.push("if-modified-since", lastModified);
  return headers;
}

/** One function, since most polls come through here and every further promise on the way costs them a hundredth. */
async function visit({ wish, agent, headers, now }: Visit): Promise<FetchOutcome> {
  const { timeout, maxBytes, validators } = wish;
  const way: Way = { url: wish.url, movedTo: undefined, permanent: true, exchange: undefined };
  const deadline = setTimeout(expire, timeout, way, timeout);
  const silence = timeout * SILENCE;
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const address = readAddress(way.url);
      if ("refusal" in address) return { kind: "refused", message: address.refusal };
      const { origin, pathname, search } = address.url;
      const exchange = new Exchange(maxBytes);
      way.exchange = exchange;
      const path = pathname + search;
      agent.dispatch(
        { origin, path, method: "GET", headers, headersTimeout: silence, bodyTimeout: silence },
        exchange,
      );
      const { status, headers: fields, wire } = await exchange.answer;
      const location = REDIRECTS.has(status) ? field(fields, "location") : undefined;
      if (location === undefined) {
        const head = { status, headers: fields, url: way.url, movedTo: way.movedTo, now: now() };
        if (wire !== undefined) return await judgeDocument(head, wire, wish);
        return judgeStatus(head, validators.etag !== undefined || validators.lastModified !== undefined);
      }
      goOn(way, status, redirectTarget(location, address.url));
    }
    throw new Fault("redirects", `redirects more than ${MAX_REDIRECTS} times`);
  } catch (error) {
    return failure(error, hostOf(way.url));
  } finally {
    clearTimeout(deadline);
  }
}

/** How far a visit has come. */
interface Way {
  url: string;
  movedTo: string | undefined;
  /** Whether every redirect so far was a permanent one. */
  permanent: boolean;
  exchange: Exchange | undefined;
  /** The addresses that redirected. */
  seen?: string[];
}

function expire(way: Way, timeout: number): void {
  way.exchange?.breakOff(timeout);
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

function goOn(way: Way, status: number, target: string): void {
  // Nothing is remembered on the way, a cookie above all, so the next time round would be like the first.
  way.seen ??= [];
  way.seen.push(way.url);
  if (way.seen.includes(target)) throw new Fault("redirects", "redirects in a circle");
  way.url = target;
  way.permanent &&= PERMANENT.has(status);
  if (way.permanent) way.movedTo = target;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
