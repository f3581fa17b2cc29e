/**
 * `npm run prove:valid -- [--base http://127.0.0.1:8080] [--keep DIRECTORY]`: checks every feed of a running Broadsheet, in all its formats and
 * with some combined feeds, by the rules of the W3C feed validator, of RFC 4287's grammar and of a schema of JSON Feed 1.1. Exits 0 where nothing has an error
 * or a warning, 1 where something has, 2 where a program it needs cannot be had.
 */
import { parseArgs } from "node:util";
import { installMissing } from "./install-missing.ts";
import { checkPublished, XMLLINT } from "./published/check-published.ts";
import { printValidity } from "./published/print-validity.ts";

const { values } = parseArgs({
  options: { base: { type: "string", default: "http://127.0.0.1:8080" }, keep: { type: "string" } },
});
const byHand = await installMissing([XMLLINT]);
if (byHand === undefined) {
  process.exitCode = printValidity(await checkPublished(values.base.replace(/\/+$/, ""), values.keep));
} else {
  console.error(byHand);
  process.exitCode = 2;
}
