#!/usr/bin/env node
// Makes a clone ready to run: packages, build, Redis. Plain JavaScript without dependencies, because it runs before there are any.
// Quick and silent where nothing is missing. `node setup.mjs [--quiet]`.
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const quiet = process.argv.includes("--quiet");
const lockFile = join(root, "var", "setup.lock");
const lockfile = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");
const installStamp = join(root, "node_modules", ".setup-stamp");
const buildStamp = join(root, "dist", ".setup-stamp");
const serverNames = ["redis-server", "valkey-server"];
/** A lock whose owner has not touched it for this many milliseconds is nobody's. */
const lockAge = 30_000;

class SetupFailure extends Error {}

/** Redis is installed while the packages are: they wait for different things. */
async function setUp() {
  const results = await Promise.allSettled([prepareCode(), redisMissing() ? installRedis() : undefined]);
  for (const { reason } of results) if (reason) throw reason;
}

async function prepareCode() {
  if (packagesMissing()) await installPackages();
  if (buildMissing()) await build();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupFailure(`Broadsheet needs Node.js 20.19 or newer, and this is ${process.versions.node}.`);
  }
}

// Packages

/** The stamp holds the lock file's hash; without one (somebody ran npm themselves), npm's own record must be the younger. */
function packagesMissing() {
  if (!existsSync(installed)) return true;
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === hash(readFileSync(lockfile)))
    return false;
  return statSync(installed).mtimeMs < statSync(lockfile).mtimeMs;
}

async function installPackages() {
  say("Installing packages (npm ci) …");
  // NODE_ENV=production would leave the compiler out.
  const ci = () =>
    npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]);
  let result = await ci();
  if (result.code !== 0) {
    say("npm ci failed; trying once more …");
    result = await ci();
  }
  if (result.code !== 0)
    throw new SetupFailure(
      `${result.output.trimEnd()}\nThe packages could not be installed: npm ci failed twice.`,
    );
  writeFileSync(installStamp, hash(readFileSync(lockfile)));
}

function npm(args) {
  const npmScript = process.env.npm_execpath;
  return npmScript?.endsWith(".js") ? run(process.execPath, [npmScript, ...args]) : run("npm", args);
}

// Build

function buildMissing() {
  return !existsSync(buildStamp) || readFileSync(buildStamp, "utf8") !== sourcesHash();
}

async function build() {
  say("Building (tsc) …");
  const before = sourcesHash();
  const result = await run(process.execPath, [
    join(root, "node_modules", "typescript", "bin", "tsc"),
    "-p",
    root,
  ]);
  if (result.code !== 0) throw new SetupFailure(`${result.output.trimEnd()}\nThe build failed.`);
  removeOrphans();
  writeFileSync(buildStamp, before);
}

/** Paths, sizes and times of everything the build reads: reading it all would take longer than a start may. */
function sourcesHash() {
  const facts = sourceFiles().map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${relative(root, file)} ${size} ${mtimeMs}`;
  });
  return hash(`${facts.join("\n")}\n${hash(readFileSync(lockfile))}`);
}

function sourceFiles() {
  const files = ["tsconfig.json", "vitest.config.ts"].map((name) => join(root, name));
  for (const folder of ["src", "workers", "test"])
    files.push(...filesUnder(join(root, folder), /\.(ts|json)$/));
  return files;
}

/** A worker whose source is gone must not go on running from dist. */
function removeOrphans() {
  for (const file of filesUnder(join(root, "dist"), /\.(js|js\.map|d\.ts)$/)) {
    const source = join(root, relative(join(root, "dist"), file)).replace(/\.(js|js\.map|d\.ts)$/, ".ts");
    if (!existsSync(source)) rmSync(file);
  }
}

function filesUnder(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

// Redis

function redisMissing() {
  return !process.env.REDIS_URL && !serverNames.some(findProgram);
}

async function installRedis() {
  const manager = packageManagers().find(({ program }) => findProgram(program));
  const hint = "or name a running Redis in REDIS_URL";
  if (!manager) {
    throw new SetupFailure(
      `Redis is missing: install redis-server or valkey-server with your system's packages, ${hint}.`,
    );
  }
  const byHand = `${manager.root ? "sudo " : ""}${manager.byHand}`;
  const elevated = manager.root ? await elevation() : [];
  if (!elevated)
    throw new SetupFailure(`Redis is missing, and installing it needs root: type \`${byHand}\`, ${hint}.`);
  say(`Redis is missing: installing it with ${manager.program} …`);
  const [command, ...args] = [...elevated, "/bin/sh", "-c", manager.script];
  const result = await run(command, args);
  if (result.code === 0 && !redisMissing()) return;
  throw new SetupFailure(
    `${result.output.trimEnd()}\n${manager.program} could not install Redis: type \`${byHand}\`, ${hint}.`,
  );
}

/** `byHand` is what to type, `script` what is run; both install, neither leaves a server running. */
function packageManagers() {
  return [
    { program: "apt-get", root: true, byHand: "apt-get install redis-server", script: aptScript },
    {
      program: "dnf",
      root: true,
      byHand: "dnf install valkey",
      script: "dnf install -y valkey || dnf install -y redis",
    },
    {
      program: "apk",
      root: true,
      byHand: "apk add redis",
      script: "apk add --no-cache redis || apk add --no-cache valkey",
    },
    {
      program: "pacman",
      root: true,
      byHand: "pacman -S valkey",
      script:
        "pacman -S --noconfirm --needed valkey || pacman -Sy --noconfirm --needed valkey || pacman -S --noconfirm redis",
    },
    {
      program: "brew",
      root: false,
      byHand: "brew install redis",
      script: "brew install redis || brew install valkey",
    },
  ];
}

/**
 * Debian's package starts a server on port 6379 and has it start at every boot. policy-rc.d forbids the first while it installs, and
 * update-rc.d takes the second back, for systemd as for the older init.
 */
const aptScript = `
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' INT TERM HUP
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
fi
apt-get update -q
for server in redis-server valkey-server; do
  if apt-get install -yq --no-install-recommends "$server"; then
    update-rc.d "$server" disable || true
    exit 0
  fi
done
exit 1
`;

/** The words before a command that needs root: none for root itself, sudo where it asks no password, else \`undefined\`. */
async function elevation() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram("sudo")) return undefined;
  return (await run("sudo", ["-n", "true"])).code === 0 ? ["sudo", "-n"] : undefined;
}

function findProgram(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  folders.push("/usr/local/bin", "/usr/bin", "/usr/sbin", "/opt/homebrew/bin", "/opt/homebrew/sbin");
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

// One at a time

/** Runs a task while this process alone holds the lock; the owner keeps touching it, so that one who died is known by its age. */
async function underLock(task) {
  mkdirSync(dirname(lockFile), { recursive: true });
  const own = `${lockFile}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let told = false; !takeLock(own); told = true) {
      if (!told) say("Another set-up is running here; waiting for it …");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    rmSync(own, { force: true });
  }
  const heart = setInterval(touchLock, lockAge / 6);
  const release = () => rmSync(lockFile, { force: true });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
  process.once("exit", release);
  try {
    await task();
  } finally {
    clearInterval(heart);
    process.off("exit", release);
    release();
  }
}

function touchLock() {
  const now = new Date();
  utimesSync(lockFile, now, now);
}

/** A link appears with its content or not at all. */
function takeLock(own) {
  try {
    linkSync(own, lockFile);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const stats = statSync(lockFile, { throwIfNoEntry: false });
  if (stats && Date.now() - stats.mtimeMs > lockAge) {
    const aside = `${own}.stale`;
    try {
      renameSync(lockFile, aside);
      rmSync(aside, { force: true });
    } catch (error) {
      // Somebody else who waits was quicker.
      if (error.code !== "ENOENT") throw error;
    }
  }
  return false;
}

// Small things

/** Runs a command in the clone and collects what it prints. */
async function run(command, args) {
  const { spawn } = await import("node:child_process");
  return await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (bytes) => {
        output = `${output}${bytes}`.slice(-20_000);
      });
    }
    child.once("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

function hash(content) {
  return createHash("sha256").update(content).digest("hex");
}

function say(line) {
  if (!quiet) process.stderr.write(`${line}\n`);
}

try {
  checkNode();
  if (packagesMissing() || buildMissing() || redisMissing()) await underLock(setUp);
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
