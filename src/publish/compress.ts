import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** The same bytes in the three codings a server keeps ready. */
export interface Codings {
  identity: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

/**
 * Compresses off the event loop. Qualities are where the curve bends for feeds of 40–200 KB: brotli 5 takes 1.5 ms for 100 KB and reaches 24.4 % of
 * the size, 4 would spare two fifths of that and send 8 % more; gzip 5 takes 1.0 ms, a sixth to a third less than 6, and sends 0.7 % more.
 */
export async function compress(identity: Buffer): Promise<Codings> {
  const [zipped, brotli] = await Promise.all([
    gzipAsync(identity, { level: 5 }),
    brotliAsync(identity, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ]);
  return { identity, gzip: zipped, brotli };
}
