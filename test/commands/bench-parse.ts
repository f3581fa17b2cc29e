import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { parseArgs } from "node:util";
import NodeFeedParser from "feedparser";
import { parseFeed as feedsmithParse } from "feedsmith";
import { Parser as HtmlParser } from "htmlparser2";
import RssParser from "rss-parser";
import { decode } from "../../src/fetch/decode.ts";
import { normalize } from "../../src/normalize/normalize.ts";
import { parse } from "../../src/parse/parse.ts";
import { corpusFolder, documentsUnder } from "./seeds.ts";

/**
 * `npm run bench:parse [-- --rounds N]`: how fast feeds are read, side by side in one process. Every contestant reads every document of the
 * corpus once a round; the figure is its median round, in processor time of the whole process, so that others on the machine do not
 * count and collecting and compiling do. In six rounds everyone runs behind everyone else once: what one leaves to collect another
 * collects. All are given the decoded text: nobody else here decodes bytes. Collections are left to the engine: a forced one throws
 * optimised code away and would measure compiling. One JSON line each.
 */
interface Document {
  bytes: Buffer;
  text: string;
}
type Contestant = (document: Document) => unknown;

const url = "https://gazette.example/feed";

const contestants: Readonly<Record<string, Contestant>> = {
  "rss-parser": ({ text }) => new RssParser().parseString(text),
  feedsmith: ({ text }) => feedsmithParse(text),
  feedparser: ({ text }) => readWithFeedparser(text),
  "broadsheet, no cleaning": ({ text }) => parse(text, { url }),
  "broadsheet, cleaned": async ({ text }) => {
    const parsed = await parse(text, { url });
    return parsed.kind === "refusal" ? parsed : normalize(parsed);
  },
  "htmlparser2, no handlers": ({ text }) => new HtmlParser({}, { xmlMode: true }).end(text),
};

function readWithFeedparser(text: string): Promise<void> {
  return new Promise((done) => {
    const reader = new NodeFeedParser({ feedurl: url });
    reader.on("error", () => done());
    reader.on("end", () => done());
    reader.on("readable", () => {
      while (reader.read() !== null);
    });
    const source = new PassThrough();
    source.pipe(reader as unknown as NodeJS.WritableStream);
    source.end(text);
  });
}

/** Places in the list of contestants: with each round a step further, no pair of neighbours comes twice in six rounds. */
const TURNS = [0, 1, 5, 2, 4, 3];
const WARMING = 6;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "12" } } });
if (corpusFolder === undefined) {
  console.log("No corpus beside this folder: nothing was measured.");
  process.exitCode = 1;
} else {
  const documents = documentsUnder(corpusFolder)
    .filter(({ path }) => !path.endsWith(".json"))
    .map(({ path }) => ({ bytes: readFileSync(path), text: decode(readFileSync(path), undefined).text }));
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0);
  const times = await race(documents, Number(values.rounds));
  const reference = median(times["rss-parser"] ?? []);
  for (const [name, rounds] of Object.entries(times)) {
    const value = Number((bytes / 1e3 / median(rounds)).toFixed(2));
    const ratio = Number((reference / median(rounds)).toFixed(2));
    console.log(JSON.stringify({ name, value, unit: "MB/s", ratioTo: { "rss-parser": ratio } }));
  }
  console.log(
    JSON.stringify({
      name: "documents",
      value: documents.length,
      unit: `files, ${bytes} bytes, ${values.rounds} rounds`,
    }),
  );
}

async function race(documents: readonly Document[], rounds: number): Promise<Record<string, number[]>> {
  const names = Object.keys(contestants);
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  // The first rounds are not counted: it takes that long until everyone's code is compiled for good.
  for (let round = -WARMING; round < rounds; round += 1) {
    for (const turn of TURNS) {
      const name = names[(turn + round + WARMING) % names.length] ?? "";
      const took = await once(contestants[name], documents);
      if (round >= 0) times[name]?.push(took);
    }
  }
  return times;
}

/** Milliseconds of processor time that reading every document took. */
async function once(contestant: Contestant | undefined, documents: readonly Document[]): Promise<number> {
  const started = process.cpuUsage();
  for (const document of documents) {
    try {
      await contestant?.(document);
    } catch {
      // Most contestants refuse some documents; the time it took them counts all the same.
    }
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
