import type { RunningDemo } from "./start-demo.ts";

/** A page of the demo, with a name for a file. */
export interface NamedPage {
  name: string;
  path: string;
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
  ];
}

/** The desk's pages, for whoever is signed in. */
export const DESK_PAGES: readonly NamedPage[] = [
  { name: "desk", path: "/admin" },
  { name: "desk-sources", path: "/admin/sources" },
  { name: "desk-source", path: "/admin/sources/la-farola" },
  { name: "desk-entries", path: "/admin/entries" },
  { name: "desk-feeds", path: "/admin/feeds" },
  { name: "desk-add", path: "/admin/add" },
  { name: "desk-tags", path: "/admin/tags" },
  { name: "desk-polls", path: "/admin/polls" },
  { name: "desk-config", path: "/admin/config" },
  { name: "desk-config-part", path: "/admin/config/sections" },
];

async function storyOf({ url }: RunningDemo): Promise<string> {
  const answer = await fetch(`${url}/api/v1/entries?source=the-lamplighter&limit=50&fields=ref,title`);
  const { entries } = (await answer.json()) as { entries: { ref: string; title: string }[] };
  const told = entries.find(({ title }) => /kept the keys/i.test(title)) ?? entries[0];
  return `/entries/${told?.ref}`;
}
