import { Command } from "commander";
import { readEnv } from "../config/env.ts";
import { examineInstallation } from "./examine-installation.ts";
import { findingsWords } from "./findings-words.ts";
import { configOption } from "./open-configuration.ts";
import { say } from "./say.ts";

/** `broadsheet doctor`: what of this installation is wrong, and what to do about it. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Examine this installation: Redis, clock, disk, DNS, configuration, port; says what to do")
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .option("--offline", "ask no host of a source")
    .addHelpText(
      "after",
      `
Of at most five hosts of sources, the root is asked for once (HEAD); no feed is.
Exit codes: 0 it can run (there may be doubts), 1 something keeps it from running or loses entries.`,
    )
    .action(async (options: { config?: string; json?: boolean; offline?: boolean }) => {
      const findings = await examineInstallation(readEnv(), { ...options, openFiles: openFiles() });
      if (options.json) say(JSON.stringify(findings, null, 2));
      else say(findingsWords(findings));
      if (findings.some(({ verdict }) => verdict === "fault")) process.exitCode = 1;
    });
}

/** The soft limit of open files, where the process is told. */
function openFiles(): number | undefined {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft?: number | string } } };
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === "number" ? soft : undefined;
}
