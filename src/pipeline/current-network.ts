import { withLists } from "../lists/with-lists.ts";
import type { Configuration } from "../model/configuration.ts";
import type { HeldList } from "../model/listed-feed.ts";
import { createNetwork, type Network } from "./network.ts";

/** The network in force: what the files say, and what the lists they name hold. Either may change under a process that runs. */
export interface CurrentNetwork {
  network(): Network;
  /** The configuration as the files have it. */
  written(): Configuration;
  /** Puts another configuration in force, with what is held of its lists. */
  reconfigure(configuration: Configuration): void;
  /** Takes up what lists hold by now; true where that changed the network. */
  hold(held: ReadonlyMap<string, HeldList>): boolean;
}

/** Begins with a configuration and what is held of its lists. */
export function createCurrentNetwork(
  configuration: Configuration,
  contents: ReadonlyMap<string, HeldList>,
): CurrentNetwork {
  let written = configuration;
  let held = contents;
  let network = createNetwork(withLists(written, held));
  return {
    network: () => network,
    written: () => written,
    reconfigure(next) {
      written = next;
      network = createNetwork(withLists(written, held));
    },
    hold(next) {
      const changed = written.lists.some(
        ({ id }) => JSON.stringify(held.get(id)?.feeds) !== JSON.stringify(next.get(id)?.feeds),
      );
      held = next;
      if (changed) network = createNetwork(withLists(written, held));
      return changed;
    },
  };
}
