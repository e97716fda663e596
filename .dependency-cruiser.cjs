// Who may import whom. The order is: kernel <- env, log <- db, http, twitch <- domains <- app, processes.
// tests/architecture/boundaries.test.ts runs these rules and plants an offence against each.
const TEST = "\\.(test|bench)\\.tsx?$";
const PRODUCT = ["^(app|components|lib|trigger)/", "^(proxy|instrumentation)\\.ts$"];
/** Read by server and browser alike. */
const BOTH_SIDES = "^lib/([^/]+/(schema|queries|events)|events/(public|shapes))\\.tsx?$";
/**
 * What one domain shows to the others. The chat client of lib/twitch has a face of its own, as only bots load it, and so
 * have EventSub's socket, its keeper and the engine of publishers, which only workers load.
 */
const PUBLIC_FACE =
  "^lib/([^/]+/(index|schema|queries|events)|events/public|twitch/(chat|eventsub)/index|eventsub/keeper/index|publishers/engine/index)\\.tsx?$";
/** What every server file may use. Of lib/auth the policy, and files at the top that say what they are. */
const INFRASTRUCTURE = [
  "^lib/(kernel|env|log|db|http|secrets|i18n)/",
  "^lib/auth/[^/]+\\.tsx?$",
  "^lib/auth/core/policy\\.ts$",
];
const FOR_BROWSERS = [
  BOTH_SIDES,
  "^lib/kernel/",
  "^lib/i18n/(locale|format|types|last-words|failure-text|field-text|mark-text|transport-text|languages/.+)\\.ts$",
  "^lib/http/(client|action-state)\\.ts$",
  "^lib/realtime/client/index\\.ts$",
];
const SERVER_ONLY = ["^lib/(db|log|env|twitch)/", "^lib/[^/]+/(index|service|repository[^/]*)\\.ts$"];
/** Jobs as tasks of Trigger.dev. */
const TRIGGER_ADAPTER = "^lib/jobs/trigger/";
const PROCESS = "^lib/[^/]+/(server|worker|process|simulator)/main\\.ts$";
const DATABASE_PACKAGES = [
  "node_modules/(@prisma|prisma)/",
  "node_modules/pg/",
  "node_modules/pg-",
  "^lib/db/generated/",
];

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "Modules that need each other are one module, or exchange an event.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "kernel-imports-nothing",
      severity: "error",
      comment: "lib/kernel is below everything and runs in browsers. RE2 is pure and needs nothing itself.",
      from: { path: "^lib/kernel/", pathNot: TEST },
      to: { pathNot: ["^lib/kernel/", "node_modules/re2js/"] },
    },
    {
      name: "core-is-pure",
      severity: "error",
      comment: "core/ decides, it does nothing: its own core and schema, others' schema, the kernel and zod.",
      from: { path: "^lib/([^/]+|twitch/chat|twitch/simulator|twitch/simulator/chat)/core/", pathNot: TEST },
      to: {
        pathNot: [
          "^lib/$1/(core/|[^/]*schema\\.ts$)",
          "^lib/twitch/simulator/core/",
          BOTH_SIDES,
          "^lib/kernel/",
          "^lib/i18n/(locale|format|types)\\.ts$",
          "node_modules/(zod|croner|re2js|ipaddr\\.js)/",
        ],
      },
    },
    {
      name: "infrastructure-knows-no-domain",
      severity: "error",
      comment: "What is used by every domain knows none of them.",
      from: { path: "^lib/(kernel|env|log|db|secrets|outbound|twitch)/", pathNot: TEST },
      to: { path: "^lib/", pathNot: "^lib/(kernel|env|log|db|http|secrets|outbound|twitch)/" },
    },
    {
      name: "who-asks-is-below-what-is-asked",
      severity: "error",
      comment:
        "How requests are let in and answered, and who asks, is known without any domain. That a session ended is an event.",
      from: { path: "^lib/(http|auth)/", pathNot: TEST },
      to: { path: "^lib/", pathNot: "^lib/(kernel|env|log|db|secrets|twitch|i18n|events|http|auth)/" },
    },
    {
      name: "database-only-in-repositories",
      severity: "error",
      comment:
        "SQL and Prisma live in lib/<domain>/repository*.ts and lib/db. A service may take db() or withTransaction from lib/db to hand it on, but neither the drivers nor the generated client.",
      from: {
        path: PRODUCT,
        pathNot: ["^lib/db/", "^lib/.+/repository[^/]*\\.ts$", "^lib/auth/adapter\\.ts$", TEST],
      },
      to: { path: DATABASE_PACKAGES, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-public-face-only",
      severity: "error",
      comment: "A domain sees another through its index, schema, queries or events.",
      from: { path: "^lib/([^/]+)/", pathNot: TEST },
      to: { path: "^lib/[^/]+/", pathNot: ["^lib/$1/", ...INFRASTRUCTURE, PUBLIC_FACE] },
    },
    {
      name: "edges-use-public-faces",
      severity: "error",
      comment: "A page or route parses, authorises, calls a domain's service and answers.",
      from: { path: ["^(app|trigger)/", "^(proxy|instrumentation)\\.ts$"] },
      to: {
        path: "^lib/",
        pathNot: [
          "^lib/(kernel|env|log|http|i18n)/",
          "^lib/auth/[^/]+\\.tsx?$",
          PUBLIC_FACE,
          `${TRIGGER_ADAPTER}index\\.ts$`,
          ...FOR_BROWSERS,
        ],
      },
    },
    {
      name: "trigger-dev-in-its-adapter",
      severity: "error",
      comment: "Jobs must run without Trigger.dev: its SDK is known to lib/jobs/trigger and trigger/ only.",
      from: { path: PRODUCT, pathNot: [TRIGGER_ADAPTER, "^trigger/", TEST] },
      to: { path: "node_modules/(@trigger\\.dev|trigger\\.dev)/" },
    },
    {
      name: "trigger-adapter-for-trigger",
      severity: "error",
      comment: "Its index loads the SDK, which pages and other domains must not carry along.",
      from: { path: PRODUCT, pathNot: [TRIGGER_ADAPTER, "^trigger/", TEST] },
      to: { path: `${TRIGGER_ADAPTER}index\\.ts$` },
    },
    {
      name: "edges-do-not-call-twitch",
      severity: "error",
      comment: "Only domains talk to Twitch, so that limits and tokens are in one place.",
      from: { path: "^(app|trigger|components)/" },
      to: { path: "^lib/twitch/" },
    },
    {
      name: "both-sides-stay-both-sides",
      severity: "error",
      comment: "schema, queries and events are read by browsers too: no server code, no Node.",
      from: { path: BOTH_SIDES },
      to: {
        path: "^(lib|app|components|trigger)/",
        pathNot: [...FOR_BROWSERS, "^lib/[^/]+/core/"],
      },
    },
    {
      name: "both-sides-without-node",
      severity: "error",
      comment: "A Node built-in does not exist in a browser.",
      from: {
        path: [BOTH_SIDES, "^lib/[^/]+/core/", "^lib/twitch/.+/core/", "^lib/kernel/", "^components/"],
        pathNot: TEST,
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "components-are-client-safe",
      severity: "error",
      comment: "Components see schema, queries, events, the kernel, the browser's fetch and the socket.",
      from: { path: "^components/", pathNot: TEST },
      to: { path: "^(lib|app|trigger|scripts)/", pathNot: FOR_BROWSERS },
    },
    {
      name: "components-never-reach-server",
      severity: "error",
      comment: "Not even through a third file.",
      from: { path: "^components/", pathNot: TEST },
      to: { path: SERVER_ONLY, pathNot: "^lib/[^/]+/schema\\.ts$", reachable: true },
    },
    {
      name: "nobody-imports-the-edges",
      severity: "error",
      comment: "Routes and tasks are where the program is entered.",
      from: { path: "^(lib|components)/" },
      to: { path: ["^(app|trigger)/", "^(proxy|instrumentation)\\.ts$"] },
    },
    {
      name: "processes-are-leaves",
      severity: "error",
      comment: "Importing a main.ts would start the process.",
      from: {},
      to: { path: PROCESS },
    },
    {
      name: "simulator-stays-outside",
      severity: "error",
      comment: "The product must not know that Twitch can be simulated.",
      from: { path: PRODUCT, pathNot: "^lib/twitch/simulator/" },
      to: { path: "^lib/twitch/simulator/" },
    },
    {
      name: "simulator-stands-alone",
      severity: "error",
      comment: "A simulator that shares code with the client would share its mistakes.",
      from: { path: "^lib/twitch/simulator/", pathNot: TEST },
      to: { path: "^(lib|app|components|trigger)/", pathNot: "^lib/(twitch/simulator|kernel)/" },
    },
    {
      name: "product-without-tests-and-scripts",
      severity: "error",
      comment: "What runs in production does not depend on how it is tested or started.",
      from: { path: PRODUCT, pathNot: TEST },
      to: { path: ["^(tests|scripts)/", TEST] },
    },
    {
      name: "product-without-dev-dependencies",
      severity: "error",
      comment: "A package the product needs belongs into dependencies.",
      from: { path: PRODUCT, pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm", "type-only"] },
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      comment:
        "The import leads nowhere, or to a package that package.json does not name. What checking generates need not be there yet.",
      from: { path: "^(app|components|lib|scripts|tests|trigger)/" },
      to: { couldNotResolve: true, pathNot: "/generated/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^lib/db/generated/" },
    exclude: { path: "^\\.next/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".d.ts", ".css"],
    },
  },
};
