import { type Named, named } from "../pipeline/remove-entry.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";

/**
 * The entries of all the names, each once. Throws a {@link CommandFailure} at the first name that nothing has, or that is the id of several
 * entries, so that nothing is done by halves. An address means all entries that are read there.
 */
export async function entriesNamed(names: readonly string[], services: Services): Promise<Named[]> {
  const those = new Map<string, Named>();
  for (const name of names) {
    const found = await named(name, services);
    if (found.length === 0) throw new CommandFailure(`No entry is called ${name}, and none is read there.`);
    const refs = found.map(({ stored, removal }) => (stored ?? removal)?.ref ?? "");
    if (found.length > 1 && !/^https?:/i.test(name.trim()))
      throw new CommandFailure(`${found.length} entries have the id ${name}; say which: ${refs.join(", ")}`);
    for (const [at, ref] of refs.entries()) those.set(ref, found[at] ?? {});
  }
  return [...those.values()];
}
