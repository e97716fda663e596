import { CATEGORIES } from "../core/words";
import { pageOf } from "./paging";
import { HelixRefusal } from "./refusal";
import type { HelixAnswer, HelixRequest } from "./request";
import { foundCategoryRow } from "./rows";

/** Search Categories: names that hold all the words in any order, those that begin with them first. */
export function searchCategories({ query, faults, publicUrl }: HelixRequest): HelixAnswer {
  const text = (query.get("query") ?? "").trim().toLowerCase();
  if (text === "") throw new HelixRefusal(400, 'Missing required parameter "query"');
  const words = text.split(/\s+/);
  const found = CATEGORIES.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const begins = ({ name }: { name: string }) => Number(name.toLowerCase().startsWith(text));
  const ranked = found.toSorted((a, b) => begins(b) - begins(a) || b.weight - a.weight);
  const page = pageOf(ranked, "categories", query, faults);
  return {
    data: page.items.map((category) => foundCategoryRow(category, publicUrl)),
    pagination: page.pagination,
  };
}
