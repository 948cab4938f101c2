import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { formatLongDate } from "@camket/ui/format";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { GroupCoverage } from "../plan/GroupCoverage.tsx";
import { HomeAssignments } from "../plan/HomeAssignments.tsx";
import { HomePlans } from "../plan/HomePlans.tsx";
import { HomeTasks } from "../plan/HomeTasks.tsx";
import { LateByAge } from "../plan/LateByAge.tsx";
import { CurrentRound } from "../report/CurrentRound.tsx";
import { OwnReports } from "../report/OwnReports.tsx";
import { ReportsToReview, ReportsToReview_reports } from "../report/ReportsToReview.tsx";
import { AdministratorDuties } from "./AdministratorDuties.tsx";
import { useEntryKeys } from "./entry-keys.ts";
import { dutiesAt } from "./home-duties.ts";
import { useHomeSentence } from "./home-sentence.ts";

const HomeOfCommitteeQuery = graphql(
  `
    query HomeOfCommittee($committeeId: ID!, $today: Date!, $soon: Date!) {
      committee(id: $committeeId) {
        id
        path
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
      late: tasks(where: { committeeId: $committeeId, standing: [LATE], isIssued: true }) {
        totalCount
      }
      vacancies: seats(where: { committeeId: $committeeId, isVacantOn: $today }) {
        totalCount
      }
      ending: memberships(where: { committeeId: $committeeId, endsFrom: $today, endsTo: $soon }) {
        totalCount
      }
      assignments: taskAssignments(where: { assigneeId: $committeeId, state: [SENT], isInForce: true }) {
        totalCount
      }
      nextTask: tasks(where: { committeeId: $committeeId, dueFrom: $today, isIssued: true }, first: 1) {
        edges {
          node {
            id
            dueOn
          }
        }
      }
      nextRound: reportingRounds(where: { underCommitteeId: $committeeId, dueFrom: $today }, orderBy: DUE, first: 1) {
        edges {
          node {
            id
            dueOn
          }
        }
      }
      waitingPlans: plans(where: { committeeId: $committeeId, state: [SUBMITTED] }) {
        totalCount
      }
      returnedPlans: plans(where: { committeeId: $committeeId, state: [RETURNED] }) {
        totalCount
      }
      waiting: reports(where: { takenById: $committeeId, state: SUBMITTED }, orderBy: RECEIVED, first: 10) {
        totalCount
        ...ReportsToReview_reports
      }
    }
  `,
  [ReportsToReview_reports],
);

interface HomeOfCommitteeProps {
  committeeId: string;
  viewer: Parameters<typeof dutiesAt>[1];
}

const daysAhead = 90;

export function HomeOfCommittee({ committeeId, viewer }: HomeOfCommitteeProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const sentenceOf = useHomeSentence();
  const now = today();
  const soon = addDays(now, daysAhead);
  const { data } = useSuspenseQuery(HomeOfCommitteeQuery, { variables: { committeeId, today: now, soon } });
  const { list, step } = useEntryKeys();
  if (!data.committee) return <NotFoundPage />;
  const [next] = [data.nextTask.edges[0]?.node.dueOn, data.nextRound.edges[0]?.node.dueOn]
    .filter((dueOn) => dueOn !== undefined)
    .sort();
  const { works, reviews, administers, onlyReads } = dutiesAt(data.committee.path, viewer);
  const round = (
    <Suspense fallback={<LoadingState lines={4} hasTitle />}>
      <CurrentRound committeeId={committeeId} />
    </Suspense>
  );
  const coverage = (
    <Suspense fallback={<LoadingState lines={7} hasTitle />}>
      <GroupCoverage committeeId={committeeId} {...(data.committee.unit.level === "NATION" && { level: "PROVINCE" })} />
    </Suspense>
  );
  return (
    <AppPage
      breadcrumbs={[{ label: t`Việc của tôi` }]}
      kicker={`${formatLongDate(now, locale)} · ${unitNameOf(data.committee.unit)}`}
      title={sentenceOf({
        late: works || onlyReads ? data.late.totalCount : 0,
        waiting: reviews ? data.waiting.totalCount : 0,
        given: works ? data.assignments.totalCount : 0,
        waitingPlans: reviews ? data.waitingPlans.totalCount : 0,
        returnedPlans: works ? data.returnedPlans.totalCount : 0,
        vacant: administers ? data.vacancies.totalCount : 0,
        ending: administers ? data.ending.totalCount : 0,
        next,
      })}
      side={
        <>
          {!onlyReads && round}
          {!onlyReads && coverage}
          <Suspense fallback={<LoadingState lines={2} hasTitle />}>
            <LateByAge committeeId={committeeId} />
          </Suspense>
        </>
      }
      sideWidth={372}
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên`, onPress: { j: () => step(1), k: () => step(-1) } },
        { keys: "↵", label: t`mở` },
        { keys: ["G", "B"], label: t`đi tới Báo cáo` },
      ]}
    >
      <div ref={list}>
        {(reviews || works) && (
          <Suspense fallback={<LoadingState lines={2} hasTitle />}>
            <HomePlans committeeId={committeeId} reviews={reviews} works={works} />
          </Suspense>
        )}
        {reviews &&
          (data.waiting.totalCount > 0 ? (
            <ReportsToReview reports={data.waiting} committeeId={committeeId} />
          ) : (
            <EmptyState icon={IconCheck} tone="ok" title={t`Không có báo cáo nào chờ duyệt`} />
          ))}
        {onlyReads && round}
        {onlyReads && coverage}
        {works && (
          <Suspense fallback={<LoadingState lines={2} hasTitle />}>
            <HomeAssignments committeeId={committeeId} />
          </Suspense>
        )}
        {(works || onlyReads) && (
          <Suspense fallback={<LoadingState lines={6} hasTitle />}>
            <HomeTasks committeeId={committeeId} />
          </Suspense>
        )}
        {works && (
          <Suspense fallback={<LoadingState lines={2} hasTitle />}>
            <OwnReports committeeId={committeeId} />
          </Suspense>
        )}
        {administers && (
          <Suspense fallback={<LoadingState lines={4} hasTitle />}>
            <AdministratorDuties committeeId={committeeId} soon={soon} />
          </Suspense>
        )}
      </div>
    </AppPage>
  );
}
