import type { Network } from "./network.ts";

const YEAR = 365 * 24 * 60 * 60_000;

/** Whether feeds keep archives, and how long each stays (milliseconds), as the configuration says. */
export function archiveSettings({ configuration }: Pick<Network, "configuration">): {
  serve: boolean;
  keep: number;
} {
  return configuration.site.feeds?.archive ?? { serve: true, keep: YEAR };
}
