import { ListSkeleton } from "@/components/following/list-skeleton";
import { Page } from "@/components/ui/page";

export default function Loading() {
  return (
    <Page title="Live" summary="…">
      <ListSkeleton label="Loading the channels you follow" rows={14} filters={5} />
    </Page>
  );
}
