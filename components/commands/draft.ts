import {
  type Command,
  type CommandChangeInput,
  type CooldownRole,
  commandName,
  cooldownRole,
  type DryRunInput,
  type NewCommandInput,
  newCommand,
  type PersonInput,
} from "@/lib/commands/schema";
import { fieldText } from "@/lib/i18n/field-text";
import type { Locale } from "@/lib/i18n/locale";
import type { Words } from "./words";

/** A command as it stands in the form. Seconds are as they were typed: "" is not 0. */
export interface Draft
  extends Pick<
    Command,
    | "name"
    | "aliases"
    | "response"
    | "enabled"
    | "permission"
    | "streamState"
    | "categories"
    | "moderatorsExempt"
    | "reply"
    | "slashAllowed"
  > {
  people: PersonInput[];
  cooldownSeconds: string;
  personCooldownSeconds: string;
  roleCooldowns: Partial<Record<CooldownRole, string>>;
}

/** A field of the form: what a problem is shown under. */
export type DraftField = keyof Draft;
export type DraftProblems = Partial<Record<DraftField, string>>;

const { name: _name, response: _response, ...defaults } = newCommand.parse({ name: "a", response: "a" });

/** What a new command begins with. */
export const EMPTY_DRAFT: Draft = {
  ...defaults,
  name: "",
  response: "",
  cooldownSeconds: String(defaults.cooldownSeconds),
  personCooldownSeconds: String(defaults.personCooldownSeconds),
  roleCooldowns: {},
};

/** The form of a command that exists. */
export const draftOf = (command: Command): Draft => ({
  name: command.name,
  aliases: command.aliases,
  response: command.response,
  enabled: command.enabled,
  permission: command.permission,
  people: command.people,
  streamState: command.streamState,
  categories: command.categories,
  moderatorsExempt: command.moderatorsExempt,
  reply: command.reply,
  slashAllowed: command.slashAllowed,
  cooldownSeconds: String(command.cooldownSeconds),
  personCooldownSeconds: String(command.personCooldownSeconds),
  roleCooldowns: Object.fromEntries(
    Object.entries(command.roleCooldowns).map(([role, seconds]) => [role, String(seconds)]),
  ),
});

/** What is sent to make the command. A number that was not typed is none, and is refused as such. */
export const inputOf = (draft: Draft): NewCommandInput => ({
  ...draft,
  cooldownSeconds: secondsOf(draft.cooldownSeconds),
  personCooldownSeconds: secondsOf(draft.personCooldownSeconds),
  roleCooldowns: Object.fromEntries(
    cooldownRole.options.flatMap((role) => {
      const typed = draft.roleCooldowns[role];
      return typed === undefined ? [] : [[role, secondsOf(typed)]];
    }),
  ),
});

/** What is asked to see what the draft would answer, in place of what is saved under `savedAs`. */
export function trialOf(draft: Draft, savedAs: string | null): DryRunInput {
  const { name: _name, aliases: _aliases, people: _people, ...settings } = inputOf(draft);
  return { settings, ...(savedAs !== null && { name: savedAs }) };
}

/** The same, asked of a command that whoever likes may use at any time. */
export const unconditional = ({ settings, ...trial }: DryRunInput): DryRunInput => ({
  ...trial,
  settings: {
    ...settings,
    enabled: true,
    permission: "everyone",
    streamState: "any",
    categories: [],
    cooldownSeconds: 0,
    personCooldownSeconds: 0,
    roleCooldowns: {},
  },
});

/** How often the command would answer; null while a number does not fit. */
export function cooldownsIn(draft: Draft): Cooldowns | null {
  return cooldowns.safeParse(inputOf(draft)).data ?? null;
}

const cooldowns = newCommand.pick({
  cooldownSeconds: true,
  personCooldownSeconds: true,
  roleCooldowns: true,
  moderatorsExempt: true,
});
type Cooldowns = ReturnType<typeof cooldowns.parse>;

const secondsOf = (typed: string): number => (typed.trim() === "" ? Number.NaN : Number(typed));

/** What is sent of a command that exists: those fields of its draft that `changes` names. */
export const changeOf = (draft: Draft, changes: Partial<Draft>): CommandChangeInput =>
  Object.fromEntries(Object.entries(inputOf(draft)).filter(([field]) => Object.hasOwn(changes, field)));

/**
 * What is wrong with the draft, by field; what of the response does not read as a template stands elsewhere.
 * `silent`: a built-in command may say nothing of its own.
 */
export function problemsOf({ t, locale }: Says, draft: Draft, silent: boolean): DraftProblems {
  const input = inputOf(draft);
  const read = newCommand.safeParse(
    silent && input.response.trim() === "" ? { ...input, response: "-" } : input,
  );
  const problems: DraftProblems = {};
  for (const { path, message } of read.error?.issues ?? []) {
    const field = path[0] as DraftField;
    const problem = fieldText(locale, message);
    const alias = field === "aliases" && typeof path[1] === "number" ? draft.aliases[path[1]] : undefined;
    problems[field] ??= alias === undefined ? problem : t("draft.alias", { alias, problem });
  }
  const own = commandName.safeParse(draft.name).data;
  const twice = draft.aliases.find((alias) => commandName.safeParse(alias).data === own);
  if (own !== undefined && twice !== undefined) problems.aliases ??= t("draft.aliasIsName", { alias: twice });
  return problems;
}

interface Says {
  t: Words;
  locale: Locale;
}

/** What the server found wrong, by field; what belongs to no field of the form is left out. */
export const problemsFromServer = (fields: readonly { field: string; message: string }[]): DraftProblems =>
  Object.fromEntries(
    fields.flatMap(({ field, message }) => {
      const top = field.split(".")[0] ?? "";
      return top in EMPTY_DRAFT ? [[top, message]] : [];
    }),
  );
