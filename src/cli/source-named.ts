import { didYouMean } from "../config/did-you-mean.ts";
import type { Source, SourceList } from "../model/configuration.ts";
import type { Network } from "../pipeline/network.ts";
import { CommandFailure } from "./command-failure.ts";

/**
 * The source, or the list of sources, of that id: configured, or named by a list. Throws a {@link CommandFailure} that says which one was
 * probably meant.
 */
export function sourceNamed(
  id: string,
  { sources, lists, configuration }: Pick<Network, "sources" | "lists" | "configuration">,
): Source | SourceList {
  const source = sources.get(id) ?? lists.get(id);
  if (source !== undefined) return source;
  if (configuration.lists.some((list) => list.id === id))
    throw new CommandFailure(`${id} is a list in a file: it is read with the configuration, not polled.`);
  const hint = didYouMean(id, [...sources.keys(), ...lists.keys()]);
  throw new CommandFailure(`No source is called ${id}${hint}; broadsheet status lists them.`);
}

/** Those of all the ids, each once. Throws at the first that is unknown, so that nothing is done by halves. */
export function sourcesNamed(ids: readonly string[], network: Network): Array<Source | SourceList> {
  return [...new Set(ids)].map((id) => sourceNamed(id, network));
}
