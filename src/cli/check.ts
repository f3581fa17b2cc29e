import { Command } from "commander";
import { absentSources } from "../config/named-sources.ts";
import { withLists } from "../lists/with-lists.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";

/** `broadsheet check`: is the configuration right? Every problem at once; exit code 1 if there is one. */
export function checkCommand(): Command {
  return new Command("check")
    .description("Check the configuration: every problem with its file, line and column")
    .addOption(configOption())
    .action(async (options: { config?: string }) => {
      const configuration = await openConfiguration(options.config);
      const { sources, lists, sections, tags } = withLists(configuration, new Map());
      const listed = lists.length === 0 ? "" : `${lists.length} lists of sources, `;
      say(
        `The configuration is right: ${sources.length} sources, ${listed}${sections.length} sections, ${tags.length} tags.`,
      );
      for (const id of absentSources({ sections, sources, lists }))
        say(`Rules name the source "${id}", which is not configured: a list has to name it.`);
    });
}
