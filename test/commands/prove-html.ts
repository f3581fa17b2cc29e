import { cleanHtml } from "../../src/normalize/html/clean-html.ts";
import { hostileCases } from "../normalize/html/hostile.ts";
import { installedChromium, loadFragments } from "../security/browser-proof.ts";

/**
 * `npm run prove:html`: loads every hostile fragment, cleaned, in Chromium and reports what ran and what was asked for. Ends with 1 where
 * anything ran, strayed or mutated, or where the uncleaned controls did not: then the proof itself is blind.
 */
const base = "https://reader.example/story/";
const chromium = installedChromium();
if (chromium === undefined) {
  console.log("No chromium on PATH: nothing was proved.");
  process.exitCode = 1;
} else {
  const cases = hostileCases();
  const fragments = cases.map(({ id, html }) => ({ id, html: cleanHtml(html, { base }).html }));
  const verdicts = await loadFragments(chromium, fragments);
  const bad = verdicts.filter(
    (verdict, index) =>
      verdict.ran.length > 0 ||
      verdict.strayRequests.length > 0 ||
      verdict.foreign > 0 ||
      !verdict.stable ||
      verdict.tree.replaceAll("\u00a0", "&nbsp;") !== fragments[index]?.html.replaceAll("\u00a0", "&nbsp;"),
  );
  for (const verdict of bad) console.log(JSON.stringify(verdict));
  const raw = await loadFragments(chromium, cases);
  const seen = raw.filter(({ ran, strayRequests }) => ran.length > 0 || strayRequests.length > 0).length;
  const hosts = new Set(verdicts.flatMap(({ pictureHosts }) => pictureHosts));
  console.log(
    `${verdicts.length} fragments cleaned and loaded: ${bad.length} ran a script, strayed or changed their tree. ` +
      `Pictures and media were asked of ${[...hosts].join(", ") || "nobody"}.`,
  );
  console.log(`Uncleaned, ${seen} of ${raw.length} did run or stray in this browser: the proof can see it.`);
  if (bad.length > 0 || seen < cases.length / 4) process.exitCode = 1;
}
