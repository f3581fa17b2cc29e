import type { FetchOutcome } from "../model/fetch-outcome.ts";

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;

/** An answer that is not brought in yet. Its body is as it came over the wire. */
export interface KeptAnswer {
  answer: Omit<Fetched, "body">;
  /** When it came, in milliseconds since the epoch. */
  at: number;
}

/** Packs an answer: the length of a head of JSON, the head, the bytes. */
export function packAnswer({ answer, at }: KeptAnswer): Buffer {
  const { wire, ...rest } = answer;
  const head = Buffer.from(JSON.stringify({ at, coding: wire.coding, ...rest }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, wire.bytes]);
}

/** Reads what {@link packAnswer} wrote. */
export function unpackAnswer(packed: Buffer): KeptAnswer {
  const end = 4 + packed.readUInt32BE();
  const { at, coding, ...rest } = JSON.parse(packed.toString("utf8", 4, end)) as Head;
  return { at, answer: { ...rest, wire: { bytes: packed.subarray(end), coding } } };
}

type Head = Omit<KeptAnswer["answer"], "wire"> & { at: number; coding: string };
