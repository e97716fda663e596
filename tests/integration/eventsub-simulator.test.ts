import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { type CallbackServer, startCallbackServer } from "@/tests/support/callback-server";
import { eventually } from "@/tests/support/eventually";
import { appToken, CLIENT, helix, type Rows, see, signIn } from "@/tests/support/simulator-client";

const SECRET = "a secret of some length";
let simulator: Simulator;
let server: CallbackServer;
let app: string;
beforeEach(async () => {
  [simulator, server] = await Promise.all([
    startSimulator({ size: { broadcasters: 400, live: 0 } }),
    startCallbackServer(),
  ]);
  simulator.rateLimits.setCapacity(10_000);
  simulator.eventSub.mischief.retryMs = [20, 20];
  app = await appToken(simulator);
});
afterEach(async () => {
  await simulator.stop();
  await server.close();
});

type Totals = Rows & { total: number; total_cost: number; max_total_cost: number };

function ask(method: string, path: string, body?: object, token = app) {
  return see<Totals>(`${simulator.url}/helix/eventsub/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "client-id": CLIENT.id,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

const wish = (type: string, userId: string, over: object = {}) => ({
  type,
  version: type === "channel.update" ? "2" : "1",
  condition: { broadcaster_user_id: userId },
  transport: { method: "webhook", callback: server.url, secret: SECRET },
  ...over,
});
const subscribe = (type: string, userId: string, over: object = {}) =>
  ask("POST", "subscriptions", wish(type, userId, over));
const cast = new Set(Object.values(personas).map(({ id }) => id as string));
const strangers = () =>
  [...simulator.world.members()].map(({ account }) => account).filter(({ id }) => !cast.has(id));
const statusOf = async (id: unknown) =>
  (await ask("GET", `subscriptions?subscription_id=${String(id)}`)).body.data[0]?.status;

describe("subscriptions", () => {
  test("wait for the callback's answer and are enabled by it", async () => {
    const { status, body } = await subscribe("stream.online", personas.kaya.id);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      data: [
        {
          status: "webhook_callback_verification_pending",
          type: "stream.online",
          version: "1",
          condition: { broadcaster_user_id: personas.kaya.id },
          transport: { method: "webhook", callback: server.url },
          created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
          cost: 1,
        },
      ],
      total: 1,
      total_cost: 1,
      max_total_cost: 10_000,
    });
    expect(JSON.stringify(body)).not.toContain(SECRET);
    await eventually(async () => expect(await statusOf(body.data[0]?.id)).toBe("enabled"));
  });

  test.each([
    ["nothing but the challenge will do", () => Object.assign(server.answer, { meets: false, status: 200 })],
    [
      "it must come soon",
      () => {
        simulator.eventSub.mischief.answerWithinMs = 30;
        server.answer.afterMs = 100;
      },
    ],
  ])("fail when the callback does not: %s", async (_what, spoil) => {
    spoil();
    const { body } = await subscribe("stream.online", personas.kaya.id);
    await eventually(async () =>
      expect(await statusOf(body.data[0]?.id)).toBe("webhook_callback_verification_failed"),
    );
  });

  test("are refused as Twitch refuses them", async () => {
    await subscribe("stream.online", personas.kaya.id);
    const vera = (await signIn(simulator, personas.vera)).access_token;
    const at = (callback: string) => ({ transport: { method: "webhook", callback, secret: SECRET } });
    const refused = await Promise.all([
      subscribe("stream.online", personas.kaya.id),
      subscribe("stream.online", personas.tom.id, { version: "9" }),
      subscribe("stream.online", "4"),
      subscribe("stream.online", personas.tom.id, { condition: {} }),
      subscribe("stream.online", personas.tom.id, at("http://example.com/hook")),
      subscribe("stream.online", personas.tom.id, at("https://example.com:8443/hook")),
      subscribe("channel.vip.add", personas.tom.id),
      ask("POST", "subscriptions", wish("stream.online", personas.tom.id), vera),
      subscribe("stream.online", personas.tom.id, { transport: { method: "websocket", session_id: "x" } }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([409, 400, 400, 400, 400, 400, 403, 400, 400]);
    for (const other of ["/a", "/b"]) {
      expect((await subscribe("stream.online", personas.kaya.id, at(server.url + other))).status).toBe(202);
    }
    expect((await subscribe("stream.online", personas.kaya.id, at(`${server.url}/c`))).status).toBe(429);
  });

  test("cost nothing where somebody has authorised the app, and end at the limit", async () => {
    simulator.eventSub.mischief.mostCost = 2;
    await signIn(simulator, personas.kaya);
    const [a, b, c] = strangers();
    expect((await subscribe("stream.online", a?.id ?? "")).body.total_cost).toBe(1);
    expect((await subscribe("stream.online", b?.id ?? "")).body.total_cost).toBe(2);
    expect((await subscribe("stream.online", c?.id ?? "")).status).toBe(429);
    expect((await subscribe("stream.online", personas.kaya.id)).body).toMatchObject({
      data: [{ cost: 0 }],
      total_cost: 2,
      total: 3,
    });
  });

  test("are listed by pages of 100, oldest first, by one filter at most, and deleted once", async () => {
    const made = strangers().slice(0, 120);
    for (const { id } of made) await subscribe("stream.online", id);
    await subscribe("stream.offline", made[0]?.id ?? "");
    const first = await ask("GET", "subscriptions");
    expect(first.body.data).toHaveLength(100);
    const rest = await ask("GET", `subscriptions?after=${first.body.pagination?.cursor ?? ""}`);
    expect(rest.body.data).toHaveLength(21);
    expect((await ask("GET", "subscriptions?type=stream.offline")).body.data).toHaveLength(1);
    expect((await ask("GET", `subscriptions?user_id=${made[0]?.id ?? ""}`)).body.data).toHaveLength(2);
    expect((await ask("GET", "subscriptions?type=stream.offline&status=enabled")).status).toBe(400);
    expect((await ask("GET", "subscriptions?status=sleepy")).status).toBe(400);
    const id = String(first.body.data[0]?.id);
    expect((await ask("DELETE", `subscriptions?id=${id}`)).status).toBe(204);
    expect((await ask("DELETE", `subscriptions?id=${id}`)).status).toBe(404);
  });
});

describe("messages to a webhook", () => {
  const notifications = () =>
    server.calls.filter(({ headers }) => headers["twitch-eventsub-message-type"] === "notification");
  async function enabled(type: string, userId: string) {
    const id = (await subscribe(type, userId)).body.data[0]?.id;
    await eventually(async () => expect(await statusOf(id)).toBe("enabled"));
    return String(id);
  }

  test("are signed over id, time and bytes, and say what happened", async () => {
    await enabled("stream.online", personas.kaya.id);
    const { streamId } = simulator.world.goLive("kaya_runs");
    const [call] = await eventually(() => {
      expect(notifications()).toHaveLength(1);
      return notifications();
    });
    const head = (name: string) => String(call?.headers[`twitch-eventsub-${name}`]);
    const signature = createHmac("sha256", SECRET)
      .update(head("message-id") + head("message-timestamp"))
      .update(call?.rawBody ?? "")
      .digest("hex");
    expect(head("message-signature")).toBe(`sha256=${signature}`);
    expect(head("message-timestamp")).toMatch(/\.\d{9}Z$/);
    expect(call?.body.event).toEqual({
      id: streamId,
      broadcaster_user_id: personas.kaya.id,
      broadcaster_user_login: "kaya_runs",
      broadcaster_user_name: "Kaya_Runs",
      type: "live",
      started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  test("tell of ends, titles, roles and subscriptions, each to those who asked for it", async () => {
    await signIn(
      simulator,
      personas.kaya,
      "channel:read:subscriptions channel:read:vips moderation:read user:read:email",
    );
    const types = [
      ...[
        "stream.offline",
        "channel.update",
        "channel.vip.add",
        "channel.vip.remove",
        "channel.moderator.add",
      ],
      ...["channel.moderator.remove", "channel.subscribe", "channel.subscription.end"],
    ];
    for (const type of types) await enabled(type, personas.kaya.id);
    const { world } = simulator;
    world.goLive("kaya_runs");
    world.changeTitle("kaya_runs", "Any%");
    world.end("kaya_runs");
    for (const role of ["vip", "moderator", "subscriber"] as const) {
      world.roles.grant("kaya_runs", role, "vera");
      world.roles.revoke("kaya_runs", role, "vera");
    }
    world.changeTitle("tomcookslive");
    await eventually(() => expect(notifications()).toHaveLength(types.length));
    expect(
      notifications()
        .map(({ headers }) => headers["twitch-eventsub-subscription-type"])
        .sort(),
    ).toEqual(types.sort());
  });

  test("come again under the same id until they are taken, and are given up after too many", async () => {
    const id = await enabled("stream.online", personas.kaya.id);
    server.answer.status = 500;
    simulator.world.goLive("kaya_runs");
    await eventually(() => expect(notifications()).toHaveLength(3));
    expect(new Set(notifications().map(({ headers }) => headers["twitch-eventsub-message-id"])).size).toBe(1);
    expect(notifications().map(({ headers }) => headers["twitch-eventsub-message-retry"])).toEqual([
      "0",
      "1",
      "2",
    ]);
    simulator.eventSub.mischief.failuresAllowed = 4;
    simulator.world.restart("kaya_runs");
    await eventually(async () => expect(await statusOf(id)).toBe("notification_failures_exceeded"));
  });

  test("are lost by chance, the same for the same seed", async () => {
    const made = strangers().slice(0, 60);
    for (const { id } of made) await subscribe("stream.online", id);
    const { subscriptions, mischief, deliveries } = simulator.eventSub;
    await eventually(() =>
      expect([...subscriptions.all()].every(({ status }) => status === "enabled")).toBe(true),
    );
    mischief.dropShare = 0.5;
    const droppedOnce = () => {
      const before = deliveries.dropped;
      mischief.reseed(7);
      for (const { id } of made) simulator.world.goLive(id);
      for (const { id } of made) simulator.world.end(id);
      return deliveries.dropped - before;
    };
    const dropped = droppedOnce();
    expect(dropped).toBeGreaterThan(15);
    expect(dropped).toBeLessThan(45);
    expect(droppedOnce()).toBe(dropped);
  });

  test("say once that an authorisation is gone, and the subscription ends", async () => {
    await signIn(simulator, personas.kaya, "channel:read:vips");
    const id = await enabled("channel.vip.add", personas.kaya.id);
    const { body } = await ask("POST", "subscriptions", {
      ...wish("user.authorization.revoke", ""),
      condition: { client_id: CLIENT.id },
    });
    await eventually(async () => expect(await statusOf(body.data[0]?.id)).toBe("enabled"));
    expect(server.calls).toHaveLength(2);
    simulator.authority.disconnect(personas.kaya.id);
    await eventually(() => expect(server.calls).toHaveLength(4));
    const kinds = server.calls.slice(2).map(({ headers }) => headers["twitch-eventsub-message-type"]);
    expect(kinds.sort()).toEqual(["notification", "revocation"]);
    expect(await statusOf(id)).toBe("authorization_revoked");
  });
});

describe("WebSockets", () => {
  interface Frame {
    metadata: { message_type: string; message_id: string };
    payload: { session: { id: string; reconnect_url: string | null }; event: object };
  }
  function connect(url = simulator.eventSub.socketUrl) {
    const socket = new WebSocket(url);
    const frames: Frame[] = [];
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    socket.on("message", (data) => frames.push(JSON.parse(String(data)) as Frame));
    const next = (type: string) =>
      eventually(() => {
        const found = frames.find(({ metadata }) => metadata.message_type === type);
        expect(found).toBeDefined();
        return found as Frame;
      });
    return { socket, frames, closed, next };
  }
  const bySession = (session_id: string) => ({ transport: { method: "websocket", session_id } });

  test("carry a person's subscriptions, at most 10 in cost, and move to another connection", async () => {
    const vera = (await signIn(simulator, personas.vera)).access_token;
    const first = connect();
    const { session } = (await first.next("session_welcome")).payload;
    const made = strangers().slice(0, 11);
    const answers = [];
    for (const { id } of made) {
      answers.push(
        await ask("POST", "subscriptions", wish("stream.online", id, bySession(session.id)), vera),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(202), 429]);
    expect(answers[0]?.body).toMatchObject({ max_total_cost: 10, data: [{ status: "enabled" }] });

    simulator.eventSub.sockets.askToReconnect();
    const asked = (await first.next("session_reconnect")).payload.session.reconnect_url;
    const second = connect(asked ?? "");
    await second.next("session_welcome");
    first.socket.close();
    simulator.world.goLive(made[0]?.id ?? "");
    await second.next("notification");
    second.socket.terminate();
    await eventually(async () =>
      expect(
        (await ask("GET", "subscriptions?status=websocket_disconnected", undefined, vera)).body.data,
      ).toHaveLength(10),
    );
  });

  test("are kept alive, closed when nobody subscribes, and when the client talks", async () => {
    Object.assign(simulator.eventSub.sockets, { keepaliveSeconds: 1, unusedMs: 2500 });
    const unused = connect();
    await unused.next("session_keepalive");
    expect(await unused.closed).toBe(4003);
    const loud = connect();
    await loud.next("session_welcome");
    loud.socket.send("hello");
    expect(await loud.closed).toBe(4001);
    expect(await connect(`${simulator.eventSub.socketUrl}?reconnect=nobody`).closed).toBe(4007);
  });

  test("serve a conduit's shard with the app's token, and its end is told of", async () => {
    const { body } = await ask("POST", "conduits", { shard_count: 1 });
    const conduitId = String(body.data[0]?.id);
    const { socket, next } = connect();
    const { session } = (await next("session_welcome")).payload;
    const assign = (id: string) =>
      ask("PATCH", "conduits/shards", {
        conduit_id: conduitId,
        shards: [{ id, transport: { method: "websocket", session_id: session.id } }],
      });
    expect((await assign("3")).body).toMatchObject({
      data: [],
      errors: [{ id: "3", code: "invalid_parameter" }],
    });
    expect(await assign("0")).toMatchObject({
      status: 202,
      body: { data: [{ id: "0", status: "enabled" }] },
    });
    const transport = { method: "conduit", conduit_id: conduitId };
    expect(await subscribe("stream.online", personas.kaya.id, { transport })).toMatchObject({
      status: 202,
      body: { data: [{ status: "enabled", cost: 1 }], max_total_cost: 10_000 },
    });
    simulator.world.goLive("kaya_runs");
    await next("notification");
    socket.terminate();
    await eventually(async () =>
      expect((await ask("GET", `conduits/shards?conduit_id=${conduitId}`)).body.data).toMatchObject([
        { status: "websocket_disconnected" },
      ]),
    );
    expect((await ask("DELETE", `conduits?id=${conduitId}`)).status).toBe(204);
    expect((await ask("GET", "subscriptions?status=conduit_deleted")).body.data).toHaveLength(1);
    expect((await helix(simulator, app, "eventsub/conduits")).body.data).toEqual([]);
  });
});
