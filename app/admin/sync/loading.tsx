import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Page title="Live sync" summary="…" wide>
      <SkeletonView label="Loading how the sync does">
        <div className="space-y-6">
          <Skeleton className="h-20 rounded-lg" />
          <Skeleton className="h-44 rounded-lg sm:h-24" />
          <div className="grid gap-6 xl:grid-cols-2">
            <Skeleton className="h-60 rounded-lg" />
            <Skeleton className="h-60 rounded-lg" />
          </div>
          <Skeleton className="h-96 rounded-lg" />
        </div>
      </SkeletonView>
    </Page>
  );
}
