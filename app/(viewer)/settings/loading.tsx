import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Page title="Settings">
      <SkeletonView label="Loading settings">
        <div className="max-w-2xl space-y-6">
          {["h-29", "h-48", "h-52"].map((height) => (
            <Skeleton key={height} className={`rounded-lg ${height}`} />
          ))}
        </div>
      </SkeletonView>
    </Page>
  );
}
