import type { ChatPerson } from "@/lib/chat/schema";
import { nameColour } from "./name-colour";

interface ChatNameProps {
  author: ChatPerson;
  /** `#RRGGBB` as they chose it; null: the colour of text. */
  colour?: string | null;
}

/**
 * Who wrote, in a version of their colour that can be read. Display names may be in any script: where one
 * differs from the login by more than its case, the login stands beside it, because that is what is typed.
 */
export function ChatName({ author, colour = null }: ChatNameProps) {
  const shown = nameColour(colour);
  const foreign = author.displayName.toLowerCase() !== author.login.toLowerCase();
  return (
    <span
      className="font-semibold [overflow-wrap:anywhere]"
      {...(shown && { style: { color: `light-dark(${shown.light}, ${shown.dark})` } })}
    >
      <bdi>{author.displayName || author.login}</bdi>
      {foreign && author.displayName && <span className="font-normal"> ({author.login})</span>}
    </span>
  );
}
