#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { VERSION } from "../version.ts";
import { alertsCommand } from "./alerts.ts";
import { checkCommand } from "./check.ts";
import { CommandFailure } from "./command-failure.ts";
import { completionCommand } from "./completion.ts";
import { demoCommand } from "./demo.ts";
import { discoverCommand } from "./discover.ts";
import { doctorCommand } from "./doctor.ts";
import { dumpCommand } from "./dump.ts";
import { explainCommand } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init.ts";
import { migrateFromCommand } from "./migrate-from.ts";
import { parseCommand } from "./parse.ts";
import { pauseCommand } from "./pause.ts";
import { pollCommand } from "./poll.ts";
import { reindexCommand } from "./reindex.ts";
import { removeCommand } from "./remove.ts";
import { restoreCommand } from "./restore.ts";
import { resumeCommand } from "./resume.ts";
import { startCommand } from "./start.ts";
import { statusCommand } from "./status.ts";
import { storyCommand } from "./story.ts";

const program = new Command("broadsheet")
  .description("Polls the feeds of many publications, tells each story once, publishes merged feeds.")
  .version(VERSION)
  .showHelpAfterError("(broadsheet --help lists the commands, broadsheet COMMAND --help explains one)")
  .exitOverride()
  .addCommand(startCommand())
  .addCommand(demoCommand())
  .addCommand(initCommand())
  .addCommand(checkCommand())
  .addCommand(doctorCommand())
  .addCommand(statusCommand())
  .addCommand(alertsCommand())
  .addCommand(pollCommand())
  .addCommand(pauseCommand())
  .addCommand(resumeCommand())
  .addCommand(explainCommand())
  .addCommand(parseCommand())
  .addCommand(discoverCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(migrateFromCommand())
  .addCommand(dumpCommand())
  .addCommand(reindexCommand())
  .addCommand(storyCommand())
  .addCommand(removeCommand())
  .addCommand(restoreCommand())
  .addCommand(completionCommand())
  .addHelpText(
    "after",
    `
Examples:
  broadsheet demo                                  see it all run, with a sample press on this machine
  broadsheet init                                  a configuration to begin with
  broadsheet check --fix                           is the configuration right? mends simple mistakes
  broadsheet doctor                                what is wrong here, and what to do about it?
  broadsheet start                                 poll, publish and serve, all in one process
  broadsheet start --role poll                     only poll; run as many of these as you like
  broadsheet poll left-voice --dry-run             what would be shelved where, and why
  broadsheet status left-voice --watch             one source and its last polls, as they come
  broadsheet story https://example.org/report      who else carries it, and how that is known
  broadsheet parse https://example.org/feed --json what this feed says, normalised

The configuration is read from ./config, or from --config or BROADSHEET_CONFIG. Without REDIS_URL a private Redis
is started under ./var and stopped again. Exit codes: 0 done, 1 something is wrong, 2 the command was mistyped.`,
  );

// What is mistyped after a command's name ends as what is mistyped before it.
for (const command of program.commands) command.copyInheritedSettings(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof CommandFailure) {
    process.stderr.write(`broadsheet: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(
      `broadsheet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 70;
  }
}

// A job that was left in hand, or a client that waits for a lost store, must not keep a process that is done.
setTimeout(() => process.exit(), 3_000).unref();
