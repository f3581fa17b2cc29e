import { expect, test } from "vitest";
import { checkConfiguration } from "../../src/config/check.ts";
import { configurationDifference } from "../../src/config/difference.ts";
import { configFiles } from "./read-case.ts";

const configured = (texts: Record<string, string> = {}) => {
  const result = checkConfiguration(configFiles(texts));
  if (result.kind === "problems") throw new Error("wrong files");
  return result.configuration;
};

test("what came, what went and what changed is told in a line each", () => {
  const before = configured({
    "sources.yaml":
      "- { id: quay, title: Quay, url: https://quay.example/ }\n- { id: mole, title: Mole, url: https://mole.example/ }\n",
  });
  const after = configured({
    "sources.yaml":
      "- { id: quay, title: The Quay, url: https://quay.example/, polling: { perHost: { spacing: 2s } } }\n- { id: pier, title: Pier, url: https://pier.example/ }\n",
    "sections.yaml": "- { id: ports, title: Ports, match: { tag: ferry } }\n",
  });
  expect(configurationDifference(before, after)).toEqual([
    "source mole: gone",
    "source pier: new",
    'source quay: title "Quay" → "The Quay"',
    "source quay: polling.perHost.spacing 1000 → 2000",
    'section ports: match [] → [{"tag":["ferry"]}]',
  ]);
  expect(configurationDifference(before, before)).toEqual([]);
});

test("of very many changes, the first are told", () => {
  const many = Array.from(
    { length: 30 },
    (_, at) => `- { id: s${at}, title: S, url: "https://s${at}.example/" }\n`,
  );
  const lines = configurationDifference(configured(), configured({ "sources.yaml": many.join("") }));
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe("and 11 more");
});
