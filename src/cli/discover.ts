import { Argument, Command } from "commander";
import { decode } from "../fetch/decode.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import { discoverFeeds } from "../parse/discover/discover-feeds.ts";
import { parse } from "../parse/parse.ts";
import { type FoundFeed, findFeeds } from "../pipeline/find-feed.ts";
import { CommandFailure } from "./command-failure.ts";
import { withFetcher } from "./fetch-once.ts";
import { say, tell } from "./say.ts";

const LIMITS = { timeout: 20_000, patience: 120_000, maxBytes: 15_000_000, attempts: 15, wanted: 5 };

/** `broadsheet discover SITE-URL`: which feeds a site has, best first. */
export function discoverCommand(): Command {
  return new Command("discover")
    .description("Find the feeds of a site: its announcements, its platform's habits, common places")
    .addArgument(new Argument("<site-url>", "a page of the site; https:// may be left out"))
    .option("--json", "as JSON, for scripts")
    .action(async (site: string, options: { json?: boolean }) => {
      const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(site) ? site : `https://${site}`;
      const { notice } = discoverFeeds({ url });
      if (notice !== undefined) throw new CommandFailure(notice);
      const found = await withFetcher((fetcher) => search(url, fetcher));
      if (options.json) say(JSON.stringify(found, null, 2));
      else
        for (const feed of found)
          say(
            `${feed.url}\n    ${[feed.title, `${feed.entries} entries`, feed.reason].filter(Boolean).join(" · ")}`,
          );
      if (found.length === 0) {
        throw new CommandFailure(
          `No feed was found at ${url}. If the site has one elsewhere, or a bridge makes one, put its address into sources.yaml.`,
        );
      }
    });
}

interface Listed {
  url: string;
  title?: string;
  entries: number;
  reason: string;
}

async function search(url: string, fetcher: Fetcher): Promise<Listed[]> {
  const page = await fetcher.fetch({
    url,
    validators: {},
    timeout: LIMITS.timeout,
    maxBytes: LIMITS.maxBytes,
  });
  if (page.kind !== "fetched") {
    throw new CommandFailure(
      "message" in page ? page.message : `${url} answered with status ${page.status}.`,
    );
  }
  const parsed = await parse(decode(page.body, page.contentType).text, { url: page.url });
  if (parsed.kind === "parsed") {
    return [
      {
        url: page.url,
        title: parsed.title?.value,
        entries: parsed.items.length,
        reason: "it is a feed itself",
      },
    ];
  }
  tell(`Asking the likeliest places at ${new URL(page.url).host} …`);
  const { found } = await findFeeds({ page, fetcher, ...LIMITS });
  return found.map(listed);
}

function listed({ candidate, answer, items }: FoundFeed): Listed {
  return { url: answer.url, title: candidate.title, entries: items, reason: candidate.reason };
}
