import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type PlanBlocker, type ResultOf } from "@camket/schema";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import type { TimelineHandle } from "@camket/ui/timeline";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useRef, useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { PrintMenu } from "../../PrintMenu.tsx";
import { SavedViews } from "../access/SavedViews.tsx";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { CommitteeEnded } from "../committee/CommitteeEnded.tsx";
import { committeeHref } from "../committee/hrefs.ts";
import { AmendmentChanges } from "./AmendmentChanges.tsx";
import { ExtendDeadlineDrawer } from "./ExtendDeadlineDrawer.tsx";
import { documentHref, plansHref } from "./hrefs.ts";
import { PlanBlockers } from "./PlanBlockers.tsx";
import { PlanCounts, PlanHead_plan, PlanNotes, PlanThread } from "./PlanHead.tsx";
import { PlanLife } from "./PlanLife.tsx";
import classes from "./PlanPage.module.css";
import { LegalBases, PlanPapers_plan, Revisions } from "./PlanPapers.tsx";
import { PlanStepButtons, PlanStepForms, PlanSteps_plan, usePlanSteps } from "./PlanSteps.tsx";
import { PlanTable, PlanTable_plan } from "./PlanTable.tsx";
import { PlanTasks, type SelectedTask, type TaskAct } from "./PlanTasks.tsx";
import { filtersOf, viewsOf } from "./plan-views.ts";
import { ReportProgressDrawer } from "./ReportProgressDrawer.tsx";

const PlanPageQuery = graphql(
  `
    query PlanPage($id: ID!) {
      plan(id: $id) {
        id
        title
        state
        startsOn
        endsOn
        purpose
        summary
        viewerCanEdit
        blockers
        amends {
          id
        }
        committee {
          id
          name
          nameEn
        }
        document {
          id
          reference
          issuedOn
        }
        childPlans(first: 100, where: { isAmendment: false }) {
          totalCount
          edges {
            node {
              ...PlanTable_plan
            }
          }
        }
        revisions(first: 20) {
          edges {
            node {
              id
            }
          }
        }
        ...PlanHead_plan
        ...PlanPapers_plan
        ...PlanSteps_plan
      }
    }
  `,
  [PlanTable_plan, PlanHead_plan, PlanPapers_plan, PlanSteps_plan],
);

type Plan = NonNullable<ResultOf<typeof PlanPageQuery>["plan"]>;

const route = getRouteApi("/plans/$id");

export function PlanPage() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(PlanPageQuery, { variables: { id } });
  // Keyed, or an act on one plan would stay open on the next.
  return data.plan ? <FoundPlan key={id} plan={data.plan} /> : <NotFoundPage />;
}

function FoundPlan({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [selected, setSelected] = useState<SelectedTask | null>(null);
  const timeline = useRef<TimelineHandle>(null);
  const [act, setAct] = useState<{ kind: TaskAct; taskId: string } | null>(null);
  const [mending, setMending] = useState<PlanBlocker | null>(null);
  const steps = usePlanSteps(plan, mendInOutline);

  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true, resetScroll: false });
  // A withdrawn one keeps its number, where it had one.
  const isIssued = plan.state === "ISSUED" || plan.state === "CLOSED" || plan.document !== null;
  const views = viewsOf(isIssued);
  const view = views.find((each) => each === search.view) ?? (plan.viewerCanEdit ? "table" : "timeline");
  const hasTime = view === "timeline" || view === "agency";
  const hasRowKeys = hasTime || (view === "table" && !plan.viewerCanEdit);
  const begin = (kind: TaskAct) => {
    if (selected?.viewerCanUpdate) setAct({ kind, taskId: selected.id });
  };
  const reference = plan.document?.reference;

  function mendInOutline(blocker: PlanBlocker) {
    change({ view: "table" });
    setMending(blocker);
  }

  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Kế hoạch", context: "danh sách" }), href: plansHref() },
        { label: t`Năm ${plan.startsOn.slice(0, 4)}`, href: plansHref({ year: plan.startsOn.slice(0, 4) }) },
        { label: reference ?? (plan.amends ? t`Dự thảo sửa đổi` : t`Dự thảo`) },
      ]}
      title={plan.title}
      thread={<PlanThread plan={plan} />}
      meta={
        <>
          <TextLink href={committeeHref(plan.committee.id, { tab: "plans" })}>{nameOf(plan.committee)}</TextLink>
          <span>{formatDateRange(plan.startsOn, plan.endsOn, locale)}</span>
          <PlanCounts plan={plan} />
        </>
      }
      actions={
        <>
          {plan.document?.issuedOn && (
            <span className={classes.issued}>
              <Trans>Ban hành {formatDate(plan.document.issuedOn, locale)}</Trans>
            </span>
          )}
          <PlanLife state={plan.state} />
          {plan.document && (
            <ButtonLink href={documentHref(plan.document.id)}>
              <Trans>Văn bản</Trans>
            </ButtonLink>
          )}
          <SavedViews
            page="PLAN"
            search={{ view: search.view, ...filtersOf(search) }}
            onChoose={(address) => navigate({ search: address, replace: true, resetScroll: false })}
          />
          <PrintMenu foot={nameOf(plan.committee)} isWide={view !== "table"} />
          <HistoryButton where={{ subjectIds: [plan.id, ...plan.revisions.edges.map(({ node }) => node.id)] }} />
          <PlanStepButtons steps={steps} />
        </>
      }
      keys={[
        ...steps.keys,
        ...(hasRowKeys
          ? [
              { keys: ["J", "K"], label: t`xuống, lên` },
              { keys: "Space", label: t`xem nhanh` },
              { keys: "↵", label: t`mở` },
            ]
          : []),
        ...(hasTime
          ? [
              {
                keys: ["+", "−"],
                label: t`phóng trục thời gian`,
                onPress: {
                  "+": () => timeline.current?.zoomIn(),
                  "=": () => timeline.current?.zoomIn(),
                  "-": () => timeline.current?.zoomOut(),
                },
              },
              { keys: "H", label: t`về hôm nay`, onPress: { h: () => timeline.current?.goToToday() } },
            ]
          : []),
        ...(plan.state === "ISSUED"
          ? [
              { keys: "E", label: t`báo cáo tiến độ`, onPress: { e: () => begin("progress") } },
              { keys: "D", label: t`gia hạn, có lý do`, onPress: { d: () => begin("extend") } },
            ]
          : []),
        {
          keys: "V",
          label: t`đổi cách xem`,
          onPress: { v: () => change({ view: views[(views.indexOf(view) + 1) % views.length] }) },
        },
      ]}
    >
      <CommitteeEnded committeeId={plan.committee.id} />
      <PlanNotes plan={plan}>
        {plan.viewerCanEdit && <PlanBlockers blockers={plan.blockers} onMend={steps.mend} />}
      </PlanNotes>
      {plan.amends && (
        <div id="changes">
          <Section title={t`Khác với kế hoạch đang có hiệu lực`}>
            <Suspense fallback={<LoadingState lines={4} />}>
              <AmendmentChanges planId={plan.id} />
            </Suspense>
          </Section>
        </div>
      )}
      <PlanTasks
        plan={plan}
        view={view}
        isIssued={isIssued}
        timeline={timeline}
        selectedId={selected?.id ?? search.open}
        onSelect={setSelected}
        onAct={(kind, taskId) => setAct({ kind, taskId })}
        mending={mending}
        onMended={() => setMending(null)}
      />
      <div className={classes.below}>
        <div>
          {plan.summary && (
            <Section title={t`Kết quả thực hiện`}>
              <p className={classes.purpose}>{plan.summary}</p>
            </Section>
          )}
          <Section title={t`Mục đích, yêu cầu`}>
            <p className={classes.purpose}>{plan.purpose}</p>
          </Section>
        </div>
        <div>
          <LegalBases plan={plan} />
          <Revisions plan={plan} />
        </div>
      </div>
      {plan.childPlans.totalCount > 0 && (
        <div id="child-plans">
          <Section title={t`Kế hoạch cấp dưới`} count={plan.childPlans.totalCount}>
            <PlanTable
              rows={plan.childPlans.edges.map(({ node }) => node)}
              totalCount={plan.childPlans.totalCount}
              maxHeight="480px"
            />
          </Section>
        </div>
      )}
      <PlanStepForms plan={plan} steps={steps} />
      <ReportProgressDrawer
        taskId={act && act.kind !== "extend" ? act.taskId : null}
        {...(act?.kind === "done" && { suggested: 100 })}
        onClose={() => setAct(null)}
      />
      <ExtendDeadlineDrawer taskId={act?.kind === "extend" ? act.taskId : null} onClose={() => setAct(null)} />
    </AppPage>
  );
}
