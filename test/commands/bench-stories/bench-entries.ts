import { randomFrom } from "../random.ts";
import { type Paper, paperOf } from "./bench-papers.ts";
import { createWording, type Wording } from "./wording.ts";

/** What one entry of the bench says. */
export interface BenchText {
  title: string;
  summary: string;
  /** Clean HTML of about 4.4 kB. */
  html: string;
  tags: string[];
}

/** Texts by number, as a paper of some number prints them. */
export type BenchTexts = (number: number, paper: number) => BenchText;

const LENGTH = 4_400;
const PARAGRAPH = 50;

/**
 * Texts that pack like those of captured feeds, by themselves and beside their paper's others: see {@link packingReport}. Each number tells something
 * else; what its paper has around every text is the paper's own. `tags` is how many different ones there are.
 */
export function createBenchTexts(tags: number): BenchTexts {
  return (number, paperNumber) => {
    const paper = paperOf(paperNumber);
    const wording = createWording(randomFrom(number * 7_919 + 17));
    const title = wording.title();
    const after = `${paper.related(wording)}\n${paper.author(wording)}\n${paper.foot}`;
    const html = [paper.picture(number, wording)];
    for (let length = after.length + LENGTH / 10; length < LENGTH; length += html.at(-1)?.length ?? 0)
      html.push(paragraph(wording, paper));
    return {
      title,
      summary: `${wording.sentence(20)}.`,
      html: `${html.join("\n")}\n${after}`,
      tags: benchTags(number, tags),
    };
  };
}

/** Three tags for every number, of so many different ones: few are many entries', most are few entries'. */
export function benchTags(number: number, tags: number): string[] {
  const random = randomFrom(number * 104_729 + 5);
  return Array.from({ length: 3 }, () => `tag ${Math.floor(tags * random() ** 3)}`);
}

function paragraph(wording: Wording, paper: Paper): string {
  const told = `${wording.sentence(PARAGRAPH)}.`;
  return wording.chance(0.4) ? `<p>${told} ${paper.link(wording)}</p>` : `<p>${told}</p>`;
}
