import axe from "axe-core";
import type { Page } from "playwright-core";

const RUN = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`;

interface Result {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe-core finds wrong with a page by WCAG 2.2 A and AA and by good practice, a line each; and how many of its rules passed. */
export async function violations(page: Page): Promise<{ found: string[]; passed: number }> {
  // Run by the debugger, whom the page's policy does not bind.
  await page.evaluate(axe.source);
  const { violations: bad, passes } = (await page.evaluate(RUN)) as {
    violations: Result[];
    passes: Result[];
  };
  const found = bad.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${help}: ${target.join(" ")} ${failureSummary}`),
  );
  return { found, passed: passes.length };
}
