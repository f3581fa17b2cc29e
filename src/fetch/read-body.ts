import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** Thrown when a body is larger than allowed, on the wire or unpacked. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/** A body as it was meant, and how many bytes it took on the wire. */
export interface ReadBody {
  body: Uint8Array;
  wireBytes: number;
}

/**
 * Reads a response's body to its end and takes its content codings off, never holding more than `maxBytes` of either form.
 * Throws {@link BodyTooLarge}, or the stream's or decompressor's own error.
 */
export async function readBody(
  stream: Readable,
  contentEncoding: string,
  maxBytes: number,
): Promise<ReadBody> {
  const wire = await collect(stream, maxBytes);
  let body = wire;
  // Codings are listed in the order they were applied (RFC 9110 §8.4).
  for (const coding of codings(contentEncoding).reverse()) body = await unpack(body, coding, maxBytes);
  return { body, wireBytes: wire.length };
}

function codings(contentEncoding: string): string[] {
  return contentEncoding
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity")
    .slice(0, 2);
}

async function unpack(packed: Uint8Array, coding: string, maxBytes: number): Promise<Buffer> {
  const stream = decompressor(packed, coding);
  stream.end(packed);
  return await collect(stream, maxBytes);
}

function decompressor(packed: Uint8Array, coding: string) {
  if (coding === "br") return createBrotliDecompress();
  if (coding === "gzip" || coding === "x-gzip") return createGunzip();
  // "deflate" is zlib by the specification and raw by a widespread mistake; zlib's first byte tells (RFC 1950 §2.2).
  if (coding === "deflate") return ((packed[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  throw new Error(`the content coding ${JSON.stringify(coding.slice(0, 40))} is unknown`);
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new BodyTooLarge(`more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}
