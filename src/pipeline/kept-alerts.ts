import type { Alert } from "../model/alert.ts";
import type { Services } from "../services.ts";
import { createAlertStore } from "../store/alert-store.ts";

/** The alerts that last, and the last that were over; newest first. */
export async function keptAlerts({ redis, keys }: Pick<Services, "redis" | "keys">): Promise<Alert[]> {
  const store = createAlertStore(redis, keys);
  const [open, past] = await Promise.all([store.open(), store.past()]);
  return [...open.sort((one, other) => other.since - one.since), ...past];
}
