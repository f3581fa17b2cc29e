import type { Source } from "../model/configuration.ts";

/** Hosts that one examination asks. */
const MOST = 5;

/** Origins of a few sources to be asked: those that are said to fail first, each once. Where a list is, is asked of nobody. */
export function chosenOrigins(
  sources: readonly Pick<Source, "id" | "url">[],
  failing: ReadonlySet<string>,
): string[] {
  const ordered = [
    ...sources.filter(({ id }) => failing.has(id)),
    ...sources.filter(({ id }) => !failing.has(id)),
  ];
  const origins = ordered.flatMap(({ url }) => {
    const origin = URL.parse(url)?.origin;
    return origin === undefined || origin === "null" ? [] : origin;
  });
  return [...new Set(origins)].slice(0, MOST);
}
