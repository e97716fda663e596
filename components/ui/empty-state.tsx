import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What this is. */
  children: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      {icon && (
        <span
          aria-hidden
          className="mb-4 flex size-12 items-center justify-center rounded-full bg-raised text-ink-3 [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="mt-1.5 max-w-md text-pretty text-ink-2">{children}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
