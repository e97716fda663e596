import { route } from "@/lib/http/route";
import { push } from "@/lib/push";
import { device, deviceParams, devicePatch } from "@/lib/push/schema";

export const PATCH = route({
  operation: "devices.update",
  summary: "Renames a device",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: deviceParams,
  body: devicePatch,
  answer: device,
  handler: ({ person, params, body }) => push().rename(person.id, params.id, body.name),
});

export const DELETE = route({
  operation: "devices.delete",
  summary: "Removes a device, so that nothing is pushed to it any more",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: deviceParams,
  answer: null,
  handler: ({ person, params }) => push().remove(person.id, params.id),
});
