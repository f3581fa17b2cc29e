/** A host and its port. */
export interface HostPort {
  host: string;
  port: number;
}

interface Credentials {
  username?: string;
  password?: string;
}

/** Where `REDIS_URL` says the data lives. */
export type RedisAddress =
  | ({ kind: "server"; tls: boolean; db: number } & HostPort & Credentials)
  | ({ kind: "socket"; path: string; db: number } & Credentials)
  | ({
      kind: "sentinel";
      tls: boolean;
      sentinels: HostPort[];
      name: string;
      db: number;
      sentinelPassword?: string;
    } & Credentials)
  | ({ kind: "cluster"; tls: boolean; nodes: HostPort[] } & Credentials);

/** An address that cannot be read, in one sentence that never repeats its password. */
export interface AddressProblem {
  kind: "problem";
  message: string;
}

const FORMS =
  "use redis://, rediss://, redis+unix:///path, redis+sentinel://host:port,host:port/name or redis+cluster://host:port,host:port";

const SCHEMES: Record<string, { kind: RedisAddress["kind"]; tls: boolean }> = {
  redis: { kind: "server", tls: false },
  rediss: { kind: "server", tls: true },
  unix: { kind: "socket", tls: false },
  "redis+unix": { kind: "socket", tls: false },
  "redis+socket": { kind: "socket", tls: false },
  "redis+sentinel": { kind: "sentinel", tls: false },
  "rediss+sentinel": { kind: "sentinel", tls: true },
  "redis+cluster": { kind: "cluster", tls: false },
  "rediss+cluster": { kind: "cluster", tls: true },
};

interface UrlParts {
  scheme: string;
  credentials: Credentials;
  hosts: string;
  path: string;
  query: URLSearchParams;
}

/**
 * Reads the forms of `REDIS_URL`: `redis://`, `rediss://`, `redis+unix://` (or `unix://`), `redis+sentinel://` and `redis+cluster://`, the
 * last two with several `host:port` and with an `s` after `redis` for TLS. User names and passwords are percent-decoded.
 */
export function parseRedisAddress(url: string): RedisAddress | AddressProblem {
  const parts = splitUrl(url);
  if (!parts) return problem(`REDIS_URL is not an address of Redis: ${FORMS}`);
  const scheme = SCHEMES[parts.scheme];
  if (!scheme) return problem(`REDIS_URL begins with ${parts.scheme}://, which is not known: ${FORMS}`);
  switch (scheme.kind) {
    case "server":
      return serverAddress(parts, scheme.tls);
    case "socket":
      return socketAddress(parts);
    case "sentinel":
      return sentinelAddress(parts, scheme.tls);
    case "cluster":
      return clusterAddress(parts, scheme.tls);
  }
}

/** An address as logs and errors show it: the hosts and ports, never a user name or a password. */
export function describeAddress(address: RedisAddress): string {
  const list = (hosts: HostPort[]) => hosts.map(({ host, port }) => `${host}:${port}`).join(", ");
  switch (address.kind) {
    case "server":
      return `Redis at ${address.host}:${address.port}`;
    case "socket":
      return `Redis at ${address.path}`;
    case "sentinel":
      return `Redis "${address.name}" by way of its sentinels at ${list(address.sentinels)}`;
    case "cluster":
      return `the Redis Cluster at ${list(address.nodes)}`;
  }
}

function splitUrl(url: string): UrlParts | undefined {
  // Several hosts in one authority are outside what URL can parse.
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url.trim());
  if (!match) return undefined;
  const [, scheme = "", authority = "", path = "", query = ""] = match;
  const at = authority.lastIndexOf("@");
  const [username = "", ...password] = (at < 0 ? "" : authority.slice(0, at)).split(":");
  try {
    const credentials = {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password.length > 0 && { password: decodeURIComponent(password.join(":")) }),
    };
    const hosts = decodeURIComponent(authority.slice(at + 1));
    return {
      scheme: scheme.toLowerCase(),
      credentials,
      hosts,
      path: decodeURIComponent(path),
      query: new URLSearchParams(query),
    };
  } catch {
    return undefined;
  }
}

function serverAddress(parts: UrlParts, tls: boolean): RedisAddress | AddressProblem {
  const host = readHosts(parts.hosts || "127.0.0.1", 6379);
  const db = readDatabase(parts.path.slice(1) || (parts.query.get("db") ?? ""));
  if (host?.length !== 1 || host[0] === undefined) {
    return problem(
      "REDIS_URL must name one host and port; several need redis+cluster:// or redis+sentinel://",
    );
  }
  if (db === undefined)
    return problem("REDIS_URL's database must be a whole number, as in redis://host:6379/2");
  return { kind: "server", tls, ...host[0], ...parts.credentials, db };
}

function socketAddress(parts: UrlParts): RedisAddress | AddressProblem {
  // Some write the path percent-encoded in the place of the host.
  const path = parts.hosts + parts.path;
  const db = readDatabase(parts.query.get("db") ?? "");
  if (!path.startsWith("/")) {
    return problem("REDIS_URL must give the socket's absolute path, as in redis+unix:///run/redis.sock");
  }
  if (db === undefined) return problem("REDIS_URL's db must be a whole number");
  return { kind: "socket", path, ...parts.credentials, db };
}

function sentinelAddress(parts: UrlParts, tls: boolean): RedisAddress | AddressProblem {
  const sentinels = readHosts(parts.hosts, 26379);
  const [, name = "", database = ""] = parts.path.split("/");
  const db = readDatabase(database || (parts.query.get("db") ?? ""));
  if (!sentinels || !name || db === undefined) {
    return problem(
      "REDIS_URL must name the sentinels and the master, as in redis+sentinel://host:26379,host:26379/name/0",
    );
  }
  const sentinelPassword = parts.query.get("sentinelPassword");
  return {
    kind: "sentinel",
    tls,
    sentinels,
    name,
    ...parts.credentials,
    db,
    ...(sentinelPassword && { sentinelPassword }),
  };
}

function clusterAddress(parts: UrlParts, tls: boolean): RedisAddress | AddressProblem {
  const nodes = readHosts(parts.hosts, 6379);
  if (!nodes)
    return problem("REDIS_URL must name a node of the cluster, as in redis+cluster://host:6379,host:6379");
  if (!["", "/", "/0"].includes(parts.path)) {
    return problem("REDIS_URL names a database, but a Redis Cluster has only database 0");
  }
  return { kind: "cluster", tls, nodes, ...parts.credentials };
}

function readHosts(text: string, defaultPort: number): HostPort[] | undefined {
  const hosts: HostPort[] = [];
  for (const part of text.split(",")) {
    const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/i.exec(part.trim());
    const host = match?.[1] ?? match?.[2];
    const port = Number(match?.[3] ?? defaultPort);
    if (!host || port < 1 || port > 65_535) return undefined;
    hosts.push({ host, port });
  }
  return hosts;
}

function readDatabase(text: string): number | undefined {
  return /^\d{0,5}$/.test(text) ? Number(text) : undefined;
}

function problem(message: string): AddressProblem {
  return { kind: "problem", message };
}
