import { BlockList, isIP } from "node:net";

/** Judges addresses before a connection is made to them. */
export interface AddressGuard {
  /** In words why an address must not be reached, or `undefined` where it may. Takes what DNS or a URL's host gives. */
  refusal(address: string): string | undefined;
}

/** IANA special-purpose ranges that no source or callback lives in (RFC 6890, RFC 6598, RFC 4291, RFC 6052, RFC 8215). */
const FORBIDDEN: ReadonlyArray<readonly [network: string, prefix: number, name: string]> = [
  ["0.0.0.0", 8, "this network"],
  ["10.0.0.0", 8, "private"],
  ["100.64.0.0", 10, "carrier-grade NAT"],
  ["127.0.0.0", 8, "loopback"],
  ["168.63.129.16", 32, "cloud platform"],
  ["169.254.0.0", 16, "link-local and cloud metadata"],
  ["172.16.0.0", 12, "private"],
  ["192.0.0.0", 24, "protocol assignments"],
  ["192.0.2.0", 24, "documentation"],
  ["192.88.99.0", 24, "6to4 relay"],
  ["192.168.0.0", 16, "private"],
  ["198.18.0.0", 15, "benchmarking"],
  ["198.51.100.0", 24, "documentation"],
  ["203.0.113.0", 24, "documentation"],
  ["224.0.0.0", 4, "multicast"],
  ["240.0.0.0", 4, "reserved"],
  ["::", 128, "unspecified"],
  ["::1", 128, "loopback"],
  ["64:ff9b:1::", 48, "local NAT64"],
  ["100::", 64, "discard"],
  ["2001::", 23, "protocol assignments and Teredo"],
  ["2001:db8::", 32, "documentation"],
  ["3fff::", 20, "documentation"],
  ["5f00::", 16, "segment routing"],
  ["fc00::", 7, "unique local"],
  ["fe80::", 10, "link-local"],
  ["fec0::", 10, "site-local"],
  ["ff00::", 8, "multicast"],
];

/** IPv6 ranges that carry an IPv4 address, and the byte it starts at. */
const CARRIERS: ReadonlyArray<readonly [network: string, prefix: number, at: number]> = [
  ["::ffff:0:0", 96, 12],
  ["::ffff:0:0:0", 96, 12],
  ["::", 96, 12],
  ["64:ff9b::", 96, 12],
  ["2002::", 16, 2],
];

/**
 * A guard that refuses every special-purpose address except those in `allow`.
 *
 * @param allow CIDR ranges opened on purpose (`network.allow`), already checked.
 */
export function createAddressGuard(allow: readonly string[]): AddressGuard {
  const allowed = new BlockList();
  for (const range of allow) {
    const [network = "", prefix = ""] = range.split("/");
    allowed.addSubnet(network, Number(prefix), family(network));
  }
  return { refusal: (address) => refusal(address, allowed) };
}

const lists = FORBIDDEN.map(([network, prefix, name]) => ({ list: subnet(network, prefix), name }));
const carriers = CARRIERS.map(([network, prefix, at]) => ({ list: subnet(network, prefix), at }));

function refusal(address: string, allowed: BlockList): string | undefined {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const version = isIP(bare);
  if (version === 0) return `${address} is not an address`;
  if (allowed.check(bare, family(bare))) return undefined;
  if (version === 6) {
    const bytes = ipv6Bytes(bare);
    for (const { list, at } of carriers) {
      // The unspecified address and loopback lie inside the oldest carrier range and are judged by their own names.
      if (list.check(bare, "ipv6") && !lists.some((one) => one.list.check(bare, "ipv6"))) {
        return refusal(bytes.slice(at, at + 4).join("."), allowed);
      }
    }
  }
  const hit = lists.find((one) => one.list.check(bare, family(bare)));
  return hit && `${address} is a ${hit.name} address`;
}

function subnet(network: string, prefix: number): BlockList {
  const list = new BlockList();
  list.addSubnet(network, prefix, family(network));
  return list;
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/** The 16 bytes of a valid IPv6 address; the URL parser writes it canonically for us, IPv4 tails included. */
function ipv6Bytes(address: string): number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = new Array<number>(8 - left.length - right.length).fill(0);
  return [...left, ...zeros, ...right].flatMap((group) => [group >> 8, group & 0xff]);
}

function groups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}
