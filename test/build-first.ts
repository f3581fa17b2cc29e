import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Tests that kill processes start them from the build, so it is brought up to date first. A build with type errors is good enough to run,
 * and `npm run check` does not let them pass.
 */
export default function buildFirst(): void {
  const setup = fileURLToPath(new URL("../setup.mjs", import.meta.url));
  spawnSync(process.execPath, [setup], { stdio: "inherit" });
}
