import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Argument, Command } from "commander";
import { parseFeed } from "../index.ts";
import type { NormalizedFeed, Refusal } from "../model/normalized-feed.ts";
import { CommandFailure } from "./command-failure.ts";
import { fetchOnce } from "./fetch-once.ts";
import { say } from "./say.ts";

/** `broadsheet parse FILE|URL`: what a feed says, normalised; or what a document is that is none. */
export function parseCommand(): Command {
  return new Command("parse")
    .description("Read one feed from a file or an address and show what it says, normalised")
    .addArgument(new Argument("<file-or-url>", "a file, an http(s) address, or - for standard input"))
    .option("--json", "the whole feed as JSON")
    .option("--url <url>", "for a file: the address it came from, for its relative addresses")
    .option("--content-type <type>", "for a file: the Content-Type it was served with")
    .action(async (target: string, options: { json?: boolean; url?: string; contentType?: string }) => {
      const body = await open(target, options);
      const result = await parseFeed(body.bytes, { url: body.url, contentType: body.contentType });
      if (options.json) say(JSON.stringify(result, null, 2));
      else if (result.kind === "feed") say(summary(result).join("\n"));
      if (result.kind === "refusal") throw new CommandFailure(refusalText(target, result));
    });
}

interface Opened {
  bytes: Uint8Array;
  url?: string;
  contentType?: string;
}

async function open(
  target: string,
  { url, contentType }: { url?: string; contentType?: string },
): Promise<Opened> {
  if (/^https?:\/\//i.test(target)) {
    const answer = await fetchOnce(target);
    return { bytes: answer.body, url: answer.url, contentType: answer.contentType };
  }
  try {
    return { bytes: target === "-" ? await buffer(process.stdin) : await readFile(target), url, contentType };
  } catch (error) {
    throw new CommandFailure(
      `${target} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function summary(feed: NormalizedFeed): string[] {
  const facts: Array<[name: string, value: string | undefined]> = [
    ["title", feed.title],
    ["format", feed.format],
    ["link", feed.link],
    ["language", feed.language],
    ["updated", feed.updated],
    ["hubs", feed.hubs.join(" ")],
    ["notes", feed.notes.join("; ")],
  ];
  const head = facts.filter(([, value]) => value).map(([name, value]) => `${name.padEnd(10)}${value}`);
  const entries = feed.entries.map(
    ({ published, updated, title, url, id }) =>
      `${(published ?? updated ?? "no date").padEnd(22)}${title || "(no title)"}\n${" ".repeat(22)}${url ?? id}`,
  );
  return [...head, "", ...entries, "", `${feed.entries.length} entries`];
}

function refusalText(target: string, { message, announced }: Refusal): string {
  const feeds = announced.map(({ url, title }) => `\n  ${url}${title ? `  (${title})` : ""}`).join("");
  return `${target} is not a feed: ${message}${feeds ? `\nIt announces:${feeds}` : ""}`;
}
