import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import { rss, serve } from "../websub/documents.ts";
import { blocksOf, pages } from "./read-blocks.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = join(ROOT, "dist/src/cli/main.js");

/** What is not run here, and why. */
const NOT_RUN: Record<string, string> = {
  "npm run demo": "its press has a fixed port; what it starts is run by the tests of the pages",
  "npm test": "this is it",
  "node setup.mjs": "has run before every test",
  "npx tsc": "has built what this test runs",
  "npx biome check .": "is a step of npm run check",
  "npx knip": "is a step of npm run check",
};

/** Stands in PATH for `npx` and `npm`: runs the build. `start` comes back once the service says that it serves. */
const SHIM = `#!/bin/bash
case "$(basename "$0") $1 $2" in
"npx broadsheet "*) shift ;;
"npm start "*) shift; set -- start "$@" ;;
*) echo "no such command in the docs' test: $(basename "$0") $*" >&2; exit 99 ;;
esac
if [ "$1" = start ] && [ "$2" != --help ]; then
  "$NODE" "$MAIN" "$@" > service.out 2> service.log & service=$!
  echo $service >> "$PIDS"
  grep -q -m 1 "Broadsheet serves" < <(exec tail --pid=$service -n +1 -F service.log 2> /dev/null)
  sed -n 's|.*Broadsheet serves http://[^:]*:\\([0-9]*\\)/.*|\\1|p' service.log > port
  kill -0 $service
else exec "$NODE" "$MAIN" "$@"; fi
`;

/** Ends what was started, and waits for its end. */
const ENDING = `trap 'for pid in $(cat "$PIDS"); do kill $pid; tail --pid=$pid -f /dev/null; done' EXIT`;
/** Milliseconds for a page, of which each command takes one or two seconds. */
const LONGEST = 180_000;

let scratch: string;
let origin: Origin;
let redis: TestRedis;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-docs-"));
  // One for all of them: a private one for each command would take most of the time.
  redis = await startTestRedis({ persist: true });
  origin = await startOrigin(serve(rss(3)));
  await mkdir(join(scratch, "bin"));
  for (const name of ["npx", "npm"]) await writeFile(join(scratch, "bin", name), SHIM, { mode: 0o755 });
});
afterAll(async () => {
  await origin.close();
  await redis.stop();
  await rm(scratch, { recursive: true });
});

const runnable = pages()
  .map((page) => ({ page, blocks: blocksOf(page).filter(({ language }) => language === "sh") }))
  .filter(({ blocks }) => blocks.length > 0);

describe("the commands of", () => {
  it.each(runnable)(
    "$page do what they say",
    async ({ page, blocks }) => {
      const folder = join(scratch, page.replaceAll("/", "-"));
      await cp(join(ROOT, "config"), join(folder, "config"), { recursive: true });
      // The one publication that the pages name is ours here, and may be asked.
      const here = (text: string) =>
        text
          .replaceAll("https://paper.example", origin.url)
          .replaceAll("127.0.0.1:8080", "127.0.0.1:$(cat port)");
      const lines = blocks.flatMap(({ text }) => text.trim().split("\n"));
      const run = lines.filter((line) => NOT_RUN[line] === undefined && !line.startsWith("#"));
      const script = run.flatMap((line) => [
        here(line).replaceAll("paper-example", "127-0-0-1"),
        ...(line.includes("broadsheet init")
          ? ['printf "network: { allow: [127.0.0.0/8] }\\n" >> mine/site.yaml']
          : []),
      ]);
      const pids = join(folder, "pids");
      await writeFile(pids, "");
      const told = script.map((line) => `echo ${quoted(`$ ${line}`)}\n${line}`);
      const { code, output } = await bash(`set -e\n${ENDING}\n${told.join("\n")}`, folder, {
        PORT: "0",
        REDIS_URL: redis.url,
        BROADSHEET_PREFIX: page.replace(/\W/g, "-"),
        PIDS: pids,
      });
      expect(code, output).toBe(0);
    },
    LONGEST,
  );

  it("nothing else is left out, and everything that is left out is there", () => {
    const lines = runnable.flatMap(({ blocks }) => blocks.flatMap(({ text }) => text.trim().split("\n")));
    for (const line of Object.keys(NOT_RUN)) expect(lines).toContain(line);
    expect(lines.filter((line) => NOT_RUN[line] === undefined).length).toBeGreaterThan(30);
  });
});

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function bash(
  script: string,
  cwd: string,
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const variables = { ...process.env, ...env, NODE: process.execPath, MAIN, NO_COLOR: "1" };
  const path = `${join(scratch, "bin")}:${process.env["PATH"]}`;
  return new Promise((resolve) => {
    execFile("bash", ["-c", script], { cwd, env: { ...variables, PATH: path } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), output: `${stdout}\n${stderr}` }),
    );
  });
}
