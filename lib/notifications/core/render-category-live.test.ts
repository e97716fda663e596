import { expect, test } from "vitest";
import { renderCategoryLive } from "./render-category-live";

const kaya = { broadcasterName: "Kaya", login: "kaya", categoryName: "Chess", more: 0 };

test.each([
  [
    { streamTitle: "Endgames", viewerCount: 1240 },
    "Kaya plays Chess - 1,240 viewers",
    "Endgames - You watch this category",
  ],
  [{ streamTitle: "", viewerCount: 1 }, "Kaya plays Chess - 1 viewer", "You watch this category"],
  [
    { streamTitle: "", viewerCount: 100, more: 1200 },
    "Kaya plays Chess - 100 viewers",
    "You watch this category, and 1,200 more in this hour",
  ],
])("%j", (given, title, message) => {
  expect(renderCategoryLive({ ...kaya, ...given })).toEqual({
    title,
    message,
    link: "https://twitch.tv/kaya",
  });
});
