import { route } from "@/lib/http/route";
import { push } from "@/lib/push";
import { device, deviceInput, deviceList } from "@/lib/push/schema";

export const GET = route({
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: deviceList,
  handler: async ({ person }) => ({ devices: await push().list(person.id) }),
});

export const POST = route({
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  body: deviceInput,
  answer: device,
  handler: ({ person, body }) => push().register(person.id, body),
});
