import { useTranslations } from "next-intl";
import { memo } from "react";
import { Emote, Lit } from "./emote";
import { type EmotePlace, type Piece, type Place, segmentsOf } from "./text-segments";

interface MessageTextProps {
  text: string;
  emotes?: readonly EmotePlace[];
  /** What was looked for, by code point. */
  highlights?: readonly Place[];
}

const NONE: readonly never[] = [];
/** Spaces, controls, formatting (zero width too) and the fillers that draw nothing. */
const NOTHING_TO_SEE = /^[\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0\u2800]*$/u;

/**
 * What somebody wrote, drawn safely: only as text, its direction of its own and kept to itself, links that
 * open elsewhere and tell nothing of where one came from, emotes as pictures.
 */
export const MessageText = memo(function MessageText({
  text,
  emotes = NONE,
  highlights = NONE,
}: MessageTextProps) {
  const t = useTranslations("chat");
  if (NOTHING_TO_SEE.test(text)) return <em className="text-ink-3">{t("message.invisible")}</em>;
  // Segments have no identity but their place.
  const keyed = segmentsOf(text, emotes, highlights).map((segment, place) => ({ segment, place }));
  return (
    <bdi dir="auto" className="[overflow-wrap:anywhere]">
      {keyed.map(({ segment, place }) => {
        if (segment.kind === "emote")
          return <Emote key={place} id={segment.id} name={segment.name} lit={segment.lit} />;
        if (segment.kind === "words") return <Pieces key={place} pieces={segment.pieces} />;
        return (
          <a
            key={place}
            href={segment.href}
            title={segment.href}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            className="text-accent underline decoration-line-control underline-offset-2 hover:decoration-current"
          >
            <Pieces pieces={segment.pieces} />
          </a>
        );
      })}
    </bdi>
  );
});

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const keyed = pieces.map((piece, place) => ({ ...piece, place }));
  return keyed.map(({ text, lit, place }) => (lit ? <Lit key={place}>{text}</Lit> : text));
}
