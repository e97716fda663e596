import {
  type KeyInput,
  type KeyOwner,
  type Resource,
  resourcesFor,
  type Scope,
  scopesFor,
  type Verb,
  verbsOf,
} from "@/lib/api-keys/schema";

/** For how long a key is good. */
export const EXPIRIES = ["30", "90", "365", "never"] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** A key as its form has it. */
export interface KeyDraft {
  name: string;
  scopes: ReadonlySet<Scope>;
  expiry: Expiry;
}

/** Nothing is allowed that was not chosen. */
export const EMPTY_DRAFT: KeyDraft = { name: "", scopes: new Set(), expiry: "90" };

/** Whose key it is, and whether they are an operator. */
export interface For {
  owner: KeyOwner;
  operator: boolean;
}

/** What is offered: each resource with what can be done with it. */
export const offeredTo = ({ owner, operator }: For): { resource: Resource; verbs: Verb[] }[] =>
  resourcesFor(owner, operator).map((resource) => ({ resource, verbs: verbsOf(resource) }));

/** Everything, or only to read, or nothing. */
export function presetOf(preset: "read" | "all" | "none", { owner, operator }: For): Set<Scope> {
  const all = preset === "none" ? [] : scopesFor(owner, operator);
  return new Set(all.filter((scope) => preset === "all" || scope.endsWith(":read")));
}

/** With a scope or without it. */
export function toggled(scopes: ReadonlySet<Scope>, scope: Scope, on: boolean): Set<Scope> {
  const next = new Set(scopes);
  if (on) next.add(scope);
  else next.delete(scope);
  return next;
}

/** What is sent of a form. */
export const inputOf = ({ name, scopes, expiry }: KeyDraft): KeyInput => ({
  name: name.trim(),
  scopes: [...scopes].sort(),
  expiresInDays: expiry === "never" ? null : Number(expiry),
});
