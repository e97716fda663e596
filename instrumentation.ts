/** What Next runs once, when the web process starts: it offers the API's routes to the program that listens. */
export async function register(): Promise<void> {
  // Called for the edge runtime as well, which nothing here runs in and which has no node:http.
  // biome-ignore lint/style/noProcessEnv: Next puts the runtime's name there while it builds, and no setting is it.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ apiRoutes }, { answerDirectly, offerDirectAnswer }, { apiHeaders }, { env }] = await Promise.all([
    import("@/app/api/openapi.json/routes"),
    import("@/lib/http/direct"),
    import("@/lib/http/core/security-headers"),
    import("@/lib/env/server"),
  ]);
  const below = Object.entries(apiRoutes).map(([path, routes]) => [`/api/v1${path}`, routes]);
  // When it is asked, and not now: health is to answer also when the configuration is wrong.
  const headers = () => apiHeaders(env().APP_URL);
  offerDirectAnswer(answerDirectly(Object.fromEntries(below), headers));
}
