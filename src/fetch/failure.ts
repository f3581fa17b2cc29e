import type { FailureReason, FetchOutcome } from "../model/fetch-outcome.ts";
import { Fault } from "./fault.ts";
import { RefusedAddress, UnresolvedName } from "./guarded-lookup.ts";

/**
 * Turns what went wrong on the way to an origin into an outcome in plain words. Anything that is not the network's or the origin's
 * fault is thrown on: no descriptors left, our own shutdown.
 */
export function failure(error: unknown, host: string): FetchOutcome {
  for (const cause of causes(error)) {
    if (cause instanceof RefusedAddress) return { kind: "refused", message: cause.message };
    if (cause instanceof Fault)
      return { ...failed(cause.reason, `${host} ${cause.message}.`), status: cause.status };
    const outcome = byKind(cause, host);
    if (outcome) return outcome;
  }
  throw error;
}

function byKind(cause: Error, host: string): FetchOutcome | undefined {
  const code = codeOf(cause);
  if (cause instanceof UnresolvedName)
    return failed("dns", `The name ${host.replace(/:\d+$/, "")} cannot be resolved (${code}).`);
  if (cause.name === "TimeoutError") return failed("timeout", `${host} did not answer in time.`);
  const overdue = OVERDUE[code];
  if (overdue !== undefined) return failed("timeout", `${host} ${overdue}.`);
  const broken = BROKEN[code];
  if (broken !== undefined) return failed("protocol", `${host} ${broken}.`);
  if (UNREACHABLE.has(code)) return failed("connect", `${host} cannot be reached (${code}).`);
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined) return failed("tls", `${host} has ${certificate}.`);
  if (/^(CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO_|ERR_OSSL)/.test(code))
    return failed("tls", `No secure connection to ${host} comes about (${code}).`);
  // undici's word for an interim answer or a change of protocol that nobody asked for.
  if (code === "UND_ERR_SOCKET" && cause.message.startsWith("bad "))
    return failed("protocol", `${host} sent an answer that was not asked for.`);
  if (CUT.has(code)) return failed("reset", `${host} broke the connection off.`);
  if (cause.name === "HTTPParserError" || code.startsWith("HPE_"))
    return failed("protocol", `${host} sent an answer that cannot be read (${code}).`);
  return undefined;
}

/** Deadlines that undici or the system keeps. */
const OVERDUE: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: "could not be connected to in time",
  ETIMEDOUT: "could not be connected to in time",
  UND_ERR_HEADERS_TIMEOUT: "took the request and sent no answer",
  UND_ERR_BODY_TIMEOUT: "fell silent in the middle of its answer",
};
const BROKEN: Record<string, string> = {
  UND_ERR_HEADERS_OVERFLOW: "sent a header too large to be read",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "sent another length than it announced",
};
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENETDOWN",
  "EADDRNOTAVAIL",
]);
const CERTIFICATE: Record<string, string> = {
  CERT_HAS_EXPIRED: "a certificate that has expired",
  CERT_NOT_YET_VALID: "a certificate that is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "a certificate that it signed itself",
  SELF_SIGNED_CERT_IN_CHAIN: "a certificate that goes back to nobody trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "a certificate that goes back to nobody trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "a certificate that cannot be traced to its issuer",
  ERR_TLS_CERT_ALTNAME_INVALID: "a certificate for another host",
};
const CUT = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE", "UND_ERR_SOCKET"]);

type Failed = Extract<FetchOutcome, { kind: "failed" }>;

function failed(reason: FailureReason, message: string): Failed {
  return { kind: "failed", reason, message };
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The error, its causes and, where several addresses were tried, each one's error. */
function* causes(error: unknown): Generator<Error> {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    yield current;
    if (current instanceof AggregateError) yield* current.errors.filter((one) => one instanceof Error);
    current = current.cause;
  }
}
