import { beforeAll, describe, expect, test } from "vitest";
import { cleanHtml } from "../../src/normalize/html/clean-html.ts";
import { hostileCases } from "../normalize/html/hostile.ts";
import { type Fragment, installedChromium, loadFragments, type Verdict } from "./browser-proof.ts";

const base = "https://reader.example/story/";
const chromium = installedChromium();

if (chromium === undefined) {
  test("no chromium on PATH: hostile fragments were not loaded in a browser", () => {
    expect(installedChromium()).toBeUndefined();
  });
} else {
  describe("hostile fragments, cleaned, in Chromium", () => {
    const fragments: Fragment[] = hostileCases().map(({ id, html }) => ({
      id,
      html: cleanHtml(html, { base }).html,
    }));
    let verdicts: Verdict[] = [];

    beforeAll(async () => {
      verdicts = await loadFragments(chromium, fragments);
    }, 240_000);

    test("every one was loaded", () => {
      expect(verdicts.length).toBe(fragments.length);
    });

    test("no script runs: no dialog, no handler, no navigation, no window", () => {
      expect(verdicts.filter(({ ran }) => ran.length > 0)).toEqual([]);
    });

    test("no request leaves but for pictures and media that the fragment shows", () => {
      expect(verdicts.filter(({ strayRequests }) => strayRequests.length > 0)).toEqual([]);
    });

    test("the browser reads the very tree that was written, and writing it again changes nothing", () => {
      for (const [index, { id, tree, stable, foreign }] of verdicts.entries()) {
        expect({ id, tree, stable, foreign }).toEqual({
          id,
          tree: fragments[index]?.html.replaceAll("\u00a0", "&nbsp;"),
          stable: true,
          foreign: 0,
        });
      }
    });

    test("the proof sees scripts and requests where there are some", async () => {
      const [script, request, handler] = await loadFragments(chromium, [
        { id: "script", html: "<script>alert(1)</script>" },
        { id: "request", html: "<link rel=stylesheet href=https://evil.example/s.css>" },
        { id: "handler", html: "<p onmouseover=alert(1)>over</p>" },
      ]);
      expect(script?.ran).toContain("alert");
      expect(request?.strayRequests).toContain("stylesheet https://evil.example/s.css");
      expect(handler?.ran).toContain("alert");
    });
  });
}
