import { Command } from "commander";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";

/** `broadsheet check`: is the configuration right? Every problem at once; exit code 1 if there is one. */
export function checkCommand(): Command {
  return new Command("check")
    .description("Check the configuration: every problem with its file, line and column")
    .addOption(configOption())
    .action(async (options: { config?: string }) => {
      const { sources, sections, tags } = await openConfiguration(options.config);
      say(
        `The configuration is right: ${sources.length} sources, ${sections.length} sections, ${tags.length} tags.`,
      );
    });
}
