/** An entry as some reader has it: the id it keeps it under, and its headline, empty where it has none. */
export interface ReadEntry {
  id: string;
  title: string;
}

/** What a reader made of one document: its entries in any order, or why it could not. */
export type Reading = { kind: "read"; entries: ReadEntry[] } | { kind: "failed"; why: string };

/** A program that reads feeds: given addresses, it fetches them itself and answers what it read at each. */
export interface Reader {
  name: string;
  /** One sentence with what to install, where it is not there. */
  missing(): Promise<string | undefined>;
  read(urls: string[]): Promise<Map<string, Reading>>;
}
