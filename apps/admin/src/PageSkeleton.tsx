import { Page } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { Skeleton } from "@mantine/core";

export function PageSkeleton() {
  return (
    <Page
      breadcrumbs={[]}
      title={<Skeleton height={30} width="min(340px, 70%)" my={4} component="span" display="block" />}
    >
      <LoadingState lines={10} />
    </Page>
  );
}
