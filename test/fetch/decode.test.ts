import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/fetch/decode.ts";
import { inflateUndeclared } from "../../src/fetch/inflate.ts";

// What whole documents are decoded to is in test/fixtures/parse/encoding-*.xml; here is what no document can show.
describe("decode", () => {
  test("names the encoding by the Encoding Standard and says where the document was wrong", () => {
    const body = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>', "utf8");
    const { charset, notes } = decode(body);
    expect(charset).toBe("utf-8");
    expect(notes).toEqual(["the document says windows-1252 and is UTF-8"]);
  });

  test("a body cut in the middle of a character is still UTF-8", () => {
    const whole = Buffer.from("<rss>Новости, новости, новости</rss>", "utf8");
    const { text, charset } = decode(whole.subarray(0, 20));
    expect(charset).toBe("utf-8");
    expect(text.startsWith("<rss>Новости")).toBe(true);
  });

  test("any text survives UTF-8, apart from characters XML forbids", () => {
    const legal = fc
      .string({ unit: "grapheme" })
      .filter((text) => !/[^\P{Cc}\t\n\r]|^\ufeff|[\ufffe\uffff]/u.test(text));
    fc.assert(
      fc.property(legal, (text) => decode(Buffer.from(`<a>${text}</a>`, "utf8")).text === `<a>${text}</a>`),
    );
  });

  test("any bytes give a text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decode(bytes).text === "string"),
    );
  });
});

describe("inflateUndeclared", () => {
  test("a body that unpacks to more than the limit is not unpacked", () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    expect(inflateUndeclared(bomb, 10_000)).toEqual({ packed: true, tooLarge: true });
  });

  test("a cut stream gives what came before the cut", () => {
    const packed = gzipSync(Buffer.from("harbour ".repeat(5000) + Math.PI));
    const inflated = inflateUndeclared(packed.subarray(0, packed.length - 10));
    expect(
      inflated.packed && "bytes" in inflated && Buffer.from(inflated.bytes).toString().startsWith("harbour"),
    ).toBe(true);
  });

  test("bytes that only begin like gzip are left alone", () => {
    expect(inflateUndeclared(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toEqual({ packed: false });
  });
});
