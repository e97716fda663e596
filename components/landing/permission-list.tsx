import type { LucideIcon } from "lucide-react";

export interface Permission {
  icon: LucideIcon;
  title: string;
  /** What it is for. */
  text: string;
}

export function PermissionList({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <ul className="mt-6 divide-y divide-line rounded-lg border border-line bg-surface">
      {permissions.map(({ icon: Icon, title, text }) => (
        <li key={title} className="flex gap-3.5 px-4 py-3.5">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <div>
            <p className="font-medium">{title}</p>
            <p className="mt-0.5 text-pretty text-ink-2">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
