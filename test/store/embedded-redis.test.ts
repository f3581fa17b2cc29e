import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedRedis, startEmbeddedRedis } from "../../src/store/embedded-redis.ts";
import { RedisUnavailable } from "../../src/store/redis/redis-unavailable.ts";

const HOLDER = fileURLToPath(new URL("../../dist/test/store/hold-embedded-redis.js", import.meta.url));

const said: string[] = [];
const log = { info: (message: string) => said.push(message), warn: (message: string) => said.push(message) };
const children: ChildProcess[] = [];
const started: EmbeddedRedis[] = [];
const clients: Redis[] = [];
let directory = "";

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), "broadsheet-embedded-")), "redis");
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  for (const redis of started.splice(0)) await redis.stop();
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
  await untilFree();
  await rm(join(directory, ".."), { recursive: true });
});

async function start(where = directory): Promise<EmbeddedRedis> {
  const redis = await startEmbeddedRedis({ directory: where, log });
  started.push(redis);
  return redis;
}

function client(redis: { socket: string }): Redis {
  const made = new Redis({ path: redis.socket });
  made.on("error", (error) => said.push(error.message));
  clients.push(made);
  return made;
}

async function serverPid(redis: { socket: string }): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await client(redis).info("server"))?.[1]);
}

/** Another process that takes part, once it does. */
async function hold(): Promise<{ child: ChildProcess; owned: boolean; socket: string }> {
  const child = spawn(process.execPath, [HOLDER, directory], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) };
  throw new Error("the process ended without taking part");
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until no process works in the directory any more: what a server of it, or its shell, has as working directory. */
async function untilFree(): Promise<void> {
  await expect.poll(async () => await processesIn(directory), { timeout: 30_000, interval: 20 }).toEqual([]);
}

async function processesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (words.includes(folder) && !words.includes("hold-embedded-redis"))
      found.push(words.replaceAll("\0", " "));
  }
  return found;
}

describe("the embedded Redis", () => {
  test("keeps what was written for the next start, in a folder nobody else reads", async () => {
    const first = await start();
    expect(first.owned).toBe(true);
    await client(first).set("headline", "kept");
    await first.stop();
    expect(await first.exited).toBeUndefined();
    const second = await start();
    expect(await client(second).get("headline")).toBe("kept");
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(second.socket)).mode & 0o777).toBe(0o700);
  });

  test("listens on no port and evicts nothing", async () => {
    const redis = client(await start());
    const settings = ["port", "maxmemory-policy", "appendfsync", "appendonly", "save"];
    const values = await Promise.all(settings.map(async (name) => await redis.config("GET", name)));
    expect(values).toEqual([
      ["port", "0"],
      ["maxmemory-policy", "noeviction"],
      ["appendfsync", "everysec"],
      ["appendonly", "yes"],
      ["save", ""],
    ]);
  });

  test("is joined by others while it runs", async () => {
    const owner = await start();
    const guest = await start();
    expect([owner.owned, guest.owned]).toEqual([true, false]);
    expect(guest.socket).toBe(owner.socket);
    expect(await serverPid(guest)).toBe(await serverPid(owner));
    await guest.stop();
    expect(await client(owner).ping()).toBe("PONG");
  });

  test("has one owner when many start at once", async () => {
    const many = await Promise.all([
      ...Array.from({ length: 4 }, () => hold()),
      start(),
      start(),
      start(),
      start(),
    ]);
    expect(many.filter(({ owned }) => owned)).toHaveLength(1);
    const pids = await Promise.all(many.map(serverPid));
    expect(new Set(pids).size).toBe(1);
    expect(
      await processesIn(directory).then((found) => found.filter((line) => line.includes("-server"))),
    ).not.toHaveLength(0);
  });

  test("dies with its owner, however that dies, and its data is found again", async () => {
    const owner = await hold();
    expect(owner.owned).toBe(true);
    const pid = await serverPid(owner);
    await client(owner).set("headline", "survived");
    owner.child.kill("SIGKILL");
    await once(owner.child, "exit");
    // Not told to wait, the next owner does: it takes over from a server that is still dying.
    const next = await start();
    expect(next.owned).toBe(true);
    expect(alive(pid)).toBe(false);
    expect(await client(next).get("headline")).toBe("survived");
  });

  test("leaves no process behind when its owner is killed", async () => {
    const owner = await hold();
    expect(await processesIn(directory)).not.toEqual([]);
    owner.child.kill("SIGKILL");
    await untilFree();
  });

  test("stops with an owner that is asked to", async () => {
    const owner = await hold();
    owner.child.kill("SIGTERM");
    expect((await once(owner.child, "exit"))[0]).toBe(0);
    expect(await processesIn(directory)).toEqual([]);
  });

  test("is out of reach of Ctrl-C in its owner's terminal", async () => {
    const owner = await hold();
    const groups = await Promise.all([owner.child.pid ?? 0, await serverPid(owner)].map(processGroup));
    expect(groups[0]).not.toBe(groups[1]);
  });

  test("is started again by a guest whose owner is killed, on the same socket and with the data", async () => {
    const owner = await hold();
    const guest = await start();
    expect(guest.owned).toBe(false);
    const connection = client(guest);
    await connection.set("headline", "handed over");
    owner.child.kill("SIGKILL");
    await expect.poll(() => guest.owned, { timeout: 30_000 }).toBe(true);
    expect(await connection.get("headline")).toBe("handed over");
  });

  test("is started again by its owner when it crashes", async () => {
    const owner = await start();
    const connection = client(owner);
    await connection.set("headline", "again");
    const before = await serverPid(owner);
    process.kill(before, "SIGKILL");
    await expect.poll(() => serverPid(owner), { timeout: 30_000 }).not.toBe(before);
    expect(await connection.get("headline")).toBe("again");
    expect(said.join("\n")).toContain("ended and is started again");
  });

  test("is given up with its reason when it crashes again and again", async () => {
    const owner = await start();
    let over = false;
    owner.exited.then(() => {
      over = true;
    });
    let last = 0;
    while (!over) {
      const pid = await Promise.race([serverPid(owner), owner.exited.then(() => last)]);
      // One that has just answered may be gone before it is killed: by then another is on its way.
      if (pid !== last && alive(pid)) process.kill(pid, "SIGKILL");
      last = pid;
    }
    expect((await owner.exited)?.message).toContain("times in a minute");
  });
});

describe("an embedded Redis that cannot start", () => {
  async function refusal(where = directory): Promise<string> {
    const error = await start(where).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RedisUnavailable);
    return error instanceof Error ? error.message : "";
  }

  test("says what the server says of a damaged file, and leaves the file alone", async () => {
    const first = await start();
    await client(first).set("headline", "x".repeat(2000));
    await first.stop();
    const [file = ""] = (await readdir(join(directory, "appendonlydir"))).filter((name) =>
      name.endsWith(".incr.aof"),
    );
    const path = join(directory, "appendonlydir", file);
    const damaged = Buffer.concat([Buffer.from("this is no command\r\n"), await readFile(path)]);
    await writeFile(path, damaged);
    const message = await refusal();
    expect(message).toContain(directory);
    expect(message).toMatch(/Bad file format reading the append only file/);
    expect(message).not.toContain("\n");
    expect(await readFile(path)).toEqual(damaged);
  });

  test("says which file stands in the way", async () => {
    await writeFile(directory, "not a directory");
    expect(await refusal()).toContain(directory);
    await rm(directory);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, "appendonlydir"), "not a directory");
    expect(await refusal()).toMatch(/append/i);
  });
});

describe("a directory whose path is too long for a socket", () => {
  test("has its socket in a short private folder, the same for everyone", async () => {
    const long = join(directory, "a-very-long-name".repeat(8));
    const owner = await start(long);
    const guest = await start(long);
    expect(Buffer.byteLength(owner.socket)).toBeLessThan(104);
    expect(guest.socket).toBe(owner.socket);
    expect(guest.owned).toBe(false);
    expect((await stat(join(owner.socket, ".."))).mode & 0o777).toBe(0o700);
    await client(owner).set("headline", "kept");
    expect(await readdir(long)).toContain("appendonlydir");
    await rm(join(owner.socket, ".."), { recursive: true });
  });
});

/** Field 5 of /proc/PID/stat; the name before it may hold spaces. */
async function processGroup(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[2]);
}
