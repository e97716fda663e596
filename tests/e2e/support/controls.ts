import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { killGroup } from "@/scripts/up/supervise";
import type { System } from "@/scripts/up/system";

const order = z.object({
  process: z.enum(["web", "realtime", "worker", "bot", "simulator"]),
  /** kill: like a crash, it comes back by itself. stop: it stays away until start. */
  action: z.enum(["stop", "start", "kill"]),
});
type Order = z.infer<typeof order>;

/** Lets tests, which run in another process, stop and start the parts of the system. */
export async function serveControls(system: System): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => {
      obey(system, body).then(
        () => response.writeHead(204).end(),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function obey(system: System, body: string): Promise<void> {
  const { process: name, action } = order.parse(JSON.parse(body));
  const part = system.process(name);
  if (action === "start") part.start();
  else if (action === "stop") await part.stop();
  else killGroup(part.pid());
}

/** Stops, starts or kills a part of the running system; resolves when it is done. */
export async function control(name: Order["process"], action: Order["action"]): Promise<void> {
  const answer = await fetch(process.env.E2E_CONTROLS_URL ?? "", {
    method: "POST",
    body: JSON.stringify({ process: name, action } satisfies Order),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
