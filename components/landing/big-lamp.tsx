/** A tally lamp at full size, where there is no board to show. */
export function BigLamp() {
  return (
    <div
      aria-hidden
      className="mx-auto flex aspect-[5/4] w-full max-w-md items-center justify-center rounded-[2rem] border border-line bg-raised shadow-lift"
    >
      <div className="flex size-44 items-center justify-center rounded-full border border-line-control bg-surface">
        <div className="size-24 rounded-full bg-live shadow-[0_0_0_10px_var(--live-glow),0_0_90px_20px_var(--live-glow)]" />
      </div>
    </div>
  );
}
