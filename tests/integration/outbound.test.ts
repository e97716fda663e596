import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { createOutbound, type Outbound, OutboundError } from "@/lib/outbound";

const open: { server?: Server; outbound?: Outbound } = {};
afterEach(() => {
  open.outbound?.close();
  open.server?.closeAllConnections();
  open.server?.close();
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  open.server = server;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

function client(options: Parameters<typeof createOutbound>[0]): Outbound {
  open.outbound = createOutbound(options);
  return open.outbound;
}

const ask = (to: Outbound, url: string, more: { mostBytes?: number; signal?: AbortSignal } = {}) =>
  to.request({ url, method: "GET", timeoutMs: 2_000, ...more });

async function failureOf(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => new Error("it was answered"),
    (error: unknown) => error,
  );
  return error instanceof OutboundError ? error.failure : String(error);
}

describe("a host's name is resolved once, and every address of it is checked", () => {
  test.each([
    ["an inner address", ["127.0.0.1"]],
    ["a public one and an inner one", ["93.184.216.34", "10.0.0.1"]],
    ["an inner one in IPv6", ["2606:4700::1111", "fd00::1"]],
    ["no address", []],
  ])("%s is refused", async (_what, addresses) => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const to = client({
      allow: [],
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });
    expect(await failureOf(ask(to, `https://push.example:${port}/`))).toBe("refused");
    expect(asked).toBe(0);
  });

  test("a name that leads elsewhere when it is resolved again does not get a second look", async () => {
    const answers = ["93.184.216.34", "127.0.0.1"];
    let resolved = 0;
    const to = client({
      allow: [],
      resolve: async () => [{ address: answers[resolved++] ?? "", family: 4 }],
    });
    const stop = AbortSignal.timeout(300);
    // Nobody answers there, or the network is not there at all: what counts is that it was asked for once.
    await ask(to, "https://push.example/", { signal: stop }).catch(() => undefined);
    expect(resolved).toBe(1);
  });

  test("a name that is not resolved is a host out of reach", async () => {
    const to = client({
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error("no such host"), { code: "ENOTFOUND" })),
    });
    expect(await failureOf(ask(to, "https://push.example/"))).toBe("unreachable");
  });
});

describe("a host that the operator named", () => {
  test("is asked without TLS and within the network", async () => {
    const port = await serve((request, response) => {
      response.writeHead(201, { location: "/kept/1" }).end(`${request.method} ${request.url}`);
    });
    const to = client({ allow: [`127.0.0.1:${port}`] });
    const answer = await ask(to, `http://127.0.0.1:${port}/one`);
    expect(answer).toMatchObject({ status: 201, body: "GET /one", headers: { location: "/kept/1" } });
    expect(await failureOf(ask(to, `http://127.0.0.1:${port + 1}/one`))).toBe("refused");
  });

  test("does not lead on to another by redirecting", async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.writeHead(307, { location: "http://127.0.0.1:1/" }).end();
    });
    const answer = await ask(client({ allow: [`127.0.0.1:${port}`] }), `http://127.0.0.1:${port}/`);
    expect([answer.status, asked]).toEqual([307, 1]);
  });

  test("that answers without end is read up to the limit", async () => {
    const port = await serve((_request, response) => {
      response.on("error", () => undefined);
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(16_384)));
        if (!response.destroyed) response.once("drain", pour);
      };
      pour();
    });
    const answer = await ask(client({ allow: [`127.0.0.1:${port}`] }), `http://127.0.0.1:${port}/`, {
      mostBytes: 1_000,
    });
    expect(answer.body).toBe("x".repeat(1_000));
  });

  test.each([
    ["says nothing", (): void => undefined],
    ["stops in the middle", (response: { write(text: string): boolean }): void => void response.write("a")],
  ])("that %s is not waited for longer than was said", async (_what, answer) => {
    const port = await serve((_request, response) => answer(response));
    const to = client({ allow: [`127.0.0.1:${port}`] });
    const asked = to.request({ url: `http://127.0.0.1:${port}/`, method: "POST", timeoutMs: 150 });
    expect(await failureOf(asked)).toBe("timeout");
  });

  test("that is not there is out of reach; one that hangs up may have understood", async () => {
    const port = await serve((request) => request.socket.destroy());
    const to = client({ allow: [`127.0.0.1:${port}`, "127.0.0.1:1"] });
    expect(await failureOf(ask(to, "http://127.0.0.1:1/"))).toBe("unreachable");
    expect(await failureOf(ask(to, `http://127.0.0.1:${port}/`))).toBe("broken");
  });

  test("is not waited for once the caller has no more time", async () => {
    const port = await serve(() => undefined);
    const to = client({ allow: [`127.0.0.1:${port}`] });
    const stop = new AbortController();
    const asked = ask(to, `http://127.0.0.1:${port}/`, { signal: stop.signal });
    stop.abort(new Error("stopping"));
    await expect(asked).rejects.toThrow("stopping");
  });
});

describe("a download", () => {
  const begin = (
    to: Outbound,
    url: string,
    more: { mayLead?: (url: URL) => boolean; signal?: AbortSignal } = {},
  ) =>
    to.download({ url, mayLead: () => true, silenceMs: 200, signal: new AbortController().signal, ...more });
  const textOf = async (body: AsyncIterable<Buffer>) => {
    const pieces: Buffer[] = [];
    for await (const piece of body) pieces.push(piece);
    return String(Buffer.concat(pieces));
  };

  test("follows redirects and says where it ended", async () => {
    const port = await serve((request, response) => {
      if (request.url === "/end") response.writeHead(200, { "content-length": 4 }).end("here");
      else response.writeHead(302, { location: "end" }).end("not here");
    });
    const host = `127.0.0.1:${port}`;
    const found = await begin(client({ allow: [host] }), `http://${host}/begin`);
    expect([found.status, found.url.pathname, found.bytes]).toEqual([200, "/end", 4]);
    expect(await textOf(found.body)).toBe("here");
  });

  test.each([
    ["an address that may not be asked", "http://127.0.0.1:1/", () => true],
    ["an inner address", "http://169.254.169.254/", () => true],
    ["somewhere it may not lead", "/forbidden", (url: URL) => url.pathname !== "/forbidden"],
    ["no address", "http://", () => true],
  ])("goes no step to %s", async (_what, location, mayLead) => {
    const asked: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location }).end();
    });
    const host = `127.0.0.1:${port}`;
    expect(await failureOf(begin(client({ allow: [host] }), `http://${host}/`, { mayLead }))).toBe("refused");
    expect(asked).toEqual(["/"]);
  });

  test("does not go round in circles", async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: "/" }).end();
    });
    const host = `127.0.0.1:${port}`;
    expect(await failureOf(begin(client({ allow: [host] }), `http://${host}/`))).toBe("broken");
    expect(asked).toBe(6);
  });

  test.each([
    ["that says nothing", (): void => undefined, "timeout"],
    ["that stops", (response: ServerResponse): void => void response.write("a"), "timeout"],
    [
      "that ends too soon",
      (response: ServerResponse): void => void response.write("a", () => response.destroy()),
      "broken",
    ],
  ])("of a host %s ends", async (_what, answer, failure) => {
    const port = await serve((_request, response) => {
      response.setHeader("content-length", 10);
      answer(response);
    });
    const host = `127.0.0.1:${port}`;
    const read = begin(client({ allow: [host] }), `http://${host}/`).then(({ body }) => textOf(body));
    expect(await failureOf(read)).toBe(failure);
  });

  test("waits for a slow reader, and ends with the signal's reason", async () => {
    const port = await serve((_request, response) => void response.write("a"));
    const host = `127.0.0.1:${port}`;
    const stop = new AbortController();
    const { body } = await begin(client({ allow: [host] }), `http://${host}/`, { signal: stop.signal });
    await sleep(400);
    const pieces = body[Symbol.asyncIterator]();
    expect(String((await pieces.next()).value)).toBe("a");
    stop.abort(new Error("called off"));
    await expect(pieces.next()).rejects.toThrow("called off");
  });
});
