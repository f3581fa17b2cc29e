import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";
import type { RunningService } from "./run-service.ts";
import { tell } from "./say.ts";
import { untilStopped } from "./until-stopped.ts";

/** Lets a service run until the process is asked to stop. Throws a {@link CommandFailure} where its store is lost for good. */
export async function serveUntilStopped(service: RunningService, { lost }: Services): Promise<void> {
  const end = await Promise.race([untilStopped(), lost]);
  if (end instanceof Error) {
    await service.stop(0);
    throw new CommandFailure(end.message);
  }
  tell("Stopping: finishing what is in hand.");
  await service.stop();
}
