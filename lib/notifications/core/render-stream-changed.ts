/** What a stream shows, as far as a message names it. */
interface Showing {
  title: string;
  categoryId: string;
  categoryName: string;
}

interface StreamChange {
  broadcasterName: string;
  login: string;
  before: Showing;
  after: Showing;
}

/** Which of title and category a change is of. Categories are told apart by their id: names are translated at times. */
export const differenceOf = (before: Showing, after: Showing): { title: boolean; category: boolean } => ({
  title: before.title !== after.title,
  category: before.categoryId !== after.categoryId,
});

/** The words of a stream_changed notification: first what is new, then what of it was before. */
export function renderStreamChanged(change: StreamChange): { title: string; message: string; link: string } {
  const { before, after, broadcasterName } = change;
  const changed = differenceOf(before, after);
  const plays = after.categoryName
    ? `${broadcasterName} plays ${after.categoryName} now`
    : `${broadcasterName} plays no game any more`;
  const steps = [
    changed.title && stepOf(before.title, after.title),
    changed.category && stepOf(before.categoryName, after.categoryName),
  ];
  return {
    title: changed.category ? plays : `${broadcasterName} changed the title`,
    message: steps.filter(Boolean).join(" - "),
    link: `https://twitch.tv/${change.login}`,
  };
}

/** "old → new"; what was or is empty is left out, arrow and all. */
const stepOf = (before: string, after: string): string => [before, after].filter(Boolean).join(" → ");
