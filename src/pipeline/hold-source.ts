import { randomUUID } from "node:crypto";
import type { Source } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import { type Opened, openSource } from "./open-source.ts";
import type { Visited } from "./remember.ts";

/** Milliseconds an operator's visit holds a source. */
const HOLD = 5 * 60_000;

/** Visits a source that nobody else may poll meanwhile; `undefined` where somebody does at this moment. */
export async function holdSource(
  source: Pick<Source, "id" | "url">,
  services: Services,
  visit: (opened: Opened) => Promise<Visited>,
): Promise<Visited | undefined> {
  const token = randomUUID();
  const { due, now } = services;
  if (!(await due.take(source.id, { now: now(), until: now() + HOLD, token }))) return undefined;
  const visited = await visit(await openSource(source, services));
  const paused = (await due.paused()).has(source.id);
  await due.settle(source.id, token, paused ? undefined : visited.after.nextPoll);
  return visited;
}
