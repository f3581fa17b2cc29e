import type { Site } from "../model/configuration.ts";
import { doubt, type Finding, fault, good } from "./finding.ts";

/** Node.js releases that the service runs on. */
const LEAST = [20, 19] as const;
/** Open files: each connection is one. */
const FILES = 1_024;
/** Names that lead nowhere for anybody else (RFC 2606, RFC 6761). */
const NOWHERE = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|invalid|test|localhost)$/i;

/** What is judged of the process. */
export interface Surroundings {
  node: string;
  /** Files that may be open at a time; absent where that is not known. */
  openFiles?: number;
  host: string;
  adminHeader?: string;
  adminToken?: string;
}

/** Judges what the process runs in. */
export function judgeSurroundings({
  node,
  openFiles,
  host,
  adminHeader,
  adminToken,
}: Surroundings): Finding[] {
  const found: Finding[] = [];
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]))
    found.push(
      fault("Node.js", `This is ${node}; ${LEAST.join(".")} is the least.`, "Install a newer Node.js."),
    );
  if (openFiles !== undefined && openFiles < FILES)
    found.push(
      doubt(
        "limits",
        `Only ${openFiles} files may be open at a time.`,
        "Raise it: ulimit -n 65536, or LimitNOFILE=65536 in the unit.",
      ),
    );
  if (adminHeader !== undefined && !/^(127\.|::1$|localhost$)/.test(host))
    found.push(
      doubt(
        "desk",
        `BROADSHEET_ADMIN_HEADER is believed of whoever reaches ${host}.`,
        "Set HOST=127.0.0.1, or make sure that nobody can reach the port past the proxy.",
      ),
    );
  if (found.length > 0) return found;
  return [
    good(
      "process",
      `Node.js ${node}${adminToken === undefined ? "; no desk, since BROADSHEET_ADMIN_TOKEN is not set" : ""}.`,
    ),
  ];
}

/** Judges what the site says of itself to others. */
export function judgeSite({
  url,
  contact,
  hub,
  websub,
}: Pick<Site, "url" | "contact" | "hub" | "websub">): Finding[] {
  const found: Finding[] = [];
  const { hostname } = new URL(url);
  const pushed = hub.serve || websub.subscribe;
  if (NOWHERE.test(hostname) || /^(\[|[\d.]+$)/.test(hostname))
    found.push(
      doubt(
        "address",
        `The public address is ${url}, where nobody else can find it${pushed ? ": hubs cannot call back, and ids of feeds would change with it" : ""}.`,
        "Set url in site.yaml to the address your proxy serves, before the first subscriber comes.",
      ),
    );
  if (NOWHERE.test(contact.split("@")[1] ?? ""))
    found.push(
      doubt(
        "contact",
        `Sources are told to write to ${contact}, which nobody reads.`,
        "Set contact in site.yaml to a mailbox that is read.",
      ),
    );
  return found;
}
