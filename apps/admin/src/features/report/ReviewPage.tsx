import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { EmptyState } from "@camket/ui/states";
import { useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { PageSkeleton } from "../../PageSkeleton.tsx";
import { CommitteeFilter } from "./CommitteeFilter.tsx";
import { reportsHref } from "./hrefs.ts";
import classes from "./ReportsPage.module.css";
import { ReviewTable } from "./ReviewTable.tsx";
import { useRoundNames } from "./round-names.ts";

const ReviewPageQuery = graphql(`
  query ReviewPage {
    viewer {
      id
      homeCommittee {
        id
      }
    }
    reportingRounds(first: 100) {
      edges {
        node {
          id
          name
          periodKind
          year
          startsOn
          endsOn
          committee {
            id
            unit {
              id
              level
              kind
              name
              nameEn
            }
          }
        }
      }
    }
  }
`);

const route = getRouteApi("/reports/review");

/** What waits for a decision of one committee, the report due first at the top. */
export function ReviewPage() {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ReviewPageQuery);
  const committeeId = search.committee ?? data.viewer?.homeCommittee?.id;
  const rounds = data.reportingRounds.edges.map(({ node }) => node);
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const filters = (
    <div className={`${classes.filters} camket-no-print`}>
      <CommitteeFilter committeeId={committeeId} onChange={(id) => change({ committee: id })} />
      <ChoiceField
        label={t`Kỳ`}
        labels={Object.fromEntries(
          rounds.map((round) => [round.id, t`${roundNameOf(round)}, ${unitNameOf(round.committee.unit)}`]),
        )}
        emptyLabel={t`Mọi kỳ`}
        value={search.round ?? ""}
        onChange={(event) => change({ round: event.currentTarget.value || undefined })}
      />
    </div>
  );
  if (!committeeId)
    return (
      <AppPage
        breadcrumbs={[{ label: t`Báo cáo`, href: reportsHref() }, { label: t`Chờ duyệt` }]}
        title={t`Báo cáo chờ duyệt`}
      >
        {filters}
        <EmptyState title={t`Chọn ban để xem báo cáo chờ ban ấy duyệt`} />
      </AppPage>
    );
  return (
    <Suspense fallback={<PageSkeleton />}>
      <ReviewTable
        key={committeeId}
        committeeId={committeeId}
        roundId={search.round}
        filters={filters}
        empty={<EmptyState icon={IconCheck} tone="ok" title={t`Không còn báo cáo nào chờ duyệt`} />}
      />
    </Suspense>
  );
}
