import { Parser } from "htmlparser2";

/** The feeds a Broadsheet lists at `/opml`, as addresses below `base` without their suffix, in its order and without repeats. */
export async function listFeeds(base: string): Promise<string[]> {
  const response = await fetch(`${base}/opml`);
  if (response.status !== 200) throw new Error(`${base}/opml answers ${response.status}.`);
  return [...new Set(outlineAddresses(await response.text()).map((address) => rebase(address, base)))];
}

function outlineAddresses(opml: string): string[] {
  const addresses: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === "outline" && attributes["xmlUrl"] !== undefined) addresses.push(attributes["xmlUrl"]);
      },
    },
    { xmlMode: true },
  );
  parser.end(opml);
  return addresses;
}

/** The list names public addresses; what is read is the server at `base`. */
function rebase(address: string, base: string): string {
  return `${base}${new URL(address).pathname.replace(/\.(?:rss|atom|json)$/, "")}`;
}
