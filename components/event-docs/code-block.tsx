/** Code or JSON as it is. Scrolls sideways by itself when it is too wide, by keyboard too. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <figure>
      <figcaption className="mb-1 text-ink-3 text-xs">{label}</figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-raised p-3 font-mono text-xs"
      >
        {children}
      </pre>
    </figure>
  );
}
