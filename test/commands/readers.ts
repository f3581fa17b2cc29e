/**
 * `npm run readers -- [--base http://127.0.0.1:8080]`: has Debian's newsboat, Python's feedparser, rss-parser and a plain JSON reader
 * read every feed of a running Broadsheet over HTTP, and prints whether they agree on its entries and titles. Exits 0 when they do,
 * 1 when they do not or there is nothing to read, 2 when a reader is not installed.
 */
import { parseArgs } from "node:util";
import { compareReaders } from "./readers/compare-readers.ts";

const { values } = parseArgs({ options: { base: { type: "string", default: "http://127.0.0.1:8080" } } });
process.exitCode = await compareReaders(values.base.replace(/\/+$/, ""), console.log);
