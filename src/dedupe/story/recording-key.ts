import type { Entry } from "../../model/entry.ts";
import { hash48 } from "./hash.ts";

/**
 * The key of the first sound or film that belongs to an entry: the name of its file, since the way there leads over counters. `undefined`
 * where there is none.
 */
export function recordingKey({ enclosures }: Entry): number | undefined {
  const recording = enclosures.find(({ type }) => /^(?:audio|video)\/|bittorrent/.test(type ?? ""));
  if (recording === undefined) return undefined;
  const path = recording.url.slice(0, 2048).split(/[?#]/, 1)[0] ?? "";
  return hash48(path.slice(path.lastIndexOf("/") + 1).toLowerCase(), 8);
}
