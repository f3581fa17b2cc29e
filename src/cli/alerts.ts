import { Command } from "commander";
import { createSessions } from "../desk/sessions.ts";
import type { Alert } from "../model/alert.ts";
import { keptAlerts } from "../pipeline/kept-alerts.ts";
import { ago } from "../status/relative-time.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say, tell } from "./say.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet alerts`: what somebody should look at, and the feed that tells it. */
export function alertsCommand(): Command {
  return new Command("alerts")
    .description(
      "Show what somebody should look at: dead sources, throttling hosts, growing queues; and their feed",
    )
    .addOption(configOption())
    .option("--json", "as JSON, for scripts; those that are over are among them")
    .addHelpText(
      "after",
      `
The service looks every two minutes. With BROADSHEET_ADMIN_TOKEN set, /admin/alerts.atom is a feed of them, and this prints its address;
BROADSHEET_ALERT_WEBHOOK names an address that they are posted to as JSON.`,
    )
    .action(async (options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services, { adminToken }) => {
        const alerts = await keptAlerts(services);
        if (options.json) say(JSON.stringify(alerts, null, 2));
        else for (const line of lines(alerts, services.now())) say(line);
        if (adminToken === undefined || options.json) return;
        tell(`Feed: ${configuration.site.url}/admin/alerts.atom?key=${createSessions(adminToken).feedKey()}`);
      });
    });
}

function lines(alerts: readonly Alert[], now: number): string[] {
  const open = alerts.filter(({ ended }) => ended === undefined);
  if (open.length === 0) return ["Nothing that was noticed lasts."];
  return open.flatMap(({ says, remedy, since }) => [`${says} (since ${ago(since, now)})`, `  → ${remedy}`]);
}
