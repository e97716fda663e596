import { describe, expect, test } from "vitest";
import { AREAS, type Area } from "@/lib/i18n/areas";
import { clientFiles } from "./support/module-graph";
import { sourcesIn } from "./support/sources";

/** Where the pages of each area lie. What is shown around all of them has the texts of the site. */
const PAGES: Record<Area, RegExp> = {
  site: /^app\/(\(site\)\/.*|[^/]+)\.tsx$/,
  viewer: /^app\/\(viewer\)\/.*\.tsx$/,
  channels: /^app\/channels\/.*\.tsx$/,
  shared: /^app\/\(shared\)\/.*\.tsx$/,
  studio: /^app\/studio\/.*\.tsx$/,
  admin: /^app\/admin\/.*\.tsx$/,
};
/** Frames around the pages of other areas, which bring their own texts. */
const FRAMES = /^app\/(signed-in-frame|area-texts|history-page|global-error)\.tsx$/;

const pages = sourcesIn(["app"]).map(({ path }) => path);

/** The namespaces that components in the browser take texts from, each with a file that does. */
function spokenIn(area: Area): Map<string, string> {
  const entries = pages.filter((path) => PAGES[area].test(path) && !FRAMES.test(path));
  expect(entries.length).toBeGreaterThan(0);
  const spoken = new Map<string, string>();
  for (const { path, text } of clientFiles(entries)) {
    for (const [, namespace] of text.matchAll(/useTranslations\("([\w-]+)/g)) {
      if (namespace) spoken.set(namespace, path);
    }
  }
  return spoken;
}

describe.each(Object.keys(AREAS) as Area[])("browsers on pages of the area %s", (area) => {
  const given = new Set<string>(AREAS[area]);
  const spoken = spokenIn(area);

  test("get every text that they show", () => {
    expect([...spoken].filter(([namespace]) => !given.has(namespace))).toEqual([]);
  });

  test("get no text that they never show", () => {
    expect([...given].filter((namespace) => !spoken.has(namespace))).toEqual([]);
  });
});
