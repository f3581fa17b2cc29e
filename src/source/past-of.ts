import type { SourceState } from "../model/source-state.ts";

/** Whether a source has been read before: never, only at another address than it has now, or here. */
export type Past = "none" | "elsewhere" | "here";

/** The {@link Past} of a source by what is remembered of it. What was learnt at another address is forgotten, but not that there was something. */
export function pastOf({ documents, lastSuccess }: Pick<SourceState, "documents" | "lastSuccess">): Past {
  if (documents === 0) return "none";
  return lastSuccess === undefined ? "elsewhere" : "here";
}
