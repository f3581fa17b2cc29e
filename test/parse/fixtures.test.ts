import { describe, expect, test } from "vitest";
import { parseFeed } from "../../src/index.ts";
import { type Expectation, type Fixture, readFixtures, seenText, valueAt } from "./fixture.ts";

const fixtures = readFixtures("test/fixtures/parse");

describe("every fixture is read as its head comment says", () => {
  test.each(fixtures.map((fixture) => [`${fixture.name}: ${fixture.why}`, fixture] as const))(
    "%s",
    async (_, fixture) => {
      expect(fixture.why).not.toBe("");
      expect(fixture.expectations).not.toHaveLength(0);
      const read = await parseFeed(fixture.body, options(fixture));
      for (const each of fixture.expectations) check(read, each);
    },
  );
});

test("there are at least 150 fixtures", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(150);
});

function options({ url, contentType }: Fixture) {
  return { ...(url === undefined ? {} : { url }), ...(contentType === undefined ? {} : { contentType }) };
}

function check(read: unknown, { path, relation, wanted }: Expectation): void {
  const value = valueAt(read, path);
  if (relation === "=") expect(value, path).toEqual(wanted);
  else if (relation === "absent") expect(value, path).toBeUndefined();
  else if (relation === "text") expect(seenText(value), path).toBe(wanted);
  else if (relation === "has") expect(value, path).toContain(wanted);
  else expect(value, path).not.toContain(wanted);
}
