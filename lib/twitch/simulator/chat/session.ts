import type { Account } from "../core/invent";
import { readClientLine } from "./core/client-line";
import { HOST, userPrefix } from "./core/server-line";
import type { Delivery } from "./ledger";
import type { Channel } from "./outlet";
import { Outlet } from "./outlet";
import type { Needs, Room } from "./room";

/** What a session asks of the chat behind it. */
export interface SessionHost {
  /** The account that this token logs in, and whether it may write; null when it logs in nobody. */
  identify(token: string): { account: Account; maySpeak: boolean } | null;
  /** Counts an attempt to log in; false when there were too many. */
  mayLogIn(key: string): boolean;
  opened(session: ChatSession): Delivery;
  join(session: ChatSession, channel: string): void;
  part(session: ChatSession, channel: string): void;
  say(session: ChatSession, channel: string, text: string, replyTo: string | null): void;
  ended(session: ChatSession, by: string): void;
}

const CAPABILITIES = ["membership", "tags", "commands"] as const;
type Capability = (typeof CAPABILITIES)[number];

/** One client: its login, what it asked for, and what it is sent. */
export class ChatSession {
  readonly rooms = new Set<Room>();
  /** Null before the login, and without an account for ever. */
  account: Account | null = null;
  nick = "";
  /** The token allows to write. */
  maySpeak = false;
  /** Neither reads nor writes: a link that is dead without anybody having said so. */
  isFrozen = false;
  delivery: Delivery | null = null;
  /** PINGs of ours that were not answered. */
  unanswered = 0;
  private token: string | null = null;
  private readonly capabilities = new Set<Capability>();
  private readonly outlet: Outlet;
  private over = false;

  constructor(
    readonly id: number,
    /** Those without an account are counted by where they come from. */
    private readonly address: string,
    channel: Channel,
    private readonly host: SessionHost,
    private readonly slowReaderBytes: () => number,
  ) {
    this.outlet = new Outlet(channel, () => this.delivery);
  }

  get isLoggedIn(): boolean {
    return this.delivery !== null;
  }

  /** What limits are counted by. */
  get key(): string {
    return this.account?.id ?? `anonymous ${this.address}`;
  }

  /** Sends a line if the client asked for such, without the tags if it did not ask for those. */
  tell(line: string, needs: Needs = null, roomId?: string, number?: number): void {
    if (this.over || this.isFrozen || (needs !== null && !this.capabilities.has(needs))) return;
    const plain =
      this.capabilities.has("tags") || !line.startsWith("@") ? line : line.slice(line.indexOf(" ") + 1);
    this.outlet.push(plain, roomId, number);
    if (this.outlet.waiting > this.slowReaderBytes()) this.end("slow", "reset");
  }

  /** Sends bytes as they are: what no honest server would. */
  tellBytes(bytes: Uint8Array): void {
    if (!this.over && !this.isFrozen) this.outlet.pushBytes(bytes);
  }

  has(capability: Capability): boolean {
    return this.capabilities.has(capability);
  }

  receive(line: string): void {
    if (this.over || this.isFrozen) return;
    const read = readClientLine(line);
    if (!read) return;
    const { command, params, replyTo } = read;
    const [first = "", second = ""] = params;
    if (command === "CAP") this.negotiate(first.toUpperCase(), second);
    else if (command === "PASS") this.token = first;
    else if (command === "NICK") this.logIn(first.toLowerCase());
    else if (command === "PING") this.tell(`:${HOST} PONG ${HOST} :${first}`);
    else if (command === "PONG") this.unanswered = 0;
    else if (command === "QUIT") this.end("quit", "end");
    else if (!this.isLoggedIn) return;
    else if (command === "JOIN") for (const name of channelsIn(first)) this.host.join(this, name);
    else if (command === "PART") for (const name of channelsIn(first)) this.host.part(this, name);
    else if (command === "PRIVMSG")
      for (const name of channelsIn(first)) this.host.say(this, name, second, replyTo);
  }

  /** Ends the connection, from whichever side. */
  end(by: string, how: "end" | "reset"): void {
    if (this.over) return;
    this.outlet.close(how);
    this.over = true;
    this.host.ended(this, by);
  }

  private negotiate(subcommand: string, wanted: string): void {
    const names = CAPABILITIES.map((name) => `twitch.tv/${name}`);
    if (subcommand === "LS") this.tell(`:${HOST} CAP * LS :${names.join(" ")}`);
    if (subcommand !== "REQ") return;
    const asked = wanted.split(" ").filter((name) => name !== "");
    if (asked.length === 0 || asked.some((name) => !names.includes(name))) {
      this.tell(`:${HOST} CAP * NAK :${wanted}`);
      return;
    }
    for (const name of CAPABILITIES) if (asked.includes(`twitch.tv/${name}`)) this.capabilities.add(name);
    this.tell(`:${HOST} CAP * ACK :${wanted}`);
  }

  private logIn(nick: string): void {
    if (this.isLoggedIn) return;
    const isAnonymous = /^justinfan\d+$/.test(nick);
    if (!this.host.mayLogIn(isAnonymous ? this.key : nick)) {
      this.end("refused", "end");
    } else if (isAnonymous) {
      this.welcome(nick);
    } else if (this.token === null || !this.token.startsWith("oauth:")) {
      this.refuse("Improperly formatted auth");
    } else {
      const identified = this.host.identify(this.token.slice("oauth:".length));
      if (!identified) {
        this.refuse("Login authentication failed");
        return;
      }
      this.account = identified.account;
      this.maySpeak = identified.maySpeak;
      // The token decides who one is, whatever the client calls itself.
      this.welcome(this.account.login);
    }
  }

  private refuse(words: string): void {
    this.tell(`:${HOST} NOTICE * :${words}`);
    this.end("refused", "end");
  }

  private welcome(nick: string): void {
    this.nick = nick;
    this.delivery = this.host.opened(this);
    for (const [number, words] of [
      ["001", "Welcome, GLHF!"],
      ["002", `Your host is ${HOST}`],
      ["003", "This server is rather new"],
      ["004", "-"],
      ["375", "-"],
      ["372", "You are in a maze of twisty passages, all alike."],
      ["376", ">"],
    ] as const) {
      this.tell(`:${HOST} ${number} ${nick} :${words}`);
    }
    if (!this.account) return;
    const { id, displayName } = this.account;
    this.tell(
      `@badge-info=;badges=;color=;display-name=${displayName};emote-sets=0;turbo=0;user-id=${id};user-type= :${HOST} GLOBALUSERSTATE`,
      "commands",
    );
  }

  /** The line with which this client comes to, or goes from, a room. */
  presenceLine(command: "JOIN" | "PART", login: string): string {
    return `${userPrefix(this.nick)} ${command} #${login}`;
  }
}

function channelsIn(list: string): string[] {
  return list
    .split(",")
    .filter((name) => name.startsWith("#") && name.length > 1)
    .map((name) => name.slice(1).toLowerCase());
}
