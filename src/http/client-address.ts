import { BlockList, isIP } from "node:net";

/** Tells by which address a client is known, behind whatever proxies are trusted. */
export type ClientAddress = (
  peer: string | undefined,
  forwardedFor: string | undefined,
) => string | undefined;

/** Networks of our own: a proxy that nobody told us of may stand there, and speak for everybody. */
const INTERNAL = ranges([
  ...["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
  ...["::1/128", "fc00::/7", "fe80::/10"],
]);

/**
 * Where a request is from: the connection's address or, where that is a trusted proxy's, the nearest address in `X-Forwarded-For` that is none.
 * `undefined` for whoever is in a network of our own, since that may be a proxy. An IPv6 client is known by its network of 64 bits: it has all of it.
 *
 * @param trusted CIDR ranges, checked.
 */
export function clientAddress(trusted: readonly string[]): ClientAddress {
  const proxies = ranges(trusted);
  return (peer, forwardedFor) => {
    const hops = [...(forwardedFor ?? "").split(","), peer ?? ""].map((hop) => bare(hop.trim()));
    let client = hops.pop() ?? "";
    while (isIn(proxies, client) && hops.length > 0 && isIP(hops.at(-1) ?? "") > 0) client = hops.pop() ?? "";
    if (isIP(client) === 0 || isIn(INTERNAL, client)) return undefined;
    return isIP(client) === 6 ? network64(client) : client;
  };
}

/** Without a port, brackets, a zone and the IPv6 form of an IPv4 address. */
function bare(hop: string): string {
  const [, six, four = hop] = /^(?:\[(.*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(hop) ?? [];
  return (six ?? four).replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version > 0 && list.check(address, version === 4 ? "ipv4" : "ipv6");
}

function ranges(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = "", prefix = ""] = cidr.split("/");
    list.addSubnet(network, Number(prefix), isIP(network) === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

function network64(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => "0"), ...rest];
  const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(":")}::/64`;
}
