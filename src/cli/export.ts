import { Command } from "commander";
import { withLists } from "../lists/with-lists.ts";
import type { Configuration } from "../model/configuration.ts";
import { renderSourcesOpml } from "../publish/render-opml.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet export --opml`: the sources, for another reader. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Print the sources as an OPML subscription list")
    .addOption(configOption())
    .option("--opml", "as OPML 2.0 (the only format, and the default)")
    .option("--json", "as JSON, for scripts")
    .action(async (options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      const print = (whole: Configuration) =>
        say(
          options.json
            ? JSON.stringify(whole.sources, null, 2)
            : renderSourcesOpml({ title: `Sources of ${whole.site.title}` }, whole).trimEnd(),
        );
      // What a list that is asked for holds is in the store; for anything else none is needed.
      if (configuration.lists.every(({ feeds }) => feeds !== undefined))
        print(withLists(configuration, new Map()));
      else await withServices(configuration, async ({ network }) => print(network().configuration));
    });
}
