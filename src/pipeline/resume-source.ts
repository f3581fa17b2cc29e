import type { Source } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import { openSource } from "./open-source.ts";

/** Takes a paused source up again, no sooner than its last answer allowed. Gives when it is polled next, and whether its origin said it is gone. */
export async function resumeSource(
  source: Pick<Source, "id" | "url">,
  services: Services,
): Promise<{ time: number; gone: boolean }> {
  const { state } = await openSource(source, services);
  const now = services.now();
  const time = Math.max(now, state.nextPoll ?? now);
  await services.due.resume(source.id, time);
  return { time, gone: state.gone === true };
}
