import { describe, expect, test } from "vitest";
import { checkConfiguration } from "../../src/config/check.ts";
import type { ConfigFile } from "../../src/config/config-file.ts";
import { meantIn } from "../../src/config/did-you-mean.ts";
import { lineDifference } from "../../src/config/mend/line-difference.ts";
import { mendFiles } from "../../src/config/mend/mend-files.ts";
import { configFiles, readCases } from "./read-case.ts";

const textOf = (files: readonly ConfigFile[], path: string) => {
  const content = files.find((file) => file.path === path)?.content;
  return content !== undefined && "text" in content ? content.text : "";
};

const mended = (texts: Record<string, string>) => mendFiles(configFiles(texts));

describe("a mended file", () => {
  test.each([
    [
      "tabs",
      "- id: quay\n\ttitle: Quay\n\turl: https://quay.example/\n",
      "- id: quay\n  title: Quay\n  url: https://quay.example/\n",
    ],
    [
      "keys, comments kept",
      "# ours\n- id: quay # the quay\n  tilte: Quay\n  url: https://quay.example/ # a page\n  poling: { mni: 30m } # often\n",
      "# ours\n- id: quay # the quay\n  title: Quay\n  url: https://quay.example/ # a page\n  polling: { min: 30m } # often\n",
    ],
    [
      "addresses without their scheme, or with half of one",
      "- { id: a, title: A, url: quay.example/feed }\n- { id: b, title: B, url: \"//mole.example\" }\n- { id: c, title: C, url: 'htp://pier.example/a?b=c' }\n",
      "- { id: a, title: A, url: https://quay.example/feed }\n- { id: b, title: B, url: \"https://mole.example\" }\n- { id: c, title: C, url: 'https://pier.example/a?b=c' }\n",
    ],
    [
      "an id that is taken",
      "- { id: a, title: A, url: https://a.example/ }\n- { id: a, title: B, url: https://b.example/ }\n- { id: a-2, title: C, url: https://c.example/ }\n",
      "- { id: a, title: A, url: https://a.example/ }\n- { id: a-3, title: B, url: https://b.example/ }\n- { id: a-2, title: C, url: https://c.example/ }\n",
    ],
    [
      "ids, names, languages and quantities",
      "- id: Quai d'Été\n  title: 1984\n  url: https://quay.example/\n  language: pt_BR\n  sections: [prots]\n  polling: { min: 30 minutes, max: 1 Day }\n",
      '- id: quai-d-ete\n  title: "1984"\n  url: https://quay.example/\n  language: pt-BR\n  sections: [ports]\n  polling: { min: 30m, max: 1d }\n',
    ],
  ])("has %s as they were meant", (_what, before, after) => {
    const files = mended({ "sources.yaml": before });
    expect(textOf(files, "sources.yaml")).toBe(after);
    expect(checkConfiguration(files).kind).toBe("configuration");
  });

  test("has names in rules as they were meant, wherever they stand", () => {
    const files = mended({
      "sections.yaml":
        "- id: ports\n  title: Ports\n  match:\n    - all:\n        - path: ports # of all\n        - not: { source: harbor-post }\n    - kind: vidoe\n",
    });
    expect(textOf(files, "sections.yaml")).toBe(
      "- id: ports\n  title: Ports\n  match:\n    - all:\n        - path: /ports # of all\n        - not: { source: harbour-post }\n    - kind: video\n",
    );
  });

  test("is left alone where what was meant is not plain", () => {
    for (const text of [
      "- { id: a, title: A, url: nowhere }\n",
      "- { id: a, title: A, url: https://a.example/, colour: red }\n",
      "- { id: a, title: A, url: https://a.example/, polling: { min: soon } }\n",
      '- id: a\n  title: "A\n',
    ])
      expect(textOf(mended({ "sources.yaml": text }), "sources.yaml")).toBe(text);
  });
});

test("no mending makes anything worse, moves a line, or touches what is right", () => {
  const mistakes = (files: readonly ConfigFile[]) => {
    const result = checkConfiguration(files);
    return result.kind === "problems" ? result.problems : [];
  };
  let less = 0;
  for (const { name, files } of readCases()) {
    const after = mendFiles(files);
    const [had, has] = [mistakes(files), mistakes(after)];
    const tabbed = had.some(({ message }) => message.startsWith("a tab"));
    if (!tabbed) expect(has.length, name).toBeLessThanOrEqual(had.length);
    if (has.length < had.length) less += 1;
    for (const file of files) {
      const [before, now] = [textOf(files, file.path), textOf(after, file.path)];
      expect(now.split("\n").length, name).toBe(before.split("\n").length);
      if (!had.some((problem) => problem.file === file.path) && has.length <= had.length)
        expect(lineDifference(before, now).length, name).toBeLessThan(2);
    }
    expect(mendFiles(after).map((file) => textOf([file], file.path))).toEqual(
      after.map((file) => textOf([file], file.path)),
    );
  }
  expect(less).toBeGreaterThan(5);
});

test("what a message of ours means is read back from it", () => {
  expect(meantIn('unknown key "poling" — did you mean "polling"?')).toEqual({
    written: "poling",
    meant: "polling",
  });
  expect(meantIn('"kind" must be text or video, not "vidoe" — did you mean "video"?')).toEqual({
    written: "vidoe",
    meant: "video",
  });
  expect(meantIn('there is no source "nobody": there are a, b')).toBeUndefined();
});
