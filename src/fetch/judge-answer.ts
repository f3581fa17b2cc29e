import type { FetchOutcome } from "../model/fetch-outcome.ts";
import { hashBody, isRemembered, joinHashes } from "./body-hash.ts";
import { Fault } from "./fault.ts";
import { freshness } from "./freshness.ts";
import { field, type HeaderFields, listField, retryAfter, validators } from "./response-headers.ts";
import { unpackBody } from "./unpack-body.ts";

/** An answer's status and header, and how it was come by. */
export interface AnswerHead {
  status: number;
  headers: HeaderFields;
  /** The address that answered. */
  url: string;
  movedTo: string | undefined;
  now: number;
}

/** What a body is held against, and how large it may be. */
export interface BodyWish {
  bodyHash?: string;
  maxBytes: number;
}

/** A document's answer as an outcome: the body before the last one again, which is not unpacked if it need not be, or another. */
export async function judgeDocument(
  head: AnswerHead,
  wire: Uint8Array,
  { bodyHash: remembered, maxBytes }: BodyWish,
): Promise<FetchOutcome> {
  const { headers } = head;
  const contentType = field(headers, "content-type");
  const told = { ...answered(head, wire.length), validators: validators(headers) };
  const hash = hashBody(wire, contentType);
  if (remembered !== undefined && isRemembered(hash, remembered))
    return { kind: "unchanged", same: "body", ...told, wireHash: remembered };
  const coding = listField(headers, "content-encoding");
  const body = await unpackBody(wire, coding, maxBytes);
  const unpacked = body === wire ? hash : hashBody(body, contentType);
  const wireHash = joinHashes(hash, unpacked);
  if (isRemembered(unpacked, remembered)) return { kind: "unchanged", same: "body", ...told, wireHash };
  const link = listField(headers, "link") || undefined;
  return { kind: "fetched", ...told, body, wire: { bytes: wire, coding }, wireHash, contentType, link };
}

/** Any other answer as an outcome. `conditional`: whether the request had conditions. Throws a {@link Fault} for a 304 nobody asked for. */
export function judgeStatus(head: AnswerHead, conditional: boolean): FetchOutcome {
  const { status, headers, now } = head;
  if (status === 304) {
    if (!conditional) throw new Fault("protocol", UNASKED, status);
    return {
      kind: "unchanged",
      same: "validators",
      ...answered(head, 0),
      validators: validators(headers),
    };
  }
  if (status === 410) return { kind: "gone", ...answered(head, 0) };
  const wait = retryAfter(headers, now);
  if (status === 429 || (status === 503 && headers["retry-after"] !== undefined))
    return { kind: "throttled", ...answered(head, 0), retryAfter: wait };
  const message = `${new URL(head.url).host} answered with status ${status}.`;
  return { kind: "failed", reason: "status", message, status, retryAfter: wait };
}

const UNASKED = 'answered "not modified" (304), though nothing was asked that could be';

function answered({ status, url, movedTo, headers, now }: AnswerHead, bytes: number) {
  const facts = { status, url, freshness: freshness(headers, now), bytes };
  return movedTo === undefined ? facts : { ...facts, movedTo };
}
