// Preloaded (--import) into Trigger.dev's command-line tool, which asks the internet for a list of packages and
// waits for it. Whatever leaves this machine is refused at once.
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];
const real = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (LOOPBACK.includes(hostname)) return real(input, init);
  return Promise.resolve(new Response("not from a test", { status: 404 }));
};
