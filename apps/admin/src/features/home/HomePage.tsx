import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EmptyState } from "@camket/ui/states";
import { useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { HomeOfCommittee } from "./HomeOfCommittee.tsx";

const HomePageQuery = graphql(`
  query HomePage {
    viewer {
      isGlobalAdministrator
      roles {
        role
        paths
      }
      homeCommittee {
        id
      }
    }
  }
`);

const route = getRouteApi("/");

/** What is due, late or missing today. */
export function HomePage() {
  const { t } = useLingui();
  const { committee } = route.useSearch();
  const { data } = useSuspenseQuery(HomePageQuery);
  const committeeId = committee ?? data.viewer?.homeCommittee?.id;
  if (committeeId && data.viewer) return <HomeOfCommittee committeeId={committeeId} viewer={data.viewer} />;
  return (
    <AppPage breadcrumbs={[{ label: t`Việc của tôi` }]} title={t`Chưa có ban chỉ đạo nào`}>
      <EmptyState title={t`Chưa giữ vai trò ở ban chỉ đạo nào đang hoạt động`} />
    </AppPage>
  );
}
