import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { envSchema, parseEnv } from "@/lib/env/schema";
import { keptPackages, type LockedPackages } from "@/scripts/run/kept-packages";
import { ONLY_TO_BUILD } from "@/scripts/run/only-to-build";
import { argumentsOf, healthAddressesOf, PROCESSES, portOf, ROLES, roleIn } from "@/scripts/run/roles.mjs";
import { plannedProcesses } from "@/scripts/up/processes";
import { testEnvironment } from "@/tests/support/env";

// There is no Docker where tests run: what the files for it say is held against what is here.

const dockerfile = readFileSync("Dockerfile", "utf8").replaceAll("\\\n", " ");
const instructions = dockerfile
  .split("\n")
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => ({ name: line.split(" ")[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }));
const of = (name: string) => instructions.flatMap((one) => (one.name === name ? [one.rest] : []));
/** Names of the packages that a source loads when it runs. */
const packagesLoadedBy = (source: string): string[] =>
  [...source.matchAll(/^(?:import|export)\b(?!\s+type\b)[^"';=()]*?\bfrom "((?:@[\w.-]+\/)?[\w.-]+)["/]/gm)]
    .flatMap(([, name]) => name ?? [])
    .filter((name) => !name.startsWith(".") && !isBuiltin(name));
/** Of a service in compose.yaml: its lines, without those of others. */
const compose = readFileSync("compose.yaml", "utf8");
const service = (name: string) =>
  new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, "m").exec(compose)?.[1] ?? "";

describe("Dockerfile", () => {
  test("every file that it names is here", () => {
    const copied = of("COPY")
      .filter((rest) => !rest.startsWith("--from="))
      .flatMap((rest) => rest.split(" ").slice(0, -1));
    const run = [...of("RUN"), ...of("ENTRYPOINT"), ...of("HEALTHCHECK")].flatMap(
      (rest) => rest.match(/scripts\/[\w/.-]+/g) ?? [],
    );
    const files = [...copied.filter((path) => path !== "."), ...run];
    expect(files.length).toBeGreaterThan(6);
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("every stage that it copies from is one of its own, and what is copied is there", () => {
    const stages = of("FROM").flatMap((rest) => / AS (\w+)$/.exec(rest)?.[1] ?? []);
    const from = of("COPY").flatMap((rest) => /^--from=(\w+) \/app/.exec(rest)?.[1] ?? []);
    expect(from).toEqual(["slim", "build"]);
    expect(stages).toEqual(expect.arrayContaining(from));
  });

  test("no process loads a package that is not in it", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: LockedPackages;
    };
    const kept = keptPackages(packages, new Set(ONLY_TO_BUILD));
    const sources = ["lib", "scripts/up", "scripts/migrate", "scripts/demo"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    );
    const loaded = sources
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .flatMap((path) => packagesLoadedBy(readFileSync(path, "utf8")));
    expect(new Set(loaded).size).toBeGreaterThan(20);
    expect([...new Set(loaded)].filter((name) => !kept.has(`node_modules/${name}`))).toEqual([]);
  });

  test("nobody is root when it runs, it can be asked to end, and no secret is in it", () => {
    const last = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
    expect(last.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT"]),
    );
    expect(of("USER")).toEqual(["node"]);
    expect(of("STOPSIGNAL")).toEqual(["SIGTERM"]);
    const set = [...of("ENV"), ...of("ARG")].flatMap((rest) => rest.match(/\b[A-Z_]+(?==)/g) ?? []);
    const ours = set.filter((name) => name in envSchema.shape);
    expect(ours).toEqual(["NODE_ENV"]);
  });

  test("its ports are those of the processes", () => {
    const env = parseEnv(testEnvironment());
    const ports = [env.PORT, env.REALTIME_PORT, env.WORKER_PORT, env.BOT_PORT];
    expect(PROCESSES.map((name) => portOf(name, {}))).toEqual(ports);
    expect(of("EXPOSE")).toEqual([ports.join(" ")]);
  });

  test("what is not sent to the builder is not what the build is made from", () => {
    const ignored = readFileSync(".dockerignore", "utf8")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"));
    for (const needed of [
      ...["app", "components", "lib", "prisma", "scripts", "public", "tests/e2e/support"],
      ...["next.config.ts", "proxy.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
    ])
      expect(ignored.filter((pattern) => `${needed}/`.startsWith(`${pattern}/`))).toEqual([]);
    expect(ignored).toEqual(expect.arrayContaining([".env", ".env.*", ".git", ".data", "node_modules"]));
  });
});

describe("roles", () => {
  test.each(ROLES)("%s starts a file that is here", (role) => {
    const file = argumentsOf(role).find((word) => /\.(?:tsx?|mjs)$|\/next$/.test(word));
    expect(file && existsSync(file)).toBe(true);
  });

  test("are started as npm start does, on the ports that are set", () => {
    const ports = { web: 1, realtime: 2, worker: 3, bot: 4, simulator: undefined, simulatorChat: undefined };
    const env = {
      NODE_ENV: "production" as const,
      PORT: "1",
      REALTIME_PORT: "2",
      WORKER_PORT: "3",
      BOT_PORT: "4",
    };
    const planned = plannedProcesses({
      ...{ mode: "production", ports, env, logs: "logs", demo: false, host: undefined },
    });
    expect(planned.map(({ name, args }) => ({ name, args }))).toEqual(
      PROCESSES.map((name) => ({ name, args: argumentsOf(name) })),
    );
    expect(planned.map(({ healthUrl }) => healthUrl.replace("localhost", "127.0.0.1"))).toEqual(
      healthAddressesOf("all", env),
    );
  });

  test("are found in the command of a container", () => {
    expect(roleIn("node\0scripts/run/main.mjs\0bot\0")).toBe("bot");
    expect(roleIn("/sbin/docker-init\0--\0node\0scripts/run/main.mjs\0web\0")).toBe("web");
    expect(roleIn("node\0repl\0")).toBeUndefined();
  });
});

describe("compose.yaml", () => {
  test.each(PROCESSES)("%s runs as its role, is looked after and waits for the migrations", (role) => {
    expect(service(role)).toContain(`command: [${role}]`);
    expect(service(role)).toMatch(new RegExp(`test: \\[CMD, node, scripts/run/health\\.mjs, ${role}\\]`));
    expect(service(role)).toContain("<<: *tallylight");
    expect(compose).toContain("migrate: { condition: service_completed_successfully }");
  });

  test("every setting that it gives or takes is one", () => {
    const settings = [
      ...Object.keys(envSchema.shape),
      "POSTGRES_PASSWORD",
      "RABBITMQ_PASSWORD",
      "TALLYLIGHT_IMAGE",
    ];
    const shared = /^ {2}environment:\n((?: {4}.*\n)+)/m.exec(compose)?.[1] ?? "";
    const given = [...shared.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name);
    const taken = [...compose.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name);
    expect(given.length).toBeGreaterThan(5);
    expect([...given, ...taken].filter((name) => !settings.includes(name ?? ""))).toEqual([]);
  });

  test("the ports inside are those that the proxy and the health of a process ask", () => {
    for (const name of PROCESSES) {
      const setting = { web: "PORT", realtime: "REALTIME_PORT", worker: "WORKER_PORT", bot: "BOT_PORT" }[
        name
      ];
      expect(compose).toContain(`    ${setting}: "${portOf(name, {})}"`);
    }
    expect(compose).toContain(`reverse_proxy web:${portOf("web", {})}`);
    expect(compose).toContain(`reverse_proxy /socket.io/* realtime:${portOf("realtime", {})}`);
  });
});
