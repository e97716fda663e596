import { ListSkeleton } from "@/components/following/list-skeleton";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Page title="Following" summary="…">
      <Skeleton className="mb-12 h-9 w-full max-w-md" />
      <ListSkeleton label="Loading the channels you follow" rows={12} filters={2} />
    </Page>
  );
}
