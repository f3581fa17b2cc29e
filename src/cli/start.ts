import { Command, Option } from "commander";
import { configOption, configurationDirectory, openConfiguration } from "./open-configuration.ts";
import { ROLES, type Role } from "./roles.ts";
import { runService } from "./run-service.ts";
import { tell } from "./say.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet start`: run the service until it is told to stop. */
export function startCommand(): Command {
  return new Command("start")
    .description("Run the service: poll, publish and serve")
    .addOption(configOption())
    .addOption(
      new Option("--role <role>", "run only this part; any part may run many times")
        .choices([...ROLES])
        .default("all"),
    )
    .addHelpText(
      "after",
      `
Roles: schedule hands out what is due, poll visits sources, publish prepares feeds, web serves them; all does
everything in one process. Several processes need one Redis: set REDIS_URL.
Environment: REDIS_URL, PORT (8080), HOST (127.0.0.1), BROADSHEET_VAR (./var), BROADSHEET_LOG_LEVEL (info),
BROADSHEET_ADMIN_TOKEN (opens the desk at /admin), BROADSHEET_ADMIN_HEADER (by which a reverse proxy names whom it let in).`,
    )
    .action(async (options: { config?: string; role: Role }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services, env) => {
        const directory = configurationDirectory(options.config);
        const service = await runService(services, {
          role: options.role,
          directory,
          ...env,
        });
        tell(
          service.url
            ? `Broadsheet serves ${service.url}/ (stop it with Ctrl-C)`
            : `Broadsheet runs as ${options.role}`,
        );
        await serveUntilStopped(service, services);
      });
    });
}
