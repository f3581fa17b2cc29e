import type { RequestListener } from "node:http";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";

/** A small press whose answers the test changes: three publications, each with a page that announces its feed. */
export interface QuayPress extends Origin {
  /** Places that answer something else from now on: a status, or a text as HTML. */
  broken: Map<string, number | string>;
}

const HOUR = 3_600_000;
/** Long enough that two papers cannot have written it by chance. */
const SHARED = `The pilots of the inner harbour have voted to take the night boats out again, eleven days after the last of them was tied up at
the fish quay. Asked what had changed, the harbour master pointed to a new lamp on the breakwater, paid for by the chandlers and lit
for the first time on Sunday. Nobody at the meeting spoke against it, though the lock keepers would have liked the bell mended first. The ferry
sails at nine, at eleven and, on days with a market, once more after midnight; who missed the last one may sleep in the waiting room, which has
been swept.`;

const PAPERS: Readonly<Record<string, (now: number) => Item[]>> = {
  "harbour-herald": (now) => [
    item("h-1", "Pilots vote for the night boats", SHARED, now - 5 * HOUR, ["Docks"]),
    item("h-2", "A crane is painted", "It is green now, as it was before the war.", now - 6 * HOUR, [
      "Docks",
    ]),
    item("h-3", "Rents on the hill", "They have gone up again.", now - 7 * HOUR, ["Housing"]),
  ],
  "quay-post": (now) => [
    item("q-1", "Pilots vote for the night boats", SHARED, now - 4 * HOUR, ["Port"]),
    item("q-2", "Lamp lit on the breakwater", "It can be seen from the hill.", now - 3 * HOUR, ["Port"]),
  ],
  "ferry-bell": (now) => [item("f-1", "The ferry's bell", "It rings at nine.", now - 2 * HOUR, ["Ferries"])],
};

/** Starts it; the feed of a paper is at `/<paper>/feed`. */
export async function startQuayPress(now: number): Promise<QuayPress> {
  const broken = new Map<string, number | string>();
  const answer: RequestListener = (request, response) => {
    const place = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const fault = broken.get(place);
    const [, name = "", rest] = place.split("/");
    const paper = PAPERS[name];
    if (typeof fault === "number" || (fault === undefined && paper === undefined))
      response.writeHead(typeof fault === "number" ? fault : 404).end();
    else if (fault !== undefined) response.setHeader("content-type", "text/html").end(fault);
    else if (rest === "")
      response.setHeader("content-type", "text/html").end(front(name, broken.has(`/${name}/feed`)));
    else response.setHeader("content-type", "application/rss+xml").end(rssOf(paper?.(now) ?? []));
  };
  return { ...(await startOrigin(answer)), broken };
}

/** Its own page, which names the feed that is there: where `/feed` is broken, another. */
function front(name: string, moved: boolean): string {
  const feed = moved ? `/${name}/news.xml` : `/${name}/feed`;
  return `<!doctype html><title>${name}</title><link rel="alternate" type="application/rss+xml" title="${name}" href="${feed}"><p>Welcome.`;
}

function item(guid: string, title: string, text: string, time: number, tags: string[]): Item {
  const link = `https://${guid.slice(0, 1)}.example/${guid}`;
  return { guid, link, title, text: `<p>${text}</p>`, date: new Date(time).toISOString(), tags };
}
