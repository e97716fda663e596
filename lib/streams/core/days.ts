const DAY_MS = 86_400_000;

/** The day (UTC) of a moment: its name as in partitions ("20261121"), its beginning and its end. */
export function dayOf(at: Date): { name: string; from: Date; to: Date } {
  const from = new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
  return {
    name: from.toISOString().slice(0, 10).replaceAll("-", ""),
    from,
    to: new Date(from.getTime() + DAY_MS),
  };
}

/** The day that a partition's name says; undefined for other names. */
export function dayNamed(name: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${year}-${month}-${day}T00:00:00Z`);
}
