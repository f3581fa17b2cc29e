import type { FastifyInstance } from "fastify";
import type { EntryPictures } from "../model/entry-pictures.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import { strongEtag } from "../publish/strong-etag.ts";
import type { HttpDeps } from "./http-deps.ts";
import { PICTURE_HEADERS } from "./pages/page-headers.ts";
import { sendProblem } from "./problem.ts";
import { readOnly } from "./read-only.ts";

/** What these routes need: pictures can be fetched. */
interface Deps extends Pick<HttpDeps, "configuration"> {
  pictures: EntryPictures;
}

/** A week, for everybody: another picture has another address. */
const KEEP = "public, max-age=604800, stale-if-error=604800";

/** Registers `/pictures/<source>/<key>/<name>`: pictures of entries, where the configuration has them fetched for readers. */
export function pictureRoutes(app: FastifyInstance, { configuration, pictures }: Deps): void {
  readOnly(app, "/pictures/:source/:key/:name", async (request, reply) => {
    const { source, key, name } = request.params as { source: string; key: string; name: string };
    const proxied = configuration().site.pages?.pictures === "proxy";
    const picture = proxied ? await pictures.picture(`${source}/${key}` as EntryRef, name) : undefined;
    if (picture === "busy")
      return sendProblem(request, reply.header("retry-after", "5"), {
        status: 503,
        detail: "Too many pictures are being fetched just now. Try again in five seconds.",
      });
    if (picture === undefined)
      return sendProblem(request, reply, {
        status: 404,
        detail: "There is no such picture of such an entry.",
      });
    const etag = strongEtag(picture.bytes);
    reply.headers({ ...PICTURE_HEADERS, "cache-control": KEEP, etag, "x-robots-tag": "noindex" });
    if (request.headers["if-none-match"]?.includes(etag)) return reply.code(304).send();
    return reply.type(picture.mediaType).send(Buffer.from(picture.bytes));
  });
}
