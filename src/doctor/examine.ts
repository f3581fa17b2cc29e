import { stat } from "node:fs/promises";
import { join } from "node:path";
import { PARTS } from "../config/config-file.ts";
import type { Env } from "../config/env.ts";
import { formatProblem } from "../config/format-problem.ts";
import { loadConfiguration } from "../config/load.ts";
import type { Configuration } from "../model/configuration.ts";
import { createNetwork } from "../pipeline/network.ts";
import type { Services } from "../services.ts";
import { counted } from "../status/counted.ts";
import { networkStatus } from "../status/network-status.ts";
import type { RedisConnection } from "../store/connect.ts";
import { VERSION } from "../version.ts";
import { chosenOrigins } from "./chosen-origins.ts";
import { askHosts } from "./examine-hosts.ts";
import { examinePlace, examineRights } from "./examine-place.ts";
import { examinePort } from "./examine-port.ts";
import { askServers, tryRedis } from "./examine-redis.ts";
import { doubt, type Finding, fault, good } from "./finding.ts";
import { judgeClock } from "./judge-clock.ts";
import { judgeHosts } from "./judge-hosts.ts";
import { judgeServer, judgeTrial } from "./judge-redis.ts";
import { judgeSources } from "./judge-sources.ts";
import { judgeSite, judgeSurroundings } from "./judge-surroundings.ts";

/** Mistakes of the configuration that are told one by one. */
const MOST_MISTAKES = 30;

/** Looks at the process, the disk and the port. */
export async function examineMachine(env: Env, openFiles: number | undefined): Promise<Finding[]> {
  return [
    ...judgeSurroundings({
      ...env,
      node: process.versions.node,
      ...(openFiles !== undefined && { openFiles }),
    }),
    ...(await examinePlace(env.varDirectory)),
    ...(await examinePort(env.host, env.port)),
  ];
}

/** Looks at the configuration, and gives it where it is right. */
export async function examineConfiguration(
  directory: string,
): Promise<{ findings: Finding[]; configuration?: Configuration }> {
  const files = PARTS.map((part) => join(directory, `${part}.yaml`));
  const rights = await examineRights(directory, files);
  const result = await loadConfiguration(directory);
  if (result.kind === "problems") {
    const mistakes = result.problems.map((problem) =>
      fault(
        "configuration",
        formatProblem(problem),
        "Correct it there; broadsheet check --fix mends simple mistakes.",
      ),
    );
    return { findings: [...rights, ...mistakes.slice(0, MOST_MISTAKES)] };
  }
  const { configuration, warnings } = result;
  const doubts =
    warnings.length === 0
      ? []
      : [
          doubt(
            "configuration",
            `It has ${counted(warnings.length, "doubtful place")}.`,
            "broadsheet check names them.",
          ),
        ];
  const { sources, sections } = configuration;
  const size = `${counted(sources.length, "source")}, ${counted(sections.length, "section")}`;
  const count = good("configuration", `${size}; it is right.`);
  return { findings: [...rights, count, ...doubts, ...judgeSite(configuration.site)], configuration };
}

/** Looks at a Redis that can be reached. */
export async function examineRedis(
  connection: RedisConnection,
  prefix: string,
  now: () => number,
): Promise<Finding[]> {
  const { client } = connection;
  const servers = (await askServers(client)).flatMap(judgeServer);
  return [...servers, ...judgeTrial(await tryRedis(client, `${prefix}:doctor`, now))];
}

/** Looks at what is known of the sources: gives their findings, and the ids of those that fail. */
export async function examineSources(
  services: Services,
): Promise<{ findings: Finding[]; failing: Set<string> }> {
  const status = await networkStatus(services);
  const failing = status.sources.filter(({ health }) => health === "failing").map(({ id }) => id);
  return { findings: judgeSources(status, services.now()), failing: new Set(failing) };
}

/** Asks the hosts of a few sources: names, ways and, by what they say, this machine's clock. */
export async function examineWorld(
  configuration: Configuration | undefined,
  failing: ReadonlySet<string>,
  now: () => number,
): Promise<Finding[]> {
  const installed = await stat(new URL(import.meta.url)).then(({ mtimeMs }) => mtimeMs);
  if (configuration === undefined) return judgeClock(now(), [], installed);
  const { guard, resolve } = createNetwork(configuration);
  const { url, contact } = configuration.site;
  const userAgent = `Broadsheet/${VERSION} (+${url}; ${contact})`;
  const { trials, told } = await askHosts(chosenOrigins(configuration.sources, failing), {
    userAgent,
    guard,
    resolve,
    now,
  });
  return [...judgeHosts(trials), ...judgeClock(now(), told, installed)];
}
