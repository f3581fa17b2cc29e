import { didYouMean } from "../config/did-you-mean.ts";
import type { Configuration, Source } from "../model/configuration.ts";
import { CommandFailure } from "./command-failure.ts";

/** The configured source of that id. Throws a {@link CommandFailure} that says which one was probably meant. */
export function sourceNamed(id: string, { sources }: Pick<Configuration, "sources">): Source {
  const source = sources.find((one) => one.id === id);
  if (source !== undefined) return source;
  const hint = didYouMean(
    id,
    sources.map((one) => one.id),
  );
  throw new CommandFailure(`No source is called ${id}${hint}; broadsheet status lists them.`);
}

/** Those of all the ids, each once. Throws at the first that is unknown, so that nothing is done by halves. */
export function sourcesNamed(
  ids: readonly string[],
  configuration: Pick<Configuration, "sources">,
): Source[] {
  return [...new Set(ids)].map((id) => sourceNamed(id, configuration));
}
