import type { Reader, Reading } from "./reading.ts";
import { run } from "./run.ts";

const python = "/usr/bin/python3";

const program = `
import sys, json, feedparser
answers = {}
for url in json.load(sys.stdin):
    feed = feedparser.parse(url)
    if feed.bozo:
        answers[url] = {"kind": "failed", "why": "calls it ill-formed: %s" % feed.bozo_exception}
    elif feed.get("status") != 200:
        answers[url] = {"kind": "failed", "why": "status %s" % feed.get("status")}
    else:
        answers[url] = {"kind": "read", "entries": [
            {"id": entry.get("id", entry.get("link", "")), "title": entry.get("title", "")} for entry in feed.entries]}
json.dump(answers, sys.stdout)
`;

/** Python's feedparser from the Debian package; a document it has to repair counts as failed. */
export const feedparser: Reader = {
  name: "feedparser",
  async missing() {
    const { code } = await run(python, ["-c", "import feedparser"]);
    return code === 0 ? undefined : "Python's feedparser is missing: sudo apt install python3-feedparser";
  },
  async read(urls) {
    const { code, stdout, stderr } = await run(python, ["-c", program], JSON.stringify(urls));
    if (code !== 0) throw new Error(`feedparser ended with ${code}: ${stderr}`);
    return new Map(Object.entries(JSON.parse(stdout) as Record<string, Reading>));
  },
};
