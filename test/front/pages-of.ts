import type { RunningDemo } from "./start-demo.ts";

/** A page of the demo, with a name for a file. */
export interface NamedPage {
  name: string;
  path: string;
  /** Whether it is looked at by who has signed in at the desk. */
  signedIn?: boolean;
}

/** Every kind of page for readers, as the demo has them; `story` is an entry that several outlets and languages tell. */
export async function readerPages(demo: RunningDemo): Promise<NamedPage[]> {
  const story = await storyOf(demo);
  return [
    { name: "front", path: "/" },
    { name: "front-es", path: "/?lang=es" },
    { name: "section", path: "/sections/labor" },
    { name: "section-es", path: "/sections/en-espanol" },
    { name: "face", path: "/sections/labor.atom" },
    { name: "tag", path: "/tags/strikes" },
    { name: "source", path: "/sources/the-lamplighter" },
    { name: "everything", path: "/all" },
    { name: "entry", path: story },
    { name: "days", path: "/sections/labor/days" },
    { name: "day", path: `/all/days/${new Date().toISOString().slice(0, 10)}` },
    { name: "search", path: "/feeds?q=strike" },
    { name: "combine", path: "/feeds" },
    { name: "about", path: "/about" },
    { name: "api", path: "/api" },
    { name: "nothing", path: "/sections/dockers" },
    { name: "nothing-found", path: "/feeds?q=nobodywrotethis" },
    { name: "nothing-that-day", path: "/all/days/2001-01-01" },
    { name: "refused", path: "/feeds?colour=red" },
    { name: "desk-door", path: "/admin" },
  ];
}

/** The desk's pages, for whoever is signed in: with much on them, with nothing, and with trouble. */
export async function deskPages(demo: RunningDemo): Promise<NamedPage[]> {
  const story = await storyOf(demo);
  const pages = [
    { name: "desk", path: "/admin" },
    { name: "desk-sources", path: "/admin/sources" },
    { name: "desk-source", path: "/admin/sources/la-farola" },
    { name: "desk-trouble", path: "/admin/sources/the-old-pier" },
    { name: "desk-busy", path: "/admin/sources/la-farola?done=soon" },
    { name: "desk-address", path: "/admin/sources/the-old-pier/address" },
    { name: "desk-entries", path: "/admin/entries" },
    { name: "desk-entries-none", path: "/admin/entries?name=nobody+wrote+this" },
    { name: "desk-entry", path: `/admin${story}` },
    { name: "desk-feeds", path: "/admin/feeds" },
    { name: "desk-add", path: "/admin/add" },
    { name: "desk-add-none", path: "/admin/add?address=facebook.com%2Fsomebody" },
    { name: "desk-tags", path: "/admin/tags" },
    { name: "desk-tags-none", path: "/admin/tags?find=nobody" },
    { name: "desk-polls", path: "/admin/polls" },
    { name: "desk-config", path: "/admin/config" },
    { name: "desk-config-part", path: "/admin/config/sections" },
    { name: "desk-nothing", path: "/admin/nowhere" },
  ];
  return pages.map((page) => ({ ...page, signedIn: true }));
}

async function storyOf({ url }: RunningDemo): Promise<string> {
  const answer = await fetch(`${url}/api/v1/entries?source=the-lamplighter&limit=50&fields=ref,title`);
  const { entries } = (await answer.json()) as { entries: { ref: string; title: string }[] };
  const told = entries.find(({ title }) => /kept the keys/i.test(title)) ?? entries[0];
  return `/entries/${told?.ref}`;
}
