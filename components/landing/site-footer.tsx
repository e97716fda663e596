/** `simulatorUrl`: where a stand-in for Twitch is operated; null when this is the real Twitch. */
export function SiteFooter({ simulatorUrl }: { simulatorUrl: string | null }) {
  const look = "rounded underline-offset-4 hover:text-ink hover:underline";
  return (
    <footer className="mx-auto mt-16 flex w-full max-w-[80rem] flex-wrap items-center gap-x-6 gap-y-2 border-line border-t px-4 py-6 text-ink-3 text-xs md:px-6">
      <p className="mr-auto">Tallylight is self-hosted and not affiliated with Twitch.</p>
      {simulatorUrl && (
        <a href={simulatorUrl} className={look}>
          Simulated Twitch
        </a>
      )}
      <a href="/health" className={look}>
        Health
      </a>
    </footer>
  );
}
