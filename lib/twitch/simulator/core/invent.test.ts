import { expect, test } from "vitest";
import { describeShow, findCategory, inventAccount, inventTitle } from "./invent";
import { seededRandom } from "./random";
import { CATEGORIES, LANGUAGES } from "./words";

function invent(count: number) {
  const logins = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const account = inventAccount(1, index, logins);
    logins.add(account.login);
    return account;
  });
}

test("ten thousand accounts have logins and ids of their own, all as Twitch allows them", () => {
  const accounts = invent(10_000);
  expect(new Set(accounts.map((account) => account.id)).size).toBe(10_000);
  expect(new Set(accounts.map((account) => account.login)).size).toBe(10_000);
  for (const { login, displayName } of accounts) {
    expect(login).toMatch(/^[a-z0-9][a-z0-9_]{0,24}$/);
    expect(displayName).not.toBe("");
  }
});

test("a larger world begins with the same people", () => {
  expect(invent(300).slice(0, 50)).toEqual(invent(50));
});

test("most channels are small and a few are very large", () => {
  const sizes = invent(5_000)
    .map((account) => account.usualViewers)
    .sort((a, b) => a - b);
  expect(sizes[2_500]).toBeLessThan(60);
  expect(sizes.at(-1)).toBeGreaterThan(5_000);
});

test("a channel says what it shows, in its language, by another title than before", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = seededRandom(seed);
    const category = random.pick(CATEGORIES);
    const first = describeShow(random, "en", category);
    const second = describeShow(random, "en", category, first.title);
    expect(first).toMatchObject({ categoryId: category.id, categoryName: category.name });
    expect(first.tags).toContain("English");
    expect(second.title).not.toBe(first.title);
  }
});

test("every title is filled in, in every language and category", () => {
  for (const { code } of LANGUAGES) {
    for (const category of CATEGORIES) {
      for (let seed = 0; seed < 10; seed += 1) {
        const title = inventTitle(seededRandom(seed), code, category);
        expect(title).not.toMatch(/[{}]/);
        expect(title.length).toBeGreaterThan(3);
      }
    }
  }
});

test("categories are found by id and by name in any case", () => {
  expect(findCategory("743")?.name).toBe("Chess");
  expect(findCategory("chess")?.id).toBe("743");
  expect(findCategory("Curling")).toBeUndefined();
});
