import { withTransaction } from "@/lib/db/tx";
import { TallyError } from "@/lib/kernel/errors";
import { processDeps, type TargetDeps } from "./deps";
import * as repository from "./repository-wishes";
import { MOST_WISHES, type WishInput, type WishList } from "./schema";

type WishDeps = Pick<TargetDeps, "pool" | "clock">;

/** What a person wishes to be told of, and the categories of which they may wish something. */
export async function listWishes(
  userId: string,
  { pool }: Pick<WishDeps, "pool"> = processDeps(),
): Promise<WishList> {
  const [items, categories] = await Promise.all([
    repository.listWishes(pool, userId),
    repository.listCategories(pool),
  ]);
  return { items, categories };
}

/**
 * Has a person told of streams in a category that so many watch, from now on. Saving the same again changes nothing.
 * @throws TallyError not_found when there is no such category among the targets, conflict when they have too many wishes
 */
export async function putWish(
  userId: string,
  targetId: string,
  wish: WishInput,
  { pool, clock }: WishDeps = processDeps(),
): Promise<WishList> {
  await withTransaction(async (tx) => {
    if ((await repository.countOtherWishes(tx, userId, targetId)) >= MOST_WISHES)
      throw new TallyError("conflict", `You watch ${MOST_WISHES} categories already. Remove one first.`);
    if (!(await repository.putWish(tx, { userId, targetId, ...wish }, clock()))) throw noCategory();
  }, pool);
  return listWishes(userId, { pool });
}

/** Tells a person of a category no more. @throws TallyError not_found when they wished nothing of it */
export async function removeWish(
  userId: string,
  targetId: string,
  { pool }: Pick<WishDeps, "pool"> = processDeps(),
): Promise<void> {
  if (!(await repository.deleteWish(pool, userId, targetId))) throw noCategory();
}

const noCategory = () => new TallyError("not_found", "There is no such category here.");
