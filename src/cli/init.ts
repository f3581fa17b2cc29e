import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, Option } from "commander";
import { PARTS } from "../config/config-file.ts";
import { type FirstAnswers, firstFiles } from "../config/first-files.ts";
import { CommandFailure } from "./command-failure.ts";
import { askAll, type InitOptions, withoutAsking } from "./first-answers.ts";
import { configOption, configurationDirectory, openConfiguration } from "./open-configuration.ts";
import { packageRoot } from "./package-root.ts";
import { say } from "./say.ts";

/** `broadsheet init`: a configuration to begin with. Never writes over anything. */
export function initCommand(): Command {
  return new Command("init")
    .description("Write a commented configuration to begin with; asks a few questions on a terminal")
    .addOption(configOption())
    .option("--title <title>", "what the service is called")
    .option("--url <address>", "its public address")
    .option("--language <tag>", "its language, as in en or pt-BR")
    .option("--contact <mailbox>", "an e-mail address that is read")
    .addOption(new Option("--source <address...>", "feeds to read, or pages that lead to one").default([]))
    .option("--json", "say as JSON what was written")
    .option("--yes", "ask nothing: what is not given is as proposed")
    .action(async (options: InitOptions & { config?: string; json?: boolean }) => {
      const directory = configurationDirectory(options.config);
      if (!options.yes && !process.stdin.isTTY)
        throw new CommandFailure(
          "there is no terminal to ask at: give --yes, and --title, --url, --contact, --source.",
          2,
        );
      const answers = options.yes
        ? withoutAsking(options)
        : await askAll(options, process.stdin, process.stderr);
      await writeFiles(directory, answers);
      const { sources } = await openConfiguration(directory);
      if (options.json) {
        say(JSON.stringify({ directory, ...answers }));
        return;
      }
      const here = directory === "./config" ? "" : ` --config ${directory}`;
      say(`
${directory}/ is written, and right. Next:

  npx broadsheet doctor${here}
      is everything there that the service needs?
  npx broadsheet discover SITE
      which feeds does a site have?
${sources.slice(0, 1).map(
  ({ id }) => `  npx broadsheet poll ${id} --dry-run${here}
      what would it bring, and where would that go?
`,
)}  npx broadsheet start${here}
      polls, publishes and serves`);
    });
}

async function writeFiles(directory: string, answers: FirstAnswers): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    for (const [name, text] of Object.entries(firstFiles(answers)))
      await writeFile(join(directory, name), text, { flag: "wx" });
    // For editors: what may stand in the files.
    const schemas = join(packageRoot(), "config", "schema");
    for (const part of PARTS)
      await cp(join(schemas, `${part}.json`), join(directory, "schema", `${part}.json`));
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw new CommandFailure(`${path} is there already; nothing is written over. Choose another --config.`);
    throw code === undefined ? error : new CommandFailure(`${directory} cannot be written: ${message}`);
  }
}
