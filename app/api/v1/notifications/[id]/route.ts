import { route } from "@/lib/http/route";
import { deleteNotification } from "@/lib/notifications";
import { notificationParams } from "@/lib/notifications/schema";

export const DELETE = route({
  operation: "notifications.delete",
  summary: "Deletes a notification",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: notificationParams,
  answer: null,
  handler: ({ person, params }) => deleteNotification(person.id, params.id),
});
