import type { FetchOutcome } from "../model/fetch-outcome.ts";

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;

/** An answer that is not brought in yet. Its body is as it came over the wire. */
export interface KeptAnswer {
  answer: Omit<Fetched, "body">;
  /** The source's configured address at that time. */
  sourceUrl: string;
  /** When it came, in milliseconds since the epoch. */
  at: number;
}

/** Packs an answer: the length of a head of JSON, the head, the bytes. */
export function packAnswer({ answer, sourceUrl, at }: KeptAnswer): Buffer {
  const { wire, ...rest } = answer;
  const head = Buffer.from(JSON.stringify({ sourceUrl, at, coding: wire.coding, ...rest }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, wire.bytes]);
}

/** Reads what {@link packAnswer} wrote. */
export function unpackAnswer(packed: Buffer): KeptAnswer {
  const end = 4 + packed.readUInt32BE();
  const { sourceUrl, at, coding, ...rest } = JSON.parse(packed.toString("utf8", 4, end)) as Head;
  return { sourceUrl, at, answer: { ...rest, wire: { bytes: packed.subarray(end), coding } } };
}

type Head = Omit<KeptAnswer["answer"], "wire"> & Omit<KeptAnswer, "answer"> & { coding: string };
