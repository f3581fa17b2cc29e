import type { StoredEntry } from "../model/stored-entry.ts";
import { findEntries } from "../pipeline/find-entry.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";

/** The one stored entry that is meant by a ref, an id or an address. Throws a {@link CommandFailure} where there is none, or several. */
export async function entryNamed(name: string, services: Services): Promise<StoredEntry> {
  const [found, ...others] = await findEntries(name, services);
  if (found === undefined) throw new CommandFailure(`No stored entry has the id, ref or address ${name}.`);
  if (others.length === 0) return found;
  const refs = [found, ...others].map(({ ref }) => ref).join(", ");
  throw new CommandFailure(`${name} may be any of ${refs}: name one of these.`);
}
