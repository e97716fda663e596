import { askDeletion, deletionOf, keepAccount } from "@/lib/account";
import { accountDeletion, deletionInput, deletionStatus } from "@/lib/account/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "account.get-deletion",
  summary: "Says whether the caller's account is to be deleted, and when",
  // A key must not be able to end the account of who made it.
  scope: null,
  ask: () => ({ action: "account.delete" }),
  answer: deletionStatus,
  handler: ({ person }) => deletionOf(person),
});

export const POST = route({
  operation: "account.delete",
  summary: "Asks for the caller's account to be deleted after the days of grace",
  scope: null,
  ask: () => ({ action: "account.delete" }),
  body: deletionInput,
  answer: accountDeletion,
  status: 202,
  handler: ({ person, body }) => askDeletion(person, body),
});

export const DELETE = route({
  operation: "account.keep",
  summary: "Keeps an account that was to be deleted",
  scope: null,
  ask: () => ({ action: "account.delete" }),
  answer: null,
  handler: ({ person }) => keepAccount(person),
});
