import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDate } from "../../src/parse/date/parse-date.ts";

const cases = readFileSync("test/fixtures/parse/dates.txt", "utf8")
  .split("\n")
  .filter((line) => line.includes(" => ") && !line.startsWith("#"))
  .map((line): [string, string] => {
    const [text = "", meaning = ""] = line.split(" => ");
    return [text, meaning];
  });

test.each(cases)("%s means %s", (text, meaning) => {
  expect(parseDate(text)).toBe(meaning === "absent" ? undefined : meaning);
});
