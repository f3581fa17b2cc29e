import { type Dispatcher, request } from "undici";
import type { AddressGuard } from "../fetch/address-guard.ts";
import { failure } from "../fetch/failure.ts";
import { createGuardedAgent } from "../fetch/guarded-agent.ts";
import type { Resolve } from "../fetch/guarded-lookup.ts";
import type { HostTrial } from "./judge-hosts.ts";

/** How hosts are asked. */
export interface HostWay {
  userAgent: string;
  guard: AddressGuard;
  resolve: Resolve;
  now: () => number;
}

/** What hosts came to, and what those that answered said the time is. */
export interface HostsAsked {
  trials: HostTrial[];
  told: Array<{ says: number; here: number }>;
}

const TIMEOUT = 10_000;

/**
 * Sends each origin one HEAD request for its root. No feed is asked for: when that may be done is the schedule's to say.
 *
 * @param origins as URLs have them, each once.
 */
export async function askHosts(
  origins: readonly string[],
  { userAgent, guard, resolve, now }: HostWay,
): Promise<HostsAsked> {
  const agent = createGuardedAgent({ guard, connectTimeout: TIMEOUT, resolve });
  const asked: HostsAsked = { trials: [], told: [] };
  try {
    await Promise.all(
      origins.map(async (origin) => {
        const { host } = new URL(origin);
        try {
          const { status, date } = await head(origin, agent, userAgent);
          asked.trials.push({ host, outcome: { kind: "answered", status } });
          if (date !== undefined) asked.told.push({ says: date, here: now() });
        } catch (error) {
          asked.trials.push({ host, outcome: outcomeOf(error, host) });
        }
      }),
    );
  } finally {
    await agent.destroy();
  }
  return asked;
}

async function head(
  origin: string,
  dispatcher: Dispatcher,
  userAgent: string,
): Promise<{ status: number; date?: number }> {
  const { statusCode, headers, body } = await request(new URL("/", origin), {
    method: "HEAD",
    dispatcher,
    headers: { "user-agent": userAgent },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  await body.dump();
  const date = Date.parse(String(headers["date"] ?? ""));
  return { status: statusCode, ...(!Number.isNaN(date) && { date }) };
}

function outcomeOf(error: unknown, host: string): HostTrial["outcome"] {
  const outcome = failure(error, host);
  if (outcome.kind === "refused") return { kind: "refused", message: outcome.message };
  if (outcome.kind === "failed") return { kind: "failed", reason: outcome.reason, message: outcome.message };
  throw error;
}
