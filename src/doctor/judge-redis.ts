import { doubt, type Finding, fault, good } from "./finding.ts";
import type { RedisTrial, ServerFacts } from "./redis-facts.ts";

const ABOUT = "Redis";
/** The first release with all commands that the service and its queues use. */
const LEAST = "6.2";
/** Connections that a process of every role opens, with room for a command beside it. */
const CLIENTS = 40;
/** Milliseconds. */
const SLOW = 20;
const APART = 5_000;
const NEARLY_FULL = 0.9;

/** Judges a server's version and settings. */
export function judgeServer(facts: ServerFacts): Finding[] {
  const found = [
    version(facts),
    eviction(facts),
    ...persistence(facts),
    role(facts),
    room(facts),
    clients(facts),
  ];
  const wrong = found.filter((one) => one !== undefined);
  return wrong.length > 0 ? wrong : [good(ABOUT, `${facts.name}, settings as they should be.`)];
}

/** Judges how it can be used. */
export function judgeTrial({ answersIn, ahead, refusals }: RedisTrial): Finding[] {
  const found = refusals.map((refusal) =>
    fault(ABOUT, `It refuses what the service does: ${refusal}.`, remedyFor(refusal)),
  );
  if (answersIn > SLOW)
    found.push(
      doubt(
        ABOUT,
        `An answer takes ${Math.round(answersIn)} ms, and a poll waits for several.`,
        "Run the service near Redis, or look what keeps Redis or this machine busy (redis-cli SLOWLOG GET).",
      ),
    );
  if (Math.abs(ahead) > APART)
    found.push(
      fault(
        "clock",
        `Redis's clock is ${seconds(ahead)} ${ahead > 0 ? "ahead of" : "behind"} this machine's.`,
        "Set both by NTP (timedatectl set-ntp true): schedules and leases are told by the clock.",
      ),
    );
  return found.length > 0
    ? found
    : [good(ABOUT, `It answers in ${answersIn.toFixed(1)} ms and takes writes and scripts.`)];
}

/** What to do where Redis cannot be reached at all, by what was said of it. */
export function remedyForOutage(message: string): string {
  if (/not installed|node setup\.mjs/.test(message))
    return "Run node setup.mjs, which installs one, or set REDIS_URL.";
  if (/REDIS_URL/.test(message)) return "Correct REDIS_URL; redis://host:6379 is the plainest form.";
  if (/WRONGPASS|NOAUTH|invalid password|ERR AUTH|without any password/i.test(message))
    return "Put the right password into REDIS_URL, as in redis://user:password@host:6379.";
  if (/certificate/i.test(message))
    return "Name the host that the certificate is for, or have NODE_EXTRA_CA_CERTS point to its issuer.";
  if (/cluster support disabled/i.test(message))
    return "This is a single server: begin REDIS_URL with redis:// instead of redis+cluster://.";
  if (/ECONNREFUSED|ENOENT/.test(message))
    return "Start it, or correct host and port in REDIS_URL; without REDIS_URL a private one is used.";
  if (/ENOTFOUND|EAI_AGAIN/.test(message))
    return "Correct the host's name in REDIS_URL, or have your DNS know it.";
  if (/cannot use|ENOTDIR|EACCES|EROFS|ENOSPC/.test(message))
    return "Set BROADSHEET_VAR to a directory on a disk with room that this user may write.";
  if (/MAXCLIENTS|max number of clients/i.test(message))
    return "Raise maxclients in redis.conf, or end what holds its connections.";
  return "Look at its log, and whether a firewall is between.";
}

function version({ name, version: has }: ServerFacts): Finding | undefined {
  if (!older(has, LEAST)) return undefined;
  return fault(
    ABOUT,
    `${name} is too old: ${LEAST} is the least.`,
    "Install Redis 7 or Valkey 8, or unset REDIS_URL.",
  );
}

function eviction({ policy }: ServerFacts): Finding | undefined {
  if (policy === undefined || policy === "noeviction") return undefined;
  return fault(
    ABOUT,
    `maxmemory-policy is ${policy}: when memory runs short it deletes entries and jobs.`,
    "Run redis-cli CONFIG SET maxmemory-policy noeviction, and write the same into redis.conf.",
  );
}

function persistence({ appendOnly, save, saved }: ServerFacts): Finding[] {
  const found: Finding[] = [];
  if (appendOnly === false && save === "")
    found.push(
      fault(
        ABOUT,
        "It keeps nothing on disk: a restart of Redis loses every entry.",
        "Run redis-cli CONFIG SET appendonly yes, and write appendonly yes into redis.conf.",
      ),
    );
  else if (appendOnly === false && save !== undefined)
    found.push(
      doubt(
        ABOUT,
        "It keeps snapshots only: a crash of Redis loses what came since the last.",
        "Run redis-cli CONFIG SET appendonly yes, and write appendonly yes into redis.conf.",
      ),
    );
  if (!saved)
    found.push(
      fault(
        ABOUT,
        "Its last write to disk failed, so it may refuse every change.",
        "Look into its log; mostly its disk is full, or its directory (redis-cli CONFIG GET dir) may not be written.",
      ),
    );
  return found;
}

function role({ role: is, loading }: ServerFacts): Finding | undefined {
  if (loading) return doubt(ABOUT, "It is still reading its data.", "Wait until it has.");
  if (is === undefined || is === "master") return undefined;
  return fault(
    ABOUT,
    "It is a replica and takes no changes.",
    "Point REDIS_URL to the master, or to the sentinels: redis+sentinel://host:26379/name.",
  );
}

function room({ maxMemory, usedMemory }: ServerFacts): Finding | undefined {
  if (maxMemory === 0 || usedMemory < maxMemory * NEARLY_FULL) return undefined;
  const used = `${Math.round((usedMemory / maxMemory) * 100)} %`;
  return fault(
    ABOUT,
    `${used} of its memory (maxmemory) is in use; at 100 % nothing new is stored.`,
    "Raise maxmemory, or keep less: retention in site.yaml.",
  );
}

function clients({ maxClients, clients: now }: ServerFacts): Finding | undefined {
  if (maxClients === undefined || maxClients - now >= CLIENTS) return undefined;
  return doubt(
    ABOUT,
    `It takes ${maxClients} connections and has ${now}; a process of the service opens some ${CLIENTS}.`,
    "Raise maxclients in redis.conf; its own default is 10000.",
  );
}

function remedyFor(refusal: string): string {
  if (/NOPERM/.test(refusal))
    return "Give the user of REDIS_URL its rights: ACL SETUSER <user> ~* &* +@all -@dangerous +info +config|get.";
  if (/READONLY/.test(refusal)) return "Point REDIS_URL to the master.";
  if (/OOM/.test(refusal)) return "Raise maxmemory, or keep less: retention in site.yaml.";
  if (/MISCONF/.test(refusal))
    return "Its disk is full or may not be written: mend that, then redis-cli BGSAVE.";
  if (/unknown command/i.test(refusal))
    return "The command is renamed or forbidden in its settings: allow it.";
  return "Look into its log.";
}

function older(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

function seconds(milliseconds: number): string {
  return `${Math.round(Math.abs(milliseconds) / 1000)} s`;
}
