import { createAddressGuard } from "../fetch/address-guard.ts";
import { createFetcher, type Fetcher } from "../fetch/fetcher.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import { VERSION } from "../version.ts";
import { CommandFailure } from "./command-failure.ts";

const TIMEOUT = 30_000;
const MAX_BYTES = 15_000_000;
/** What the user of a command names by hand may live on the machine or in the network it runs in. */
const ANYWHERE = ["0.0.0.0/0", "::/0"];

/** Lends a fetcher to a command and closes it afterwards. */
export async function withFetcher<Result>(work: (fetcher: Fetcher) => Promise<Result>): Promise<Result> {
  const guard = createAddressGuard(ANYWHERE);
  const fetcher = createFetcher({ userAgent: () => `Broadsheet/${VERSION}`, guard, now: Date.now });
  try {
    return await work(fetcher);
  } finally {
    await fetcher.close();
  }
}

/** Fetches one address for a command. Throws a {@link CommandFailure} with one sentence where there is no document. */
export async function fetchOnce(url: string): Promise<Extract<FetchOutcome, { kind: "fetched" }>> {
  return await withFetcher(async (fetcher) => {
    const outcome = await fetcher.fetch({ url, validators: {}, timeout: TIMEOUT, maxBytes: MAX_BYTES });
    if (outcome.kind === "fetched") return outcome;
    throw new CommandFailure(
      "message" in outcome ? outcome.message : `${url} answered with status ${outcome.status}.`,
    );
  });
}
