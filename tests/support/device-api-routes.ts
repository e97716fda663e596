import { createECDH, randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import * as device from "@/app/api/v1/me/devices/[id]/route";
import * as test from "@/app/api/v1/me/devices/[id]/test/route";
import * as devices from "@/app/api/v1/me/devices/route";
import * as key from "@/app/api/v1/push/key/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const path = "/api/v1/me/devices";
const id = uuidv7();
const one = { path: `${path}/${id}`, params: { id } };
const tested = { path: `${path}/${id}/test`, params: { id } };

/** A subscription as browsers write it, at a push service that nobody asks. */
export const subscription = () => ({
  endpoint: `https://push.example.org/${randomBytes(12).toString("base64url")}`,
  keys: {
    p256dh: createECDH("prime256v1").generateKeys("base64url"),
    auth: randomBytes(16).toString("base64url"),
  },
});

/** The routes of a person's browsers, each with a call that is right in itself. */
export const deviceRoutes: [string, RouteHandler, Call][] = [
  ["GET /push/key", key.GET, { path: "/api/v1/push/key" }],
  ["GET /me/devices", devices.GET, { path }],
  ["POST /me/devices", devices.POST, { method: "POST", path, body: subscription() }],
  ["PATCH /me/devices/{id}", device.PATCH, { method: "PATCH", ...one, body: { name: "The sofa" } }],
  ["DELETE /me/devices/{id}", device.DELETE, { method: "DELETE", ...one }],
  ["GET /me/devices/{id}/test", test.GET, tested],
  ["POST /me/devices/{id}/test", test.POST, { method: "POST", ...tested }],
];
