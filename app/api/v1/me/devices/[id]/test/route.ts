import { readDeviceTest, testDevice } from "@/lib/deliveries";
import { deviceTest } from "@/lib/deliveries/schema";
import { route } from "@/lib/http/route";
import { deviceParams } from "@/lib/push/schema";

/** What a person needs to find out what is wrong, and no more: each is a push that somebody else's service carries. */
const TESTS = { capacity: 10, refillMs: 60_000 };

export const GET = route({
  operation: "devices.get-test",
  summary: "Shows what became of the last test of a device",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  params: deviceParams,
  answer: deviceTest,
  handler: ({ person, params }) => readDeviceTest(person.id, params.id),
});

export const POST = route({
  operation: "devices.test",
  summary: "Sends a test push to a device",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: deviceParams,
  answer: deviceTest,
  status: 202,
  rateLimit: TESTS,
  handler: ({ person, params }) => testDevice(person.id, params.id),
});
