import { randomBytes, randomInt } from "node:crypto";
import { OAuthRefusal } from "./authority";

/** A device that waits for somebody to type its code. */
export interface Device {
  deviceCode: string;
  userCode: string;
  clientId: string;
  scopes: readonly string[];
  /** ms since the epoch */
  expiresAt: number;
  /** Who agreed; null: nobody yet. */
  userId: string | null;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const CODE_LENGTH = 8;

/** The Device Code flow: codes that are asked for by a program, typed by a person, and exchanged once. */
export class Devices {
  /** Seconds a code lasts, and between two questions of the program's. */
  lifetimeSeconds = 1800;
  intervalSeconds = 5;
  private readonly devices = new Map<string, Device>();

  constructor(private readonly now: () => number) {}

  begin(clientId: string, scopes: readonly string[]): Device {
    const device: Device = {
      deviceCode: randomBytes(20).toString("hex"),
      userCode: Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
      clientId,
      scopes,
      expiresAt: this.now() + this.lifetimeSeconds * 1000,
      userId: null,
    };
    this.devices.set(device.deviceCode, device);
    return device;
  }

  /** The one that waits for this code, in whatever case it was typed. */
  waitingFor(userCode: string): Device | undefined {
    const typed = userCode.trim().toUpperCase();
    return [...this.devices.values()].find(
      (device) => device.userCode === typed && device.userId === null && device.expiresAt > this.now(),
    );
  }

  /** Somebody agreed. */
  agree(device: Device, userId: string): void {
    device.userId = userId;
  }

  /** Somebody refused: the code is worth nothing any more. */
  refuse(device: Device): void {
    this.devices.delete(device.deviceCode);
  }

  /**
   * Who agreed to what, once.
   * @throws OAuthRefusal 400 while nobody has, and when the code is unknown, used, late or not this client's
   */
  redeem(deviceCode: string, clientId: string): { userId: string; scopes: readonly string[] } {
    const device = this.devices.get(deviceCode);
    if (!device || device.clientId !== clientId || device.expiresAt <= this.now()) {
      throw new OAuthRefusal(400, "invalid device code");
    }
    if (device.userId === null) throw new OAuthRefusal(400, "authorization_pending");
    this.devices.delete(deviceCode);
    return { userId: device.userId, scopes: device.scopes };
  }
}
