import { expect, type Page } from "@playwright/test";
import { gateBefore, SCRIPTS } from "./gate";

/** One time that something moved although nobody had done anything, as the browser counts it. */
interface Shift {
  /** Share of the window that moved, times how far, from 0 to 1. */
  value: number;
  /** What moved, and from where to where, in CSS px. */
  what: string[];
}

declare global {
  interface Window {
    /** Gives out what moved on this page since it was last asked. */
    takeShifts?: () => Shift[];
  }
}

/**
 * Has the page take down what moves on it, and returns what opens an address and says so, once all has come that is
 * asked for there. Scripts come when the page stands, and what they ask for when they run: so each is seen as on a slow
 * phone, however quick the machine.
 */
export async function shiftsOn(page: Page): Promise<(path: string) => Promise<Shift[]>> {
  await page.addInitScript(takeDown);
  const scripts = await gateBefore(page, SCRIPTS);
  const answers = await gateBefore(page, "**/api/v1/**");
  return async (path) => {
    scripts.shut();
    answers.shut();
    await page.goto(path, { waitUntil: "commit" });
    await page.locator("h1").first().waitFor();
    // What stands in for the letters until they come is the machine's, and so is how far they move what is written.
    await page.evaluate(async () => void (await document.fonts.ready));
    await drawn(page);
    await page.evaluate(() => window.takeShifts?.());
    scripts.open();
    await page.waitForFunction(() => window.takeEarlyPress === undefined);
    await drawn(page);
    answers.open();
    await page.waitForLoadState("networkidle");
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: 60_000 });
    await drawn(page);
    return page.evaluate(() => window.takeShifts?.() ?? []);
  };
}

/** Runs in each page that is opened, before everything else. */
function takeDown(): void {
  // TypeScript's own list of what browsers have does not know it.
  type Entry = PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
    sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  };
  let shifts: Shift[] = [];
  const name = (node: Node | null) => {
    const element = node instanceof Element ? node : node?.parentElement;
    if (!element) return "what is gone by now";
    const words = element.textContent?.trim().slice(0, 40) ?? "";
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}">${words}`;
  };
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(" ");
  const add = (entries: PerformanceEntryList) => {
    for (const { value, hadRecentInput, sources } of entries as Entry[])
      if (!hadRecentInput)
        shifts.push({
          value,
          what: sources.map(
            ({ node, previousRect, currentRect }) =>
              `${name(node)} (${place(previousRect)} → ${place(currentRect)})`,
          ),
        });
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.takeShifts = () => {
    add(observer.takeRecords());
    const taken = shifts;
    shifts = [];
    return taken;
  };
}

/** Until what is there is on the screen, and the browser has seen what moved with it. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
