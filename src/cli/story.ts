import { Argument, Command } from "commander";
import type { StoredEntry } from "../model/stored-entry.ts";
import {
  type CorrectionDeps,
  forgetWords,
  joinEntries,
  pinEntry,
  splitEntry,
  unpinEntry,
} from "../pipeline/correct-story.ts";
import { explainStory } from "../pipeline/explain-story.ts";
import { entryNamed } from "./entry-named.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { printStory } from "./print-story.ts";
import { say } from "./say.ts";
import { withServices } from "./with-services.ts";

const NAME = "its ref, its id, or the address it is read at";

/** `broadsheet story ENTRY`, and what operators may say of stories: join, split, pin, unpin, forget. */
export function storyCommand(): Command {
  return new Command("story")
    .description("Show the story an entry belongs to, and why; join, split and pin entries")
    .addCommand(showCommand(), { isDefault: true })
    .addCommand(joinCommand())
    .addCommand(wordCommand("split", "Take an entry out of its story, for good", splitEntry, "stands alone"))
    .addCommand(wordCommand("pin", "Have an entry lead its story", pinEntry, "leads its story"))
    .addCommand(
      wordCommand(
        "unpin",
        "Have the rules decide again who leads",
        unpinEntry,
        "leads where the rules say so",
      ),
    )
    .addCommand(
      wordCommand(
        "forget",
        "Forget what was said of an entry: joins, split, pin",
        forgetWords,
        "is what it is judged to be",
      ),
    );
}

function showCommand(): Command {
  return new Command("show")
    .description("Show the story an entry belongs to, and why")
    .addArgument(new Argument("<entry>", NAME))
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (name: string, options: { config?: string; json?: boolean }) => {
      await withServices(await openConfiguration(options.config), async (services) => {
        const stored = await entryNamed(name, services);
        const report = await explainStory(stored, services.network().sources, services);
        if (options.json) say(JSON.stringify({ ref: stored.ref, ...report }));
        else printStory(stored, report);
      });
    });
}

function joinCommand(): Command {
  return new Command("join")
    .description("Have two entries told as one story, whatever is judged of them")
    .addArgument(new Argument("<one>", NAME))
    .addArgument(new Argument("<other>", "the same of the other"))
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (one: string, other: string, options: { config?: string; json?: boolean }) => {
      await withServices(await openConfiguration(options.config), async (services) => {
        const [first, second] = [await entryNamed(one, services), await entryNamed(other, services)];
        await joinEntries(first, second, { ...services, publish: services.queues.publish });
        await services.queues.queueAsked();
        say(
          options.json
            ? JSON.stringify({ joined: [first.ref, second.ref] })
            : `${first.ref} and ${second.ref} are one story.`,
        );
      });
    });
}

function wordCommand(
  name: string,
  description: string,
  act: (stored: StoredEntry, deps: CorrectionDeps) => Promise<void>,
  done: string,
): Command {
  return new Command(name)
    .description(description)
    .addArgument(new Argument("<entry>", NAME))
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (entry: string, options: { config?: string; json?: boolean }) => {
      await withServices(await openConfiguration(options.config), async (services) => {
        const stored = await entryNamed(entry, services);
        await act(stored, { ...services, publish: services.queues.publish });
        await services.queues.queueAsked();
        say(options.json ? JSON.stringify({ ref: stored.ref, done: name }) : `${stored.ref} ${done}.`);
      });
    });
}
