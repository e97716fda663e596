import { type FileTimer, fileTimer } from "../schema";
import { type Readout, whyNot } from "./readout";
import { type Dialect, translate } from "./variables/translate";

/** A timer of another bot, in our terms but for what it says. */
export interface ForeignTimer {
  name: string;
  message: string;
  dialect: Dialect;
  enabled: boolean;
  everyMinutes: number;
  minLines: number;
  onlineOnly: boolean;
  notes: string[];
}

/** Makes a timer of ours of another bot's, or says why it cannot be one. Never throws. */
export function buildTimer({ dialect, notes, ...foreign }: ForeignTimer): Readout<FileTimer> {
  const { message } = foreign;
  const name = [...foreign.name.trim()].slice(0, 50).join("") || "Timer";
  const translated = translate(message.trim(), dialect);
  if (!translated.ok) return { ok: false, name, why: translated.why, was: message };
  const everyMinutes = Math.min(1_440, Math.max(1, Math.round(foreign.everyMinutes)));
  const minLines = Math.min(10_000, Math.max(0, Math.round(foreign.minLines)));
  const built = fileTimer.safeParse({ ...foreign, name, message: translated.text, everyMinutes, minLines });
  if (!built.success) return { ok: false, name, why: whyNot(built.error), was: message };
  return {
    ok: true,
    value: built.data,
    was: translated.text === message ? null : message,
    notes: [
      ...notes,
      ...(everyMinutes === foreign.everyMinutes
        ? []
        : [`Every ${foreign.everyMinutes} minutes is every ${everyMinutes} now.`]),
      ...translated.notes,
    ],
  };
}
