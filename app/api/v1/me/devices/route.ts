import { route } from "@/lib/http/route";
import { push } from "@/lib/push";
import { device, deviceInput, deviceList } from "@/lib/push/schema";

export const GET = route({
  operation: "devices.list",
  summary: "Lists the caller's devices for browser push",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: deviceList,
  handler: async ({ person }) => ({ devices: await push().list(person.id) }),
});

export const POST = route({
  operation: "devices.register",
  summary: "Registers a browser's push subscription",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  body: deviceInput,
  answer: device,
  handler: ({ person, body }) => push().register(person.id, body),
});
