import { describe, expect, it } from "vitest";
import { toldTexts } from "../../../src/dedupe/story/body-words.ts";
import { isBoilerplate, withoutDateline, withoutTail } from "../../../src/dedupe/story/boilerplate.ts";
import { isRevised, readHeadline } from "../../../src/dedupe/story/headline.ts";
import { wordsMatch } from "../../../src/dedupe/story/match-words.ts";
import { pictureKey } from "../../../src/dedupe/story/picture-key.ts";
import { noWords, readWords, type WordsRead } from "../../../src/dedupe/story/read-words.ts";
import { sketchOf } from "../../../src/dedupe/story/sketch-of.ts";
import { textBlocks } from "../../../src/dedupe/story/text-blocks.ts";
import { tieOf } from "../../../src/dedupe/story/tie-of.ts";
import { idKey, urlKey } from "../../../src/dedupe/story/url-key.ts";
import { storedWith } from "./stored-with.ts";

describe("urlKey", () => {
  it.each([
    "http://www.gazette.example/dock/",
    "https://m.gazette.example/dock",
    "https://gazette.example/dock/amp/",
    "https://gazette.example:443/dock/index.html",
    "https://gazette.example/dock?amp=&outputType=amp",
    "https://GAZETTE.example/dock#comments",
  ])("is the same for %s", (twin) => {
    expect(urlKey(twin.replace("amp=&", "amp&"))).toBe(urlKey("https://gazette.example/dock"));
  });

  it("tells pages apart that may be others", () => {
    const keys = ["dock", "Dock", "dock?page=2", "dock/2", "amp-prices"].map((path) =>
      urlKey(`https://gazette.example/${path}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(urlKey("https://gazette.example/p?a=1&b=2")).toBe(urlKey("https://gazette.example/p?b=2&a=1"));
  });

  it("is none for a site's front page and for what is no page", () => {
    for (const none of [
      "https://gazette.example/",
      "https://www.gazette.example",
      "mailto:a@b.example",
      undefined,
    ])
      expect(urlKey(none)).toBeUndefined();
  });

  it("of an id only where it means the same everywhere", () => {
    expect(idKey("tag:swifts.example,2026:1")).toBeTypeOf("number");
    expect(idKey("urn:uuid:0d6f")).toBeTypeOf("number");
    expect(idKey("https://gazette.example/dock")).toBe(urlKey("http://gazette.example/dock/"));
    for (const local of ["48213", "post-48213", "gazette:dock"]) expect(idKey(local)).toBeUndefined();
  });
});

describe("pictureKey", () => {
  it("is the same whatever the size and the host", () => {
    const key = pictureKey("https://img.gazette.example/2026/03/dock-strike-1200x800.jpg?w=600");
    expect(pictureKey("https://cdn.courier.example/300x200/dock-strike.webp")).toBe(key);
    expect(pictureKey("https://img.gazette.example/2026/03/dock-march.jpg")).not.toBe(key);
  });

  it("is none for names that say nothing", () => {
    for (const name of ["logo-square.png", "default-image.jpg", "12.jpg", "image.jpg"])
      expect(pictureKey(`https://img.gazette.example/1/${name}`)).toBeUndefined();
  });
});

describe("a headline", () => {
  it.each([
    ["EXCLUSIVE-Brandt to buy Osterly", ["brandt", "buy", "osterly"], 0],
    ["UPDATE 2-Varland raises rate to 6%", ["varland", "raises", "rate"], 0],
    ["World › Ferry sinks off Tarn", ["ferry", "sinks", "tarn"], 0],
    ["Ferry sinks off the island of Tarn - The Valley Times", ["ferry", "sinks", "island", "tarn"], 0],
    ["Garden column – early beans", ["garden", "early", "beans"], 1],
    ["Morning briefing: Tuesday", [], 0],
    ["L'Été à Saint-Aubin", ["lete", "saint", "aubin"], 0],
  ])("%s", (title, words, label) => {
    expect(readHeadline(title)).toEqual({ words, label });
  });

  it("is read in pairs of characters where words are not parted", () => {
    expect(readHeadline("临川地震").words).toEqual(["临川", "川地", "地震"]);
  });

  it("says that it corrects", () => {
    for (const title of [
      "CORRECTED-Rate rises",
      "Update 3: Rate rises",
      "Rectificatif: Hausse",
      "更正：升息",
    ])
      expect(isRevised(title)).toBe(true);
    for (const title of ["Updates to the tax code", "Corrections officer jailed", "Update your telephone"])
      expect(isRevised(title)).toBe(false);
  });

  it("has words that match in other forms", () => {
    expect(wordsMatch("зарплату", "зарплате")).toBe(true);
    expect(wordsMatch("strike", "strikes")).toBe(true);
    expect(wordsMatch("2025", "2026")).toBe(false);
    expect(wordsMatch("port", "ports")).toBe(true);
    expect(wordsMatch("minister", "ministry")).toBe(true);
    expect(wordsMatch("rain", "raid")).toBe(false);
  });
});

describe("what stands around a text", () => {
  it.each([
    "By Nora Whitlock and Tim Abara",
    "Von Uta Semmler",
    "Leia também: as imagens do dia",
    "Reporting by Nora Whitlock; editing by Sam Ode",
    "The post Dock strike ends appeared first on The Wick Observer.",
    "© nda, alle Rechte vorbehalten",
    "ADVERTISEMENT",
    "关注我们的公众号，第一时间获取新闻。",
  ])("is left out: %s", (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });

  it.each([
    "By water and land they came",
    "De madrugada llegaron los trenes.",
    "Nobody sold a ticket that day.",
  ])("is told: %s", (line) => {
    expect(isBoilerplate(line)).toBe(false);
  });

  it.each([
    ["PORT HARLOW (Meridian Press) - Dock workers", "Dock workers"],
    ["LISBON, March 3 — The council", "The council"],
    ["Punta Loyola, 17 may (AgSur).- La agencia", "La agencia"],
    ["（海风社）临川市", "临川市"],
    ["【ロンドン】首相は", "首相は"],
    ["Dock workers (and their families) marched", "Dock workers (and their families) marched"],
  ])("a dateline is taken off: %s", (text, told) => {
    expect(withoutDateline(text)).toBe(told);
  });

  it("the invitation to read on is taken off a cut text", () => {
    expect(withoutTail("Workers went back on […] Read more »")).toBe("Workers went back on");
    expect(withoutTail("He wanted to read more books.")).toBe("He wanted to read more books.");
  });

  it("blocks of links, captions and tables are none of the text", () => {
    const html =
      '<figure><img src="a.jpg"><figcaption>A crane.</figcaption></figure><p>Dock <a href="/x">workers</a> won.</p>' +
      '<ul><li><a href="/1">More</a></li></ul><table><tr><td>7.5</td></tr></table><p>Tom &amp; Ann &lt;3</p>';
    expect(textBlocks(html)).toEqual([
      { text: "Dock workers won.", linked: false },
      { text: "More", linked: true },
      { text: "Tom & Ann <3", linked: false },
    ]);
    expect(toldTexts(storedWith("gazette", { id: "1", content: html }).entry)).toEqual([
      "Dock workers won.",
      "Tom & Ann <3",
    ]);
  });
});

describe("words", () => {
  it("are the same in every spelling of them", () => {
    expect(read("L’ÉTÉ don't Straße İzmir ёлка").words).toEqual(read("lete dont strase izmir елка").words);
    expect(read("ＡＢ１２ كتابٌ").words).toEqual(read("ab12 كتاب").words);
  });

  it("hold numbers without their separators", () => {
    expect(read("1,200 1.200 1 200").numbers).toEqual(read("1200").numbers);
    expect(read("3.5").numbers).toEqual(read("3,5").numbers);
    expect(read("3.5").numbers).not.toEqual(read("35").numbers);
  });

  it("hold the names inside sentences", () => {
    expect(read("Yesterday Marta Kessel spoke. Nobody from Quayline came.").names.size).toBe(3);
  });
});

describe("two episodes", () => {
  const under =
    "<p>The Long Table is made by Ama Frey and Olu Hendricks in Wick. Find all our shows and transcripts on our site.</p>";
  const episode = (source: string, id: string, title: string) =>
    sketchOf(
      storedWith(source, {
        id,
        title,
        content: under.repeat(3),
        enclosures: [{ url: `https://counter.example/${source}/${id}.mp3?x`, type: "audio/mpeg" }],
      }),
    );

  it("are no copies for the words under them, and one episode in two feeds is", () => {
    const one = episode("long-table", "112", "A bridge to Wick that nobody built");
    expect(tieOf(one, episode("network", "113", "Wick and its soup"))).toBeUndefined();
    expect(tieOf(one, episode("network", "112", "A bridge to Wick that nobody built"))?.relation).toBe(
      "copy",
    );
  });
});

describe("a sketch", () => {
  it("takes the longer of content and summary, and counts how complete it is", () => {
    const long =
      "<p>Dock workers in Port Harlow returned to work after their union accepted a pay offer of the port.</p>";
    const bare = sketchOf(storedWith("gazette", { id: "1", content: "<p>Short.</p>", summary: long }));
    expect(bare.words).toBe(18);
    const full = sketchOf(
      storedWith("gazette", {
        id: "1",
        content: long.repeat(15),
        image: "https://img.example/dock-strike.jpg",
        authors: [{ name: "Nora Whitlock" }],
      }),
    );
    expect([bare.completeness, full.completeness]).toEqual([4, 15]);
  });
});

function read(text: string): WordsRead {
  const words = noWords();
  readWords(text, words);
  return words;
}
