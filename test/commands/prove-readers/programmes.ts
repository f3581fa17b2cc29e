import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../readers/run.ts";
import type { FieldReader, FrozenDocument, ToldEntry } from "./told-entry.ts";

const NEWSBOAT = `
import sys, json, sqlite3
rows = sqlite3.connect(sys.argv[1]).execute("select guid, title, url, pubDate, author, enclosure_url from rss_item where deleted = 0")
json.dump([{"id": g, "title": t, "link": u, "date": d * 1000, "authors": [a] if a else [], **({"enclosures": [e]} if e else {})}
           for g, t, u, d, a, e in rows], sys.stdout)
`;
/** Liferea's database; an enclosure is stored as "enc:0:TYPE:SIZE:ADDRESS", percent-encoded. It puts people's addresses
 * behind their names, and lists pictures among the files. */
const LIFEREA = `
import sys, re, json, sqlite3, urllib.parse
db = sqlite3.connect(sys.argv[1])
answers = {}
for node, url in db.execute("select node_id, source from subscription"):
    items = []
    for item, guid, title, link, date in db.execute("select item_id, source_id, title, source, date from items where node_id = ? and comment = 0", (node,)):
        meta = list(db.execute("select key, value from metadata where item_id = ? order by nr", (item,)))
        items.append({"id": guid, "title": title, "link": link, "date": date * 1000,
            "authors": [re.sub(r"( - | \\()<a .*$", "", v) for k, v in meta if k in ("author", "creator")],
            "enclosures": [urllib.parse.unquote(v.split(":", 4)[-1]) for k, v in meta if k == "enclosure" and not re.match(r"enc:[^:]*:image", v)]})
    answers[url] = items
json.dump(answers, sys.stdout)
`;

/** Debian's newsboat, headless, with a cache of its own for each document. It keeps one person an entry, and one file if it can play it. */
export const newsboat: FieldReader = {
  name: "newsboat",
  formats: ["rss", "atom"],
  async read(documents) {
    const told = new Map<string, ToldEntry[] | string>();
    for (const { url } of documents)
      told.set(url, await inFolder("newsboat", (folder) => readByNewsboat(folder, url)));
    return told;
  },
};

async function readByNewsboat(folder: string, url: string): Promise<ToldEntry[] | string> {
  const file = (name: string) => join(folder, name);
  await writeFile(file("urls"), `${url}\n`);
  await writeFile(file("config"), "max-items 0\ndownload-retries 1\n");
  const args = ["-u", file("urls"), "-c", file("cache.db"), "-C", file("config"), "-x", "reload"];
  const { code, stderr } = await run("newsboat", args, "", { HOME: folder, TERM: "dumb" });
  if (code !== 0) return `ended with ${code}: ${stderr.trim()}`;
  return await fromDatabase<ToldEntry[]>(NEWSBOAT, file("cache.db"));
}

/** Milliseconds that Liferea has for all documents, and between two looks at what it has. */
const [PATIENCE, LOOK] = [60_000, 1_000];

/** Debian's Liferea in a window of a virtual screen, subscribed to every document. `screenshot` is a file for its picture. */
export function liferea(screenshot: string | undefined): FieldReader {
  return {
    name: "Liferea",
    formats: ["rss", "atom"],
    read: (documents) => inFolder("liferea", (folder) => readByLiferea(folder, documents, screenshot)),
  };
}

async function readByLiferea(
  folder: string,
  documents: readonly FrozenDocument[],
  screenshot: string | undefined,
): Promise<Map<string, ToldEntry[] | string>> {
  const config = join(folder, ".config", "liferea");
  await mkdir(config, { recursive: true });
  const outlines = documents.map(
    ({ feed, format, url }, at) =>
      `<outline title="${feed} ${format}" text="${feed} ${format}" type="${format}" id="node${at}" xmlUrl="${url.replaceAll("&", "&amp;")}"/>`,
  );
  await writeFile(
    join(config, "feedlist.opml"),
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="1.0"><head><title>Liferea Feed List Export</title></head><body>${outlines.join("\n")}</body></opml>\n`,
  );
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, ".config"),
    XDG_DATA_HOME: join(folder, ".local", "share"),
    XDG_CACHE_HOME: join(folder, ".cache"),
    GSETTINGS_BACKEND: "memory",
    // Without a network but the loopback it would think itself offline.
    GIO_USE_NETWORK_MONITOR: "base",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  };
  const shot = join(folder, "shot.png");
  // It fetches nothing by itself at its first start, so it is told to; the picture is taken on its own screen, just before its window is closed.
  const refresh =
    "dbus-send --session --print-reply --dest=org.gnome.feed.Reader /org/gnome/feed/Reader org.gnome.feed.Reader.Refresh";
  const script = `liferea & L=$!; until ${refresh}; do sleep 1; done; while [ ! -e ${folder}/enough ]; do sleep 0.5; done; import -window root ${shot}; kill $L; wait $L`;
  const child = spawn(
    "xvfb-run",
    ["-a", "-s", "-screen 0 1280x900x24", "dbus-run-session", "--", "sh", "-c", script],
    {
      env,
      stdio: "ignore",
    },
  );
  const database = join(folder, ".local", "share", "liferea", "liferea.db");
  const told = new Map<string, ToldEntry[] | string>();
  try {
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline && told.size < documents.length; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      const known = await fromDatabase<Record<string, ToldEntry[]>>(LIFEREA, database).catch(() => ({}));
      for (const [url, entries] of Object.entries(known)) if (entries.length > 0) told.set(url, entries);
    }
  } finally {
    await writeFile(join(folder, "enough"), "");
    await once(child, "exit");
  }
  if (screenshot !== undefined) await run("cp", [shot, screenshot]);
  return told;
}

async function fromDatabase<Told>(program: string, database: string): Promise<Told> {
  const { code, stdout, stderr } = await run("/usr/bin/python3", ["-c", program, database]);
  if (code !== 0) throw new Error(stderr.trim());
  return JSON.parse(stdout) as Told;
}

async function inFolder<Value>(name: string, use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
