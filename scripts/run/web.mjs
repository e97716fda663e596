// The web process: one server, whose pages are Next's, and whose API is answered by its route handlers without Next in
// between (docs/decisions/039). Next's own `start` has no place where that could be said.
import { createServer } from "node:http";
import next from "next";
import { portOf } from "./roles.mjs";

// What is under way is let end, and a container is given ten seconds by default.
const STOP_WITHIN_MS = 8_000;

const port = portOf("web", process.env);
const hostname = process.env.HOST || undefined;
const server = createServer();
const app = next({
  dev: false,
  dir: process.cwd(),
  port,
  hostname: hostname ?? "localhost",
  httpServer: server,
});
await app.prepare();
const pages = app.getRequestHandler();

server.on("request", (request, response) => {
  if (!globalThis.tallylightDirectAnswer?.(request, response))
    pages(request, response).catch(failed(response));
});
// One request that Next could not answer must not end the process for all others.
const failed = (response) => (error) => {
  console.error(error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
};
server.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname);

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  // A client that keeps its connection open and asks on would keep us here for ever.
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  server.close(() => void app.close().finally(() => process.exit(0)));
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
