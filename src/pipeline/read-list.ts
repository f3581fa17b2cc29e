import { decode } from "../fetch/decode.ts";
import { judgeList } from "../lists/judge-list.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { HeldList } from "../model/listed-feed.ts";
import { readOpml } from "../parse/read-opml.ts";

/** What an answer to a request for a list comes to. */
export interface ReadList {
  /** The answer; a failure where it holds no list, or one that cannot be meant. */
  outcome: FetchOutcome;
  /** What is to be kept of the list; absent after a failure. */
  held?: HeldList;
  /** Why the list was not read to its end. */
  cut?: string;
}

/** Reads an answer as a subscription list, and judges it by what is kept of the list. */
export function readList(
  answer: FetchOutcome,
  { url, before, now, vouched }: { url: string; before?: HeldList; now: number; vouched: boolean },
): ReadList {
  if (answer.kind !== "fetched" && answer.kind !== "unchanged") return { outcome: answer };
  const failed = (message: string): ReadList => {
    return { outcome: { kind: "failed", reason: "not-a-feed", message, status: answer.status } };
  };
  const reading =
    answer.kind === "fetched" ? readOpml(decode(answer.body, answer.contentType).text) : undefined;
  if (answer.kind === "fetched" && reading === undefined)
    return failed("What the address answers is no subscription list: it has no <opml> element.");
  const verdict = judgeList({ url, feeds: reading?.feeds, before, now, vouched });
  if (verdict.kind === "refused") return failed(verdict.problem);
  return { outcome: answer, held: verdict.held, cut: reading?.cut };
}
