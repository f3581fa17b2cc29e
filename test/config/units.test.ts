import { expect, test } from "vitest";
import { parseDuration, parseSize } from "../../src/config/units.ts";

test.each([
  ["90s", 90_000],
  ["30m", 1_800_000],
  ["24h", 86_400_000],
  ["7d", 604_800_000],
  ["250ms", 250],
  ["1.5h", 5_400_000],
  ["0s", 0],
  ["30M", undefined],
  ["", undefined],
  ["30", undefined],
  ["-5s", undefined],
  ["1e3s", undefined],
  ["5 minutes", undefined],
])("the duration %j is %j milliseconds", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  ["512KB", 524_288],
  ["15MB", 15_728_640],
  ["15 mb", 15_728_640],
  ["1GB", 1_073_741_824],
  ["100B", 100],
  ["15", undefined],
  ["15m", undefined],
])("the size %j is %j bytes", (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});
