/** A request Helix does not serve; becomes `{ error, status, message }`. */
export class HelixRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "HelixRefusal";
  }
}

export function malformed(parameter: string, why: string): HelixRefusal {
  return new HelixRefusal(400, `The parameter "${parameter}" was malformed: ${why}`);
}
