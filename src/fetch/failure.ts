import type { FetchOutcome } from "../model/fetch-outcome.ts";
import { RefusedAddress } from "./guarded-agent.ts";
import { BodyTooLarge } from "./read-body.ts";

/** Turns what went wrong on the way to an origin into an outcome in plain words. Anything that is not the network's fault is thrown on. */
export function failure(error: unknown, host: string): FetchOutcome {
  for (const cause of causes(error)) {
    if (cause instanceof RefusedAddress) return { kind: "refused", message: cause.message };
    if (cause instanceof BodyTooLarge)
      return failed("too-large", `The answer of ${host} is too large: ${cause.message}.`);
    const outcome = byCode(codeOf(cause), cause.name, host);
    if (outcome) return outcome;
  }
  throw error;
}

function byCode(code: string, name: string, host: string): FetchOutcome | undefined {
  if (name === "TimeoutError" || name === "AbortError" || code.endsWith("_TIMEOUT") || code === "ETIMEDOUT") {
    return failed("timeout", `${host} did not answer in time.`);
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return failed("dns", `The name ${host} cannot be resolved (${code}).`);
  if (
    code === "ECONNREFUSED" ||
    code === "EHOSTUNREACH" ||
    code === "ENETUNREACH" ||
    code === "EADDRNOTAVAIL"
  ) {
    return failed("connect", `${host} cannot be reached (${code}).`);
  }
  if (/^(CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code)) {
    return failed("tls", `${host} has no valid certificate (${code}).`);
  }
  if (
    code === "ECONNRESET" ||
    code === "UND_ERR_SOCKET" ||
    code === "EPIPE" ||
    code === "ERR_STREAM_PREMATURE_CLOSE"
  ) {
    return failed("reset", `${host} broke the connection off.`);
  }
  if (name === "HTTPParserError" || /^(HPE_|UND_ERR_|Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/.test(code)) {
    return failed("protocol", `${host} sent an answer that cannot be read (${code}).`);
  }
  return undefined;
}

function failed(reason: Extract<FetchOutcome, { kind: "failed" }>["reason"], message: string): FetchOutcome {
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
