import { Argument, Command } from "commander";
import { writeDump } from "../backup/write-dump.ts";
import { PARTS } from "../config/config-file.ts";
import { readConfigFiles } from "../config/load.ts";
import { writeDumpFile } from "./dump-file.ts";
import { configOption, configurationDirectory, openConfiguration } from "./open-configuration.ts";
import { progressBar } from "./progress-bar.ts";
import { say, tell } from "./say.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet dump FILE`: everything that is stored, and the configuration, in one file. */
export function dumpCommand(): Command {
  return new Command("dump")
    .description("Write everything that is stored, and the configuration, to a file; restore --from reads it")
    .addArgument(new Argument("<file>", "where to; packed if it ends in .gz; - for standard output"))
    .addOption(configOption())
    .option("--json", "say as JSON what was written")
    .addHelpText(
      "after",
      "\nIt may be taken while the service runs. One JSON value a line; keep it to yourself: secrets are among it.",
    )
    .action(async (file: string, options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      const read = await readConfigFiles(configurationDirectory(options.config));
      const files = read.flatMap(({ content }, at) =>
        "text" in content ? { file: `${PARTS[at]}.yaml`, text: content.text } : [],
      );
      await withServices(configuration, async ({ redis, now }, { prefix }) => {
        const bar = progressBar("keys");
        let keys = 0;
        const progress = (done: number) => {
          keys = done;
          bar.update(done);
        };
        await writeDumpFile(file, writeDump({ redis, prefix, files, now, progress }));
        bar.stop();
        const report = options.json ? JSON.stringify({ file, keys }) : `${file}: ${keys} keys.`;
        if (file === "-") tell(report);
        else say(report);
      });
    });
}
