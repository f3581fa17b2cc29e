import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, unlink } from "node:fs/promises";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** This process owns the folder until it releases it, or until it and every child that inherited `listener` are gone. */
export interface HeldLock {
  kind: "held";
  /** Passed on to a child, it keeps the lock taken for as long as the child lives. */
  listener: Server;
  release(): Promise<void>;
}

/** A live process owns the folder. */
export interface TakenLock {
  kind: "taken";
  /** Settles when the owner lets go or dies. */
  gone: Promise<void>;
  /** Stops watching the owner. */
  leave(): void;
}

const GREETING = "broadsheet\n";
const NAME = /^owner\.[0-9a-f]{12}\.sock$/;

/**
 * Owns a folder among the processes of one machine. The lock is a listening Unix socket, so the kernel itself knows whether its owner lives:
 * no process id that could be another's by now, nothing stale after a crash or a reboot. Where the owner is dead but a child of its still
 * holds on, this waits for the child to end.
 *
 * Everyone binds a name of their own, then looks for others: of two at once at least one sees the other and steps back.
 */
export async function acquireOwnerLock(folder: string): Promise<HeldLock | TakenLock> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await lockNames(folder);
    const taken = await firstAlive(folder, before);
    if (taken) return taken;
    const name = `owner.${randomBytes(6).toString("hex")}.sock`;
    const held = await bind(join(folder, name));
    const others = (await lockNames(folder)).filter((other) => other !== name);
    const rival = await firstAlive(folder, others);
    if (!rival) {
      await removeDead(folder, others);
      // A rival that looked between this bind and its listen took the lock for dead and removed it.
      if ((await lockNames(folder)).includes(name)) return held;
    }
    rival?.leave();
    await held.release();
    await delay(Math.random() * 20 * attempt);
  }
}

async function lockNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAME.test(name));
}

async function firstAlive(folder: string, names: string[]): Promise<TakenLock | undefined> {
  for (const name of names) {
    const owner = await greet(join(folder, name));
    if (owner) return owner;
  }
  return undefined;
}

/**
 * Connects to a lock. A live owner greets; one that died is refused at once or, where a child still holds the socket, hung up on when the
 * child ends.
 */
async function greet(path: string): Promise<TakenLock | undefined> {
  const socket = createConnection(path);
  socket.on("error", () => socket.destroy());
  const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const greeted = new Promise<boolean>((resolve) => socket.once("data", () => resolve(true)));
  if (!(await Promise.race([greeted, gone]))) return undefined;
  socket.resume();
  return { kind: "taken", gone, leave: () => socket.destroy() };
}

async function bind(path: string): Promise<HeldLock> {
  const watchers = new Set<Socket>();
  const listener = createServer((socket) => {
    watchers.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => watchers.delete(socket));
    socket.write(GREETING);
    socket.resume();
  });
  listener.listen(path);
  await once(listener, "listening");
  // The lock alone must not keep a process alive that has nothing left to do.
  listener.unref();
  const closed = new Promise<void>((resolve) => listener.once("close", () => resolve()));
  const release = () => {
    listener.close();
    for (const socket of watchers) socket.destroy();
    return closed;
  };
  return { kind: "held", listener, release };
}

async function removeDead(folder: string, names: string[]): Promise<void> {
  for (const name of names) {
    await unlink(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}
