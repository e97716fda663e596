import type { Page } from "@playwright/test";

/** Before some requests of a page. */
export interface Gate {
  /** From now on they wait. */
  shut: () => void;
  /** Those that wait go on, and others wait no longer. */
  open: () => void;
}

/** Puts an open gate before all requests to addresses like this one. */
export async function gateBefore(page: Page, url: string): Promise<Gate> {
  let pass: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;
  await page.route(url, async (route) => {
    await pass;
    // A page that was left meanwhile asks no longer.
    await route.continue().catch(() => undefined);
  });
  return {
    shut: () => {
      pass = new Promise((resolve) => {
        open = resolve;
      });
    },
    open: () => open(),
  };
}

/** The scripts of pages. */
export const SCRIPTS = "**/_next/static/**/*.js";
