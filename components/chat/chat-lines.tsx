import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-3/5", "w-4/5", "w-2/5", "w-11/12", "w-1/2", "w-2/3", "w-1/3", "w-3/4"];

/** The shapes of lines of chat that are on their way. */
export const ChatLines = () => (
  <div className="space-y-2 p-2">
    {WIDTHS.map((width) => (
      <div key={width} className="flex gap-3">
        <Skeleton className="h-5 w-10" />
        <Skeleton className={`h-5 ${width}`} />
      </div>
    ))}
  </div>
);
