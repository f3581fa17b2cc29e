import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** More than any page has to be stepped through. */
const MOST_STEPS = 200;

/** Steps on with Tab, as somebody without a mouse does, until a control has the focus; it has to be one that can be seen. */
export async function reach(page: Page, control: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await hasFocus(control)) {
      expect(await control.isVisible()).toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no number of steps leads to ${control}`);
}

/** Follows a link or presses a button. */
export async function press(page: Page, control: Locator): Promise<void> {
  await reach(page, control);
  await page.keyboard.press("Enter");
}

/** Puts text in the place of what stands in a field. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** The words of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return (await page.locator(":focus").textContent()) ?? "";
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === element.ownerDocument.activeElement);
}
