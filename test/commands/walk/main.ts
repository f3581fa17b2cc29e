import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { newWalk, walkFeed } from "./walk-feed.ts";

/**
 * `npm run walk -- https://…/all.atom --polls 10 --every 60`: reads a feed from its document back through all of its archives, then polls it
 * for what is new. Says what it got and whether any entry came twice in archives; exits with 1 where one did.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { polls: { type: "string", default: "1" }, every: { type: "string", default: "60" } },
  });
  const [url] = positionals;
  if (url === undefined) throw new Error("Which feed? npm run walk -- http://127.0.0.1:8080/all.atom");
  const base = new URL(url).origin;
  // A service that is tried out names an address that is yet to be its own.
  const rebase = (address: string) => `${base}${new URL(address).pathname}`;
  const walk = newWalk();
  for (let poll = 1; poll <= Number(values.polls); poll += 1) {
    if (poll > 1) await pause(Number(values.every) * 1_000);
    const before = walk.held.size;
    await walkFeed(url, walk, { rebase });
    console.log(`poll ${poll}: ${walk.held.size - before} new, ${walk.held.size} held`);
  }
  const archived = [...walk.archives.values()].flatMap(({ ids }) => ids);
  const twice = archived.length - new Set(archived).size;
  const answers = [...walk.answers].map(([status, count]) => `${count} × ${status}`).join(", ");
  console.log(`${walk.archives.size} archives with ${archived.length} entries, ${twice} of them twice`);
  console.log(`answers: ${answers}; ${walk.deltas.length} entries by delta`);
  return twice === 0 ? 0 : 1;
}

process.exitCode = await main();
