import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** The user a server runs as. Empty: whoever we are. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. As root it runs as the owner of the data when there is some,
 * otherwise as the system's user "postgres", who is made if need be.
 * @throws Error when the data belongs to someone we cannot become, or no user can be made
 */
export function accountFor(dataDirectory: string): Account {
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) {
      throw new Error(
        `The database in ${dataDirectory} belongs to another user (it was first started as root). Start as root again, or hand it over: sudo chown -R "$(id -u):$(id -g)" ${dataDirectory}`,
      );
    }
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemUser("postgres") ?? makeSystemUser("postgres");
}

/** Whether the account may reach into this folder (or run this file), through every folder above it. */
export function canEnter(account: Account, path: string): boolean {
  return account.uid === undefined || spawnSync("test", ["-x", path], { ...account, cwd: "/" }).status === 0;
}

function systemUser(name: string): Required<Account> | undefined {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function makeSystemUser(name: string): Required<Account> {
  const quiet = { stdio: "ignore" } as const;
  spawnSync("groupadd", ["--force", "--system", name], quiet);
  spawnSync(
    "useradd",
    ["--system", "--gid", name, "--no-create-home", "--shell", "/usr/sbin/nologin", name],
    quiet,
  );
  const made = systemUser(name);
  if (!made) {
    throw new Error(
      `PostgreSQL does not run as root, and the user "${name}" could not be made. Start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return made;
}
