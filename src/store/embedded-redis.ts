import { chmod } from "node:fs/promises";
import { join, resolve } from "node:path";
import { awaitAnswer } from "./redis/await-answer.ts";
import { makeFolder } from "./redis/make-folder.ts";
import { acquireOwnerLock, type HeldLock } from "./redis/owner-lock.ts";
import type { RedisLog } from "./redis/redis-log.ts";
import { RedisUnavailable } from "./redis/redis-unavailable.ts";
import { socketFolder } from "./redis/socket-folder.ts";
import {
  NOT_INSTALLED,
  type ServerExit,
  type SupervisedServer,
  superviseServer,
} from "./redis/supervised-server.ts";

/** The private server of one data directory, as one of the processes that use it sees it. */
export interface EmbeddedRedis {
  /** Absolute path of its Unix socket; stays the same when another process takes the server over. */
  readonly socket: string;
  /** Whether this process started the server and stops it. A guest becomes the owner when the owner ends. */
  readonly owned: boolean;
  /** Settles with the reason when the server ended and could not be had again, and with nothing after {@link stop}. */
  readonly exited: Promise<RedisUnavailable | undefined>;
  /** Leaves the server; its owner has it write everything and waits for its end. May be called twice. */
  stop(): Promise<void>;
}

/** What {@link startEmbeddedRedis} needs. */
export interface EmbeddedRedisOptions {
  /** Where the data lives; made with mode 700 where it is missing. */
  directory: string;
  log: RedisLog;
}

/** This process's part in a running server, until `over`. */
interface Part {
  owned: boolean;
  over: Promise<unknown>;
  leave(): Promise<void>;
}

interface Place {
  directory: string;
  socket: string;
  folder: string;
  log: RedisLog;
}

/** Loading a large append-only file takes time; a server that says nothing at all for this long is broken. */
const START_PATIENCE = 10 * 60_000;
const STOP_PATIENCE = 30_000;
/** A server that ended this often within {@link RESTART_PERIOD} is not started again. */
const RESTARTS = 3;
const RESTART_PERIOD = 60_000;

/**
 * Starts a private Redis or Valkey on a Unix socket, with an append-only file in `directory`, or joins the one that another process runs
 * there. The server never outlives the process that started it, however that ends; the guests then start it again among themselves, and
 * clients reconnect on the same socket. Throws {@link RedisUnavailable} where none is installed or it does not start.
 */
export async function startEmbeddedRedis(options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  const directory = resolve(options.directory);
  const entered = await enter(directory, options.log).catch((error: unknown) => asOutage(directory, error));
  if (entered instanceof RedisUnavailable) throw entered;
  const { place } = entered;
  let { part } = entered;
  let stopping: Promise<void> | undefined;
  let leaving = false;
  const exited = keepPart(
    place,
    () => leaving,
    part,
    (next) => {
      part = next;
    },
  );
  const stop = async () => {
    leaving = true;
    await part.leave();
    await exited;
  };
  return {
    socket: place.socket,
    get owned() {
      return part.owned;
    },
    exited,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** Takes part again each time the server or its owner is gone, until this process leaves. */
async function keepPart(
  place: Place,
  leaving: () => boolean,
  first: Part,
  changed: (part: Part) => void,
): Promise<RedisUnavailable | undefined> {
  const ends: number[] = [];
  for (let part = first; ; ) {
    await part.over;
    if (leaving()) return undefined;
    ends.push(performance.now());
    const recent = ends.filter((end) => end > performance.now() - RESTART_PERIOD);
    if (part.owned && recent.length > RESTARTS) {
      await part.leave();
      return new RedisUnavailable(
        `the embedded Redis in ${place.directory} ended ${recent.length} times in a minute`,
      );
    }
    place.log.warn(
      part.owned ? "the embedded Redis ended and is started again" : "the embedded Redis lost its owner",
    );
    await part.leave();
    const next = await takePart(place).catch((error: unknown) => asOutage(place.directory, error));
    if (next instanceof RedisUnavailable) return next;
    part = next;
    changed(part);
    if (leaving()) await part.leave();
  }
}

async function preparePlace(directory: string, log: RedisLog): Promise<Place> {
  await makeFolder(directory, 0o700);
  await chmod(directory, 0o700);
  const folder = await socketFolder(directory);
  return { directory, folder, socket: join(folder, "redis.sock"), log };
}

async function enter(directory: string, log: RedisLog): Promise<{ place: Place; part: Part }> {
  const place = await preparePlace(directory, log);
  return { place, part: await takePart(place) };
}

/** The system's refusals (rights, a full disk) are outages with a sentence; anything else is a bug and goes on. */
function asOutage(directory: string, error: unknown): RedisUnavailable {
  if (error instanceof RedisUnavailable) return error;
  if (error instanceof Error && "syscall" in error) {
    return new RedisUnavailable(`the embedded Redis cannot use ${directory}: ${error.message}`);
  }
  throw error;
}

async function takePart(place: Place): Promise<Part> {
  for (;;) {
    const lock = await acquireOwnerLock(place.folder);
    if (lock.kind === "held") return await startServer(place, lock);
    const leave = async () => lock.leave();
    if (await awaitAnswer(place.socket, lock.gone, START_PATIENCE))
      return { owned: false, over: lock.gone, leave };
    lock.leave();
  }
}

async function startServer(place: Place, lock: HeldLock): Promise<Part> {
  const server = superviseServer(place.directory, settings(place), lock.listener);
  if (await awaitAnswer(place.socket, server.exited, START_PATIENCE)) {
    return { owned: true, over: server.exited, leave: () => stopServer(server, lock) };
  }
  await stopServer(server, lock);
  throw new RedisUnavailable(failure(place, await server.exited));
}

async function stopServer(server: SupervisedServer, lock: HeldLock): Promise<void> {
  await server.stop(STOP_PATIENCE);
  await lock.release();
}

/** Sorted sets of a few hundred members, as most tags' indexes are, take a third of the room. The name is one that every release knows. */
export const COMPACT = ["--zset-max-ziplist-entries", "512"];

function settings({ directory, socket }: Place): string[] {
  return [
    ...["--port", "0"],
    ...["--unixsocket", socket],
    ...["--unixsocketperm", "700"],
    ...["--dir", directory],
    ...["--appendonly", "yes"],
    ...["--appendfsync", "everysec"],
    ...["--save", ""],
    ...["--maxmemory-policy", "noeviction"],
    ...COMPACT,
    ...["--daemonize", "no"],
  ];
}

function failure({ directory }: Place, { code, lines }: ServerExit): string {
  if (code === NOT_INSTALLED) {
    return "neither redis-server nor valkey-server is installed: run `node setup.mjs`, or set REDIS_URL";
  }
  // `1234:M 01 Jan 2030 00:00:00.000 # What it says`: # marks what is wrong, * and - what merely happens.
  const spoken = lines.map(
    (line) => /^\d+:\w \d+ \w+ \d+ [\d:.]+ ([*#.-]) (.*)$/.exec(line) ?? ["", "#", line],
  );
  const wrong = spoken.filter(([, mark, words = ""]) => mark === "#" && !words.startsWith("WARNING"));
  const words = (wrong.length > 0 ? wrong : spoken).slice(-3).map(([, , said]) => said);
  return `the embedded Redis in ${directory} did not start (exit code ${code}): ${words.join(" / ")}`;
}
