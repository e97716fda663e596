import { route } from "@/lib/http/route";
import { listInbox } from "@/lib/notifications";
import { notificationPage, notificationQuery } from "@/lib/notifications/schema";

export const GET = route({
  operation: "notifications.list",
  summary: "Lists the caller's notifications",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  query: notificationQuery,
  answer: notificationPage,
  handler: ({ person, query }) => listInbox(person.id, query),
});
