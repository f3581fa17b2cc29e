import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";

/** A record that answers a question. */
export type DnsRecord = { a: string } | { aaaa: string } | { cname: string };

/** What a server is asked. */
export interface DnsQuestion {
  name: string;
  type: "A" | "AAAA" | "other";
}

/** A real DNS server on loopback. */
export interface DnsServer {
  /** `address:port`. */
  address: string;
  questions: DnsQuestion[];
  close(): Promise<void>;
}

/** What it answers: records, or `NXDOMAIN`, `SERVFAIL`, or nothing at all. */
export type DnsAnswer = DnsRecord[] | "nxdomain" | "servfail" | "silence";

const TYPES = { a: 1, cname: 5, aaaa: 28 };
const CODES = { servfail: 2, nxdomain: 3 };

/** Starts a DNS server (RFC 1035, over UDP) that answers as told. Every record may be kept for 0 seconds. */
export async function startDns(answer: (question: DnsQuestion) => DnsAnswer): Promise<DnsServer> {
  const questions: DnsQuestion[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    const question = readQuestion(query);
    questions.push(question);
    const told = answer(question);
    if (told !== "silence") socket.send(reply(query, question, told), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const { port } = socket.address();
  return {
    address: `127.0.0.1:${port}`,
    questions,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

const HEADER = 12;

function readQuestion(query: Buffer): DnsQuestion {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString("latin1"));
    at += 1 + length;
  }
  const type = query.readUInt16BE(at + 1);
  return {
    name: labels.join(".").toLowerCase(),
    type: type === TYPES.a ? "A" : type === TYPES.aaaa ? "AAAA" : "other",
  };
}

function reply(query: Buffer, { name }: DnsQuestion, told: Exclude<DnsAnswer, "silence">): Buffer {
  const records = typeof told === "string" ? [] : told;
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(query.readUInt16BE(0), 0);
  // An answer, by a server that was free to ask others, and did.
  header.writeUInt16BE(0x8180 | (typeof told === "string" ? CODES[told] : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  const asked = query.subarray(HEADER, HEADER + name.length + 2 + 4);
  let owner = name;
  const answers = records.map((record) => {
    const bytes = encode(owner, record);
    if ("cname" in record) owner = record.cname;
    return bytes;
  });
  return Buffer.concat([header, asked, ...answers]);
}

function encode(owner: string, record: DnsRecord): Buffer {
  const [type, data] =
    "a" in record
      ? [TYPES.a, Buffer.from(record.a.split(".").map(Number))]
      : "aaaa" in record
        ? [TYPES.aaaa, ipv6(record.aaaa)]
        : [TYPES.cname, encodeName(record.cname)];
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(owner), fixed, data]);
}

function encodeName(name: string): Buffer {
  const labels = name.split(".").map((label) => Buffer.from([label.length, ...Buffer.from(label, "latin1")]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function ipv6(address: string): Buffer {
  if (!isIPv6(address)) throw new Error(`${address} is no IPv6 address`);
  const [head = "", tail = ""] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = [...left, ...new Array<string>(8 - left.length - right.length).fill("0"), ...right];
  return Buffer.from(groups.map((group) => group.padStart(4, "0")).join(""), "hex");
}
