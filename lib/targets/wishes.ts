import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { processDeps, type TargetDeps } from "./deps";
import * as repository from "./repository-wishes";
import { editedOfWish, MOST_WISHES, type TargetWish, type WishInput, type WishList } from "./schema";

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

/** One wish of a person. @throws TallyError not_found when they wished nothing of it */
export async function getWish(
  userId: string,
  targetId: string,
  { pool }: Pick<WishDeps, "pool"> = processDeps(),
): Promise<TargetWish> {
  const wish = (await repository.listWishes(pool, userId)).find((one) => one.targetId === targetId);
  if (!wish) throw noCategory();
  return wish;
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
    await assertUnchanged(() => wishNow(tx, userId, targetId));
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
  await withTransaction(async (tx) => {
    await assertUnchanged(async () => {
      await repository.countOtherWishes(tx, userId, targetId);
      return wishNow(tx, userId, targetId);
    });
    if (!(await repository.deleteWish(tx, userId, targetId))) throw noCategory();
  }, pool);
}

async function wishNow(tx: Db, userId: string, targetId: string) {
  const wish = (await repository.listWishes(tx, userId)).find((one) => one.targetId === targetId);
  return wish && editedOfWish(wish);
}

const noCategory = () => new TallyError("not_found", "There is no such category here.");
