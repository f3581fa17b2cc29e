import { Argument, Command } from "commander";
import { searchSite } from "../pipeline/search-site.ts";
import { CommandFailure } from "./command-failure.ts";
import { withFetcher } from "./fetch-once.ts";
import { say, tell } from "./say.ts";

const PATIENCE = 120_000;

/** `broadsheet discover SITE-URL`: which feeds a site has, best first. */
export function discoverCommand(): Command {
  return new Command("discover")
    .description("Find the feeds of a site: its announcements, its platform's habits, common places")
    .addArgument(new Argument("<site-url>", "a page of the site; https:// may be left out"))
    .option("--json", "as JSON, for scripts")
    .action(async (site: string, options: { json?: boolean }) => {
      const result = await withFetcher((fetcher) =>
        searchSite(site, fetcher, {
          patience: PATIENCE,
          asking: (host) => tell(`Asking the likeliest places at ${host} …`),
        }),
      );
      if ("problem" in result) throw new CommandFailure(result.problem);
      const { feeds } = result;
      if (options.json) say(JSON.stringify(feeds, null, 2));
      else
        for (const feed of feeds)
          say(
            `${feed.url}\n    ${[feed.title, `${feed.entries} entries`, feed.reason].filter(Boolean).join(" · ")}`,
          );
      if (feeds.length === 0) {
        throw new CommandFailure(
          `No feed was found at ${site}. If the site has one elsewhere, or a bridge makes one, put its address into sources.yaml.`,
        );
      }
    });
}
