import type { StreamDetail } from "@/lib/streams/schema";

interface Category {
  id: string;
  name: string;
}

/** What a stream may be said to have shown: what it is said to show, what it showed, what the channel streams; or nothing. */
export function categoriesToChoose(
  { categoryId, categoryName, segments }: Pick<StreamDetail, "categoryId" | "categoryName" | "segments">,
  usual: readonly Category[],
): Category[] {
  const shown = segments.map((segment) => ({ id: segment.categoryId, name: segment.categoryName }));
  const all = [{ id: categoryId, name: categoryName }, ...shown, ...usual, { id: "", name: "" }];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}
