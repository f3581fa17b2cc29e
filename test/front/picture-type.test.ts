import { expect, it } from "vitest";
import { pictureType } from "../../src/pipeline/picture-type.ts";
import { drawPicture } from "../../src/press/draw-picture.ts";

const bytes = (latin1: string) => Buffer.from(latin1, "latin1");

it.each([
  [drawPicture("a quay"), "image/png"],
  [bytes("\xff\xd8\xff\xe0 and so on"), "image/jpeg"],
  [bytes("GIF89a and so on"), "image/gif"],
  [bytes("RIFF\x00\x00\x00\x00WEBPVP8 "), "image/webp"],
  [bytes("\x00\x00\x00\x20ftypavif"), "image/avif"],
  [bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), undefined],
  [bytes("<!doctype html>GIF8"), undefined],
  [bytes(""), undefined],
])("a picture is known by its first bytes, and a drawing that may run is none", (given, type) => {
  expect(pictureType(given)).toBe(type);
});
