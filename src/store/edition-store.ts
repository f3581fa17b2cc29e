import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { Edition } from "../model/edition.ts";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** A stored edition and the revision of the feed it shows. */
export interface KeptEdition {
  edition: Edition;
  revision: number;
  /** Hash of the configuration it was rendered by, so far as that shows in a feed. */
  look: string;
  /** When it was rendered, in milliseconds since the epoch. */
  rendered: number;
}

/** Rendered editions, kept compressed, so that no process need render what another has. */
export interface EditionStore {
  get(path: FeedPath, format: FeedFormat): Promise<KeptEdition | undefined>;
  /** Keeps an edition unless one of a later revision is kept already: two publishers may overtake each other. */
  put(kept: KeptEdition): Promise<void>;
  /** Drops what is kept of a feed, in all formats. */
  drop(path: FeedPath): Promise<void>;
}

const PUT = createScript(`
local before = tonumber(redis.call('HGET', KEYS[1], ARGV[1] .. ':revision') or '-1')
if before > tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1] .. ':revision', ARGV[2], ARGV[1] .. ':head', ARGV[3],
  ARGV[1] .. ':gzip', ARGV[4], ARGV[1] .. ':brotli', ARGV[5])
redis.call('HDEL', KEYS[1], ARGV[1] .. ':identity')
return 1`);

/** Earlier releases kept the bytes as they are, too. They are four fifths of an edition, and had from the others in half a millisecond. */
const FIELDS = ["revision", "head", "gzip", "brotli"] as const;

const unpack = promisify(brotliDecompress);

/** The edition store under the given keys. */
export function createEditionStore(redis: RedisClient, keys: Keys): EditionStore {
  return {
    async get(path, format) {
      const [revision, head, gzip, brotli] = await redis.hmgetBuffer(
        keys.editions(path),
        ...FIELDS.map((name) => `${format}:${name}`),
      );
      if (!revision || !head || !gzip || !brotli) return undefined;
      const identity = await unpack(brotli);
      const {
        mediaType,
        etag,
        lastModified,
        look,
        rendered,
        marks = [],
      } = JSON.parse(head.toString()) as Head;
      const edition = { path, format, mediaType, etag, marks, lastModified, identity, gzip, brotli };
      return { edition, revision: Number(revision.toString()), look, rendered };
    },
    async put({ edition, revision, look, rendered }) {
      const { mediaType, etag, lastModified, marks } = edition;
      const head: Head = { mediaType, etag, lastModified, look, rendered, marks };
      await PUT.run(
        redis,
        [keys.editions(edition.path)],
        [edition.format, revision, JSON.stringify(head), edition.gzip, edition.brotli],
      );
    },
    async drop(path) {
      await redis.del(keys.editions(path));
    },
  };
}

type Head = Pick<Edition, "mediaType" | "etag" | "lastModified"> &
  Pick<KeptEdition, "look" | "rendered"> & {
    /** Absent in what earlier releases kept. */
    marks?: readonly string[];
  };
