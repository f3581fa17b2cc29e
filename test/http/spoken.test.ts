import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guideFor } from "../../src/http/words/guide-for.ts";
import { wordsFor } from "../../src/http/words/words-for.ts";
import { CONFIGURATION, fullEntry } from "../publish/sample.ts";
import { publish, type Running, startServer } from "./start-server.ts";

let server: Running;
let spanish: Running;

beforeAll(async () => {
  const feeds = publish(new Map([["all", [fullEntry()]]]));
  server = await startServer(feeds);
  const site = { ...CONFIGURATION.site, language: "es-MX" };
  spanish = await startServer(feeds, { configuration: () => ({ ...CONFIGURATION, site }) });
});
afterAll(async () => {
  await server.close();
  await spanish.close();
});

describe("/about", () => {
  it.each([
    ["de-AT,de;q=0.9,en;q=0.5", "de"],
    ["ar", "ar"],
    ["eo, ca;q=0.4", "ca"],
    ["eo", "en"],
    ["*", "en"],
  ])("asked for in %s is in %s", async (asked, language) => {
    const { text, headers } = await server.request("/about", {
      accept: "text/html",
      "accept-language": asked,
    });
    expect(text).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    expect(text).toContain(wordsFor(language).about);
    expect(text).toContain(guideFor(language).howToSubscribe);
    expect(headers.vary).toContain("Accept-Language");
  });

  it("is in the site's language for who asks for none, or for one that nobody here speaks", async () => {
    for (const headers of [{}, { "accept-language": "eo" }, { "accept-language": "*" }]) {
      const { text } = await spanish.request("/about", { accept: "text/html", ...headers });
      expect(text).toContain('<html lang="es"');
      expect(text).toContain(guideFor("es").anyAddress);
    }
  });

  it("says in English, and says that it is, what only programmers read", async () => {
    const { text } = await server.request("/about", { accept: "text/html", "accept-language": "fr" });
    expect(text).toContain('<section lang="en" dir="ltr" aria-labelledby="json-feed">');
  });
});
