import type { Network } from "../pipeline/network.ts";
import type { Services } from "../services.ts";

/** Milliseconds until a change is tried again that could not be taken up. */
const AGAIN = 15_000;

/**
 * Takes up what is kept of lists whenever that changes, and once more where it failed: because Redis was away, as a rule.
 *
 * @param takeUp told the network of before; called where the network changed, and after a failure.
 */
export function followLists(
  services: Services,
  takeUp: (before: Network) => Promise<void>,
): { close(): void } {
  let closed = false;
  let running = false;
  let wanted = false;
  let again: NodeJS.Timeout | undefined;
  /** The network of before the first change that is not taken up yet. */
  let owed: Network | undefined;
  const look = async () => {
    const before = services.network();
    if (await services.readLists()) owed ??= before;
    if (owed === undefined) return;
    await takeUp(owed);
    owed = undefined;
    services.log.info({ sources: services.network().sources.size }, "the changed lists are in force");
  };
  const run = async () => {
    wanted = true;
    if (running) return;
    running = true;
    clearTimeout(again);
    while (wanted && !closed) {
      wanted = false;
      await look().catch((error: unknown) => {
        if (closed) return;
        services.log.warn({ err: error }, "a changed list could not be taken up; it is tried again");
        again = setTimeout(() => void run(), AGAIN).unref();
      });
    }
    running = false;
  };
  services.whenListsChange(() => void run());
  // What was announced before there was anybody to hear it.
  void run();
  return {
    close() {
      closed = true;
      clearTimeout(again);
    },
  };
}
