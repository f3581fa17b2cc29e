import { randomFrom } from "../random.ts";
import { createWording, type Wording } from "./wording.ts";

/** What a paper has around and in all of its texts. */
export interface Paper {
  /** Its host. */
  host: string;
  picture(number: number, wording: Wording): string;
  link(wording: Wording): string;
  related(wording: Wording): string;
  author(wording: Wording): string;
  /** The same under every text. */
  foot: string;
}

/** People who write for a paper. */
const STAFF = 8;
const papers = new Map<number, Paper>();

/** The paper of a number, which is the same each time. */
export function paperOf(number: number): Paper {
  const known = papers.get(number);
  if (known !== undefined) return known;
  const made = makePaper(
    `https://paper-${number}.example`,
    createWording(randomFrom(number * 15_485_863 + 3)),
  );
  papers.set(number, made);
  return made;
}

function makePaper(host: string, own: Wording): Paper {
  const address = (wording: Wording) => `${host}/2026/05/${wording.slug(4)}`;
  const staff = Array.from({ length: STAFF }, () => ({
    name: `${own.name()} ${own.name()}`,
    does: own.sentence(14),
  }));
  const link = (wording: Wording) => `<a href="${address(wording)}">${wording.sentence(4)}</a>`;
  return {
    host,
    link,
    picture: (number, wording) =>
      `<figure><img src="${host}/media/2026/05/${wording.slug(2)}-${number}.jpg" alt="${wording.sentence(6)}"><figcaption>${wording.sentence(8)}</figcaption></figure>`,
    related: (wording) => `<p>Read more: ${link(wording)}, ${link(wording)}</p>`,
    author: (wording) => {
      const { name, does } = staff[Math.floor(wording.name().length * 7) % STAFF] ?? { name: "", does: "" };
      return `<p><em>${name} ${does}.</em></p>`;
    },
    foot: `<p><a href="${host}/subscribe">Subscribe to ${own.sentence(4)}</a>: ${own.sentence(18)}.</p>`,
  };
}
