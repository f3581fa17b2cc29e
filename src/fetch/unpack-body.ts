import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { Fault } from "./fault.ts";

type Unpack = (packed: Uint8Array, options: zlib.ZlibOptions & zlib.BrotliOptions) => Buffer;
/** Unpacks at once, or by Node's threads. */
interface Coding {
  now: Unpack;
  soon: (...input: Parameters<Unpack>) => Promise<Buffer>;
}

const GZIP: Coding = {
  now: zlib.gunzipSync,
  soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
};
const ZLIB: Coding = {
  now: zlib.inflateSync,
  soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate),
};
const RAW: Coding = {
  now: zlib.inflateRawSync,
  soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw),
};
const BROTLI: Coding = {
  now: zlib.brotliDecompressSync,
  soon: promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
};

/** What is unpacked on the spot; more than that, by Node's threads, so that a bomb holds nobody up. */
const QUICK = 1024 * 1024;
/** Codings of one body: a server and a proxy before it may each pack. */
const MOST_CODINGS = 2;

/** Takes a body's content codings off, each to at most `maxBytes` (RFC 9110 §8.4). Throws a {@link Fault}. */
export async function unpackBody(
  wire: Uint8Array,
  contentEncoding: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = contentEncoding
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity");
  if (codings.length > MOST_CODINGS)
    throw new Fault("protocol", `packed its answer ${codings.length} times over`);
  let body = wire;
  // Listed in the order they were applied.
  for (const coding of codings.reverse()) body = await unpack(body, coding, maxBytes);
  return body;
}

async function unpack(packed: Uint8Array, name: string, maxBytes: number): Promise<Uint8Array> {
  // The answers to HEAD-like requests of some caches: a coding, and nothing that it could be of.
  if (packed.length === 0) return packed;
  const coding = codingOf(name, packed);
  try {
    return quickly(packed, coding, maxBytes) ?? (await coding.soon(packed, options(maxBytes)));
  } catch (error) {
    if (isTooLarge(error)) throw new Fault("too-large", `sent what unpacks to more than ${maxBytes} bytes`);
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Fault("protocol", `sent an answer that cannot be unpacked as ${name} (${code})`);
  }
}

function quickly(packed: Uint8Array, coding: Coding, maxBytes: number): Buffer | undefined {
  if (packed.length > QUICK) return undefined;
  try {
    return coding.now(packed, options(Math.min(QUICK, maxBytes)));
  } catch (error) {
    if (isTooLarge(error) && maxBytes > QUICK) return undefined;
    throw error;
  }
}

function options(maxOutputLength: number) {
  return { maxOutputLength, chunkSize: 64 * 1024 };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

function codingOf(name: string, packed: Uint8Array): Coding {
  if (name === "br") return BROTLI;
  if (name === "gzip" || name === "x-gzip") return GZIP;
  // "deflate" is zlib by the specification and raw by a widespread mistake; zlib's first byte tells (RFC 1950 §2.2).
  if (name === "deflate") return ((packed[0] ?? 0) & 0x0f) === 8 ? ZLIB : RAW;
  throw new Fault("protocol", `packed its answer as ${JSON.stringify(name.slice(0, 40))}, which is unknown`);
}
