/** The last `size` things, oldest first, and how many there ever were. */
export class Ring<T> {
  private items: T[] = [];
  private seen = 0;

  constructor(private readonly size: number) {}

  get total(): number {
    return this.seen;
  }

  push(item: T): void {
    this.seen += 1;
    this.items.push(item);
    // Cut down now and then rather than each time: shifting a long array is not free.
    if (this.items.length >= this.size * 2) this.items = this.items.slice(-this.size);
  }

  last(count = this.size): readonly T[] {
    return count < 1 ? [] : this.items.slice(-Math.min(count, this.size));
  }

  clear(): void {
    this.items = [];
    this.seen = 0;
  }
}
