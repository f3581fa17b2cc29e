import { Fault } from "./fault.ts";

/** Takes a body's chunks and gives them back in one piece. */
export interface ByteGatherer {
  /** Throws a {@link Fault} once there are more than the limit; what was gathered is let go then. */
  add(chunk: Buffer): void;
  take(): Uint8Array;
}

const FIRST_SIZE = 64 * 1024;

/**
 * Gathers at most `limit` bytes. Chunks are copied into one buffer that doubles: an origin that sends its body byte by byte would
 * otherwise have us keep an object of a hundred bytes for each of them, and the packet it came in.
 */
export function gatherBytes(limit: number): ByteGatherer {
  let held: Buffer | undefined;
  let size = 0;
  return {
    add(chunk) {
      const before = size;
      size += chunk.length;
      if (size > limit) {
        held = undefined;
        throw new Fault("too-large", `sent more than ${limit} bytes`);
      }
      held = held === undefined ? chunk : append(held, before, chunk, limit);
    },
    take: () => (held === undefined ? new Uint8Array() : held.subarray(0, size)),
  };
}

/** Reads a stream to its end. Throws a {@link Fault} once it is longer than `limit`, or the stream's own error. */
export async function gatherStream(stream: AsyncIterable<Buffer>, limit: number): Promise<Uint8Array> {
  const gatherer = gatherBytes(limit);
  for await (const chunk of stream) gatherer.add(chunk);
  return gatherer.take();
}

function append(held: Buffer, size: number, chunk: Buffer, limit: number): Buffer {
  const wanted = size + chunk.length;
  if (wanted <= held.length) {
    held.set(chunk, size);
    return held;
  }
  const grown = Buffer.allocUnsafeSlow(Math.min(Math.max(FIRST_SIZE, 2 * wanted), Math.max(limit, wanted)));
  grown.set(held.subarray(0, size));
  grown.set(chunk, size);
  return grown;
}
