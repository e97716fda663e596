import { type Fault, type FaultInput, type FaultScope, fault } from "../schema";

export interface ActiveFault {
  id: string;
  fault: Fault;
  /** How many requests it still lets pass. */
  spares: number;
  /** How many more requests it strikes; null: all until cleared. */
  left: number | null;
  /** ms since the epoch; null: until cleared */
  until: number | null;
}

/** The switches: what goes wrong at the moment, where, and how often still. */
export class FaultBoard {
  private active: ActiveFault[] = [];
  private serial = 0;

  constructor(private readonly now: () => number) {}

  /**
   * Switches a fault on and returns its id.
   * @throws ZodError when the fault makes no sense
   */
  set(input: FaultInput): string {
    const parsed = fault.parse(input);
    this.serial += 1;
    this.active.push({
      id: String(this.serial),
      fault: parsed,
      spares: parsed.after ?? 0,
      left: parsed.times ?? null,
      until: parsed.forMs === undefined ? null : this.now() + parsed.forMs,
    });
    return String(this.serial);
  }

  /** Switches one fault off, or all of them. An unknown id is off already. */
  clear(id?: string): void {
    this.active = id === undefined ? [] : this.active.filter((entry) => entry.id !== id);
  }

  list(): readonly ActiveFault[] {
    this.active = this.active.filter((entry) => entry.until === null || entry.until > this.now());
    return this.active;
  }

  /** The faults that strike a request to this endpoint ("helix/streams"); counts them down. */
  strike(endpoint: string): readonly Fault[] {
    if (this.active.length === 0) return [];
    const covering = this.list().filter((entry) => covers(entry.fault.endpoint, endpoint));
    const struck = covering.filter(({ spares }) => spares === 0);
    for (const entry of covering) if (entry.spares > 0) entry.spares -= 1;
    for (const entry of struck) if (entry.left !== null) entry.left -= 1;
    this.active = this.active.filter((entry) => entry.left === null || entry.left > 0);
    return struck.map((entry) => entry.fault);
  }
}

function covers(scope: FaultScope, endpoint: string): boolean {
  const side = endpoint.split("/")[0];
  return scope === "*" || scope === endpoint || scope === side;
}
