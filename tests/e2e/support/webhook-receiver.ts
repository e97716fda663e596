import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { WEBHOOK_PORT } from "./push-port";

/** An event as it arrived. */
export interface Arrived {
  id: string;
  kind: string;
  timestamp: string;
  signature: string;
  /** As it was sent, byte by byte. */
  body: string;
}

/** Where webhooks of tests go: notes what arrives and answers as it is told to. */
export interface WebhookReceiver {
  url: string;
  arrived: Arrived[];
  /** What is answered from now on. */
  answer(status: number, words: string): void;
  stop(): Promise<void>;
}

/** Starts the one receiver that the system under test may reach. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const arrived: Arrived[] = [];
  let [status, words] = [200, "thank you"];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const header = (name: string) => String(request.headers[`tallylight-${name}`] ?? "");
      if (status < 300)
        arrived.push({
          ...{ id: header("event-id"), kind: header("event-kind"), timestamp: header("timestamp") },
          ...{ signature: header("signature"), body: Buffer.concat(parts).toString("utf8") },
        });
      response.writeHead(status, { "content-type": "text/plain" }).end(words);
    });
  });
  await new Promise<void>((resolve) => server.listen(WEBHOOK_PORT, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${WEBHOOK_PORT}/events`,
    arrived,
    answer: (nextStatus, nextWords) => {
      [status, words] = [nextStatus, nextWords];
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether whoever knows the secret has signed it: worked out as the manual tells receivers to, not with our own code. */
export function isSigned({ id, timestamp, signature, body }: Arrived, secret: string): boolean {
  const due = `sha256=${createHmac("sha256", secret)
    .update(id + timestamp + body)
    .digest("hex")}`;
  return signature.length === due.length && timingSafeEqual(Buffer.from(signature), Buffer.from(due));
}
