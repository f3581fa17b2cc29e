import type { Source } from "../model/configuration.ts";
import { holdSource } from "../pipeline/hold-source.ts";
import type { Opened } from "../pipeline/open-source.ts";
import type { Visited } from "../pipeline/remember.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";

/** Visits a source that nobody else may poll meanwhile. Throws a {@link CommandFailure} where somebody does at this moment. */
export async function holding(
  source: Pick<Source, "id" | "url">,
  services: Services,
  visit: (opened: Opened) => Promise<Visited>,
): Promise<Visited> {
  const visited = await holdSource(source, services, visit);
  if (visited !== undefined) return visited;
  throw new CommandFailure(
    `${source.id} is being polled at this moment; broadsheet status shows what came of it.`,
  );
}
