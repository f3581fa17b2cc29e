import { Command } from "commander";
import { renderSourcesOpml } from "../publish/render-opml.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";

/** `broadsheet export --opml`: the sources, for another reader. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Print the sources as an OPML subscription list")
    .addOption(configOption())
    .option("--opml", "as OPML 2.0 (the only format, and the default)")
    .action(async (options: { config?: string }) => {
      const configuration = await openConfiguration(options.config);
      say(renderSourcesOpml({ title: `Sources of ${configuration.site.title}` }, configuration).trimEnd());
    });
}
