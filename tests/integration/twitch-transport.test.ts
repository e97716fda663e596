import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { addressOf, createTransport } from "@/lib/twitch/transport";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Starts a server that answers in its own way; gives its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const send = createTransport({ fetch }, 20_000);
const get = (base: string, signal?: AbortSignal, transport = send) =>
  transport(
    {
      what: "Get Streams",
      method: "GET",
      url: addressOf(base, "streams"),
      headers: { authorization: "Bearer x" },
    },
    signal,
  );

describe("the transport", () => {
  test("times out an answer that begins and never ends", async () => {
    const base = await serve((_, response) => response.writeHead(200).write('{"data":['));
    const hasty = createTransport({ fetch }, 200);
    await expect(get(base, undefined, hasty)).rejects.toMatchObject({ kind: "timeout" });
  });

  test("calls a connection that breaks in mid-answer unavailable, not malformed", async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"data":[', () => response.destroy());
    });
    await expect(get(base)).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("follows no redirect: the token stays with Twitch", async () => {
    let visits = 0;
    const elsewhere = await serve((_, response) => {
      visits += 1;
      response.end("{}");
    });
    const base = await serve((_, response) => response.writeHead(302, { location: elsewhere }).end());
    expect((await get(base)).status).toBe(302);
    expect(visits).toBe(0);
  });

  test("gives the reason of a signal that was aborted before or in the middle", async () => {
    const base = await serve(() => undefined);
    const reason = new Error("enough");
    await expect(get(base, AbortSignal.abort(reason))).rejects.toBe(reason);
    const ending = new AbortController();
    const call = get(base, ending.signal);
    setTimeout(() => ending.abort(reason), 20);
    await expect(call).rejects.toBe(reason);
  });

  test("nobody there is unavailable", async () => {
    await expect(get("http://127.0.0.1:1")).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("keeps secrets out of addresses: a form travels in the body", async () => {
    const seen: string[] = [];
    const base = await serve((request, response) => {
      seen.push(request.url ?? "");
      request.on("data", (part) => seen.push(String(part)));
      request.on("end", () => response.end("{}"));
    });
    await send({ what: "a token", method: "POST", url: addressOf(base, "token"), form: { a: "x%y z" } });
    expect(seen).toEqual(["/token", "a=x%25y+z"]);
  });
});

test.each([
  ["http://h/helix", {}, "http://h/helix/streams"],
  ["http://h/helix/", { first: "100" }, "http://h/helix/streams?first=100"],
  ["http://h", { user_id: ["1", "2"], after: undefined }, "http://h/streams?user_id=1&user_id=2"],
])("addressOf %s", (base, query, expected) => {
  expect(addressOf(base, "streams", query).href).toBe(expected);
});
