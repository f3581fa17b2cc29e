import { failure } from "../fetch/failure.ts";
import { unpackBody } from "../fetch/unpack-body.ts";
import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { KeptAnswer } from "../store/kept-answer.ts";

/** A kept answer as it was when it came. A body that cannot be unpacked is a failure of the source's, as it was then. */
export async function unpackKept(
  { answer, at }: KeptAnswer,
  { polling }: Pick<Source, "polling">,
): Promise<{ answer: FetchOutcome; at: number }> {
  const { bytes, coding } = answer.wire;
  try {
    return { answer: { ...answer, body: await unpackBody(bytes, coding, polling.maxBytes) }, at };
  } catch (error) {
    return { answer: failure(error, new URL(answer.url).host), at };
  }
}
