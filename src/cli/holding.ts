import { randomUUID } from "node:crypto";
import type { Source } from "../model/configuration.ts";
import { type Opened, openSource } from "../pipeline/open-source.ts";
import type { Visited } from "../pipeline/visit-source.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";

/** Milliseconds a command holds a source. */
const HOLD = 5 * 60_000;

/** Visits a source that nobody else may poll meanwhile. Throws a {@link CommandFailure} where somebody does at this moment. */
export async function holding(
  source: Pick<Source, "id" | "url">,
  services: Services,
  visit: (opened: Opened) => Promise<Visited>,
): Promise<Visited> {
  const token = randomUUID();
  const { due, now } = services;
  if (!(await due.take(source.id, { now: now(), until: now() + HOLD, token }))) {
    throw new CommandFailure(
      `${source.id} is being polled at this moment; broadsheet status shows what came of it.`,
    );
  }
  const visited = await visit(await openSource(source, services));
  const paused = (await due.paused()).has(source.id);
  await due.settle(source.id, token, paused ? undefined : visited.after.nextPoll);
  return visited;
}
