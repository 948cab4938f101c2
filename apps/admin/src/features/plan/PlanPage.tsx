import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type PlanBlocker, type ResultOf, type TaskStanding, type VariablesOf } from "@camket/schema";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import type { TimelineHandle } from "@camket/ui/timeline";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, Suspense, useCallback, useDeferredValue, useRef, useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { CommitteeEnded } from "../committee/CommitteeEnded.tsx";
import { committeeHref } from "../committee/hrefs.ts";
import { reportsHref } from "../report/hrefs.ts";
import { AgencyFilter } from "./AgencyFilter.tsx";
import { AmendmentChanges } from "./AmendmentChanges.tsx";
import { ExtendDeadlineDrawer } from "./ExtendDeadlineDrawer.tsx";
import { documentHref, planHref, planRevisionsHref, plansHref } from "./hrefs.ts";
import { ListFilters } from "./ListFilters.tsx";
import { OpenAmendment, OpenAmendment_plan } from "./OpenAmendment.tsx";
import { PlanBlockers } from "./PlanBlockers.tsx";
import { PlanLife } from "./PlanLife.tsx";
import { PlanOutline } from "./PlanOutline.tsx";
import classes from "./PlanPage.module.css";
import { PlanStepButtons, PlanStepForms, PlanSteps_plan, usePlanSteps } from "./PlanSteps.tsx";
import { PlanTable, PlanTable_plan } from "./PlanTable.tsx";
import { PlanTimeline, type PlanTimelineQuery, type PlanView } from "./PlanTimeline.tsx";
import { ReportProgressDrawer } from "./ReportProgressDrawer.tsx";
import { RightsFilters } from "./RightsFilters.tsx";
import { useRevisionNames } from "./revision-names.ts";
import { useStandingNames } from "./TaskStandingBadge.tsx";
import { WorkThread } from "./WorkThread.tsx";

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
        reason
        summary
        viewerCanEdit
        blockers
        amends {
          id
          title
          document {
            id
            reference
          }
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
        parentPlan {
          id
          title
          document {
            id
            reference
          }
        }
        legalBases {
          id
          reference
          subject
          issuer
          issuedOn
        }
        taskCounts {
          total
          done
          late
          dueSoon
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
              number
              issuedOn
              title
              document {
                id
                reference
              }
            }
          }
        }
        ...PlanSteps_plan
        ...OpenAmendment_plan
      }
    }
  `,
  [PlanTable_plan, PlanSteps_plan, OpenAmendment_plan],
);

type Plan = NonNullable<ResultOf<typeof PlanPageQuery>["plan"]>;

const route = getRouteApi("/plans/$id");

const views: readonly PlanView[] = ["table", "timeline", "agency"];
const standings: readonly TaskStanding[] = ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN", "DONE"];

export function PlanPage() {
  const { id } = route.useParams();
  const { standing, agency, theme, group } = route.useSearch();
  const where = useDeferredValue({
    ...(standing && { standing: [standing] }),
    ...(agency && { leadAgencyId: agency }),
    ...(theme && { themeId: theme }),
    ...(group && { groupId: group }),
  });
  const { data } = useSuspenseQuery(PlanPageQuery, { variables: { id } });
  // Keyed, or an act on one plan would stay open on the next.
  return data.plan ? <FoundPlan key={id} plan={data.plan} where={where} /> : <NotFoundPage />;
}

function FoundPlan({ plan, where }: { plan: Plan; where: VariablesOf<typeof PlanTimelineQuery>["where"] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const standingNames = useStandingNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { standing, agency, theme, group, open } = search;
  const [selected, setSelected] = useState<{ id: string; viewerCanUpdate: boolean } | null>(null);
  const timeline = useRef<TimelineHandle>(null);
  const [act, setAct] = useState<{ kind: "progress" | "extend"; taskId: string } | null>(null);
  const [mending, setMending] = useState<PlanBlocker | null>(null);
  const steps = usePlanSteps(plan, mendInOutline);

  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true, resetScroll: false });
  const openTask = useCallback(
    (opened: string | undefined) =>
      navigate({ search: (others) => ({ ...others, open: opened }), replace: true, resetScroll: false }),
    [navigate],
  );
  const clear = () => change({ standing: undefined, agency: undefined, theme: undefined, group: undefined });
  const view = search.view ?? (plan.viewerCanEdit ? "table" : "timeline");
  const isOutline = plan.viewerCanEdit && view === "table";
  const begin = (kind: "progress" | "extend") => {
    if (selected?.viewerCanUpdate) setAct({ kind, taskId: selected.id });
  };
  const reference = plan.document?.reference;
  // A withdrawn one keeps its number, where it had one.
  const isIssued = plan.state === "ISSUED" || plan.state === "CLOSED" || plan.document !== null;

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
          <HistoryButton where={{ subjectIds: [plan.id, ...plan.revisions.edges.map(({ node }) => node.id)] }} />
          <PlanStepButtons steps={steps} />
        </>
      }
      keys={[
        ...steps.keys,
        ...(isOutline
          ? []
          : [
              { keys: ["J", "K"], label: t`xuống, lên` },
              { keys: "Space", label: t`xem nhanh` },
              { keys: "↵", label: t`mở` },
            ]),
        ...(view === "table"
          ? []
          : [
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
            ]),
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
      <div id="tasks" className={classes.tasks}>
        <ListFilters
          inUse={[agency, theme, group].filter(Boolean).length}
          onClear={clear}
          first={
            <>
              <SegmentedControl
                aria-label={t`Cách xem`}
                value={view}
                data={[
                  { value: "table", label: plan.viewerCanEdit ? t`Đề cương` : t`Bảng` },
                  { value: "timeline", label: t`Bảng và thời gian` },
                  { value: "agency", label: t`Theo cơ quan` },
                ]}
                onChange={(value) => change({ view: views.find((each) => each === value) })}
              />
              {!isOutline && isIssued && (
                <NativeSelect
                  aria-label={t`Tiến độ`}
                  value={standing ?? ""}
                  data={[
                    { value: "", label: t`Mọi tiến độ` },
                    ...standings.map((value) => ({ value, label: standingNames[value] })),
                  ]}
                  onChange={({ currentTarget: { value } }) =>
                    change({ standing: standings.find((each) => each === value) })
                  }
                />
              )}
            </>
          }
          last={view !== "table" && isIssued && <TimelineLegend />}
        >
          {!isOutline && (
            <>
              <AgencyFilter agency={agency} onChange={(chosen) => change({ agency: chosen })} />
              <RightsFilters theme={theme} group={group} onChange={change} />
            </>
          )}
        </ListFilters>
        {isOutline ? (
          <Suspense fallback={<LoadingState lines={8} />}>
            <PlanOutline planId={plan.id} mending={mending} onMended={() => setMending(null)} />
          </Suspense>
        ) : (
          <Suspense fallback={<LoadingState lines={8} />}>
            <PlanTimeline
              ref={timeline}
              planId={plan.id}
              where={where}
              view={view}
              isIssued={isIssued}
              selectedId={selected?.id ?? open}
              onSelect={setSelected}
              openId={open}
              onOpen={openTask}
              onClear={clear}
            />
          </Suspense>
        )}
      </div>
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
      <ReportProgressDrawer taskId={act?.kind === "progress" ? act.taskId : null} onClose={() => setAct(null)} />
      <ExtendDeadlineDrawer taskId={act?.kind === "extend" ? act.taskId : null} onClose={() => setAct(null)} />
    </AppPage>
  );
}

/** What has to be known of it first: why it came back, whose amendment it is, what it still lacks. */
function PlanNotes({ plan, children }: { plan: Plan; children: ReactNode }) {
  const { reason, state, amends } = plan;
  return (
    <div className={classes.notes}>
      {reason && (state === "RETURNED" || state === "WITHDRAWN") && (
        <Note tone="warn">
          <strong>{state === "RETURNED" ? <Trans>Lý do trả lại:</Trans> : <Trans>Lý do hủy bỏ:</Trans>}</strong>{" "}
          {reason}
        </Note>
      )}
      {amends && (
        <Note>
          <Trans>
            Đây là bản sửa đổi của{" "}
            <TextLink href={planHref(amends.id)}>{amends.document?.reference ?? amends.title}</TextLink>. Kế hoạch đó
            vẫn có hiệu lực cho đến khi bản này được ban hành.
          </Trans>
        </Note>
      )}
      <OpenAmendment plan={plan} />
      {children}
    </div>
  );
}

/** From the documents it rests on to the report that shows what came of it. */
function PlanThread({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const { legalBases, parentPlan, amends, document, taskCounts, childPlans, committee } = plan;
  const bases = legalBases.slice(0, parentPlan || amends ? 1 : 2);
  return (
    <WorkThread
      behind={[
        ...bases.map(({ id, reference, subject }) => ({ label: reference ?? subject, href: documentHref(id) })),
        ...(amends ? [{ label: amends.document?.reference ?? amends.title, href: planHref(amends.id) }] : []),
        ...(parentPlan && !amends
          ? [{ label: parentPlan.document?.reference ?? parentPlan.title, href: planHref(parentPlan.id) }]
          : []),
      ]}
      here={document?.reference ?? (amends ? t`Dự thảo sửa đổi` : t`Dự thảo kế hoạch`)}
      ahead={[
        { label: plural(taskCounts.total, { other: "# nhiệm vụ" }), href: "#tasks" },
        ...(childPlans.totalCount > 0
          ? [{ label: plural(childPlans.totalCount, { other: "# kế hoạch cấp dưới" }), href: "#child-plans" }]
          : []),
        {
          label: t({ message: "Báo cáo", context: "danh sách" }),
          href: reportsHref({ view: "reports", committee: committee.id }),
        },
      ]}
    />
  );
}

function PlanCounts({ plan }: { plan: Plan }) {
  const { total, done, late } = plan.taskCounts;
  if (plan.state !== "ISSUED" && plan.state !== "CLOSED")
    return (
      <span>
        <Plural value={total} other="# nhiệm vụ" />
      </span>
    );
  return (
    <>
      <span>
        <Trans>
          {done}/{total} nhiệm vụ đã xong
        </Trans>
      </span>
      {plan.state === "ISSUED" && late > 0 && (
        <strong className={classes.late}>
          <Plural value={late} other="# quá hạn" />
        </strong>
      )}
    </>
  );
}

function TimelineLegend() {
  return (
    <ul className={classes.legend} aria-hidden>
      <li data-mark="baseline">
        <Trans>kế hoạch gốc</Trans>
      </li>
      <li data-mark="actual">
        <Trans>thực tế, phần đã làm</Trans>
      </li>
      <li data-mark="extension">
        <Trans>gia hạn</Trans>
      </li>
    </ul>
  );
}

function LegalBases({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const locale = useLocale();
  if (plan.legalBases.length === 0) return null;
  return (
    <Section title={t`Căn cứ`} count={plan.legalBases.length}>
      <ul className={classes.documents}>
        {plan.legalBases.map(({ id, reference, subject, issuer, issuedOn }) => (
          <li key={id}>
            <TextLink href={documentHref(id)}>{reference ?? subject}</TextLink>
            {reference && <span>{subject}</span>}
            <span>{[issuer, issuedOn && formatDate(issuedOn, locale)].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Revisions({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const revisionNameOf = useRevisionNames();
  const locale = useLocale();
  const revisions = plan.revisions.edges;
  if (revisions.length === 0) return null;
  return (
    <Section
      title={t`Các lần ban hành`}
      count={revisions.length}
      {...(revisions.length > 1 && { link: { href: planRevisionsHref(plan.id), label: t`Xem từng lần khác gì` } })}
    >
      <ul className={classes.documents}>
        {revisions.map(({ node: { id, number, issuedOn, document } }) => (
          <li key={id}>
            <span>
              {revisionNameOf(number)}
              {document?.reference && (
                <>
                  {" "}
                  <TextLink href={documentHref(document.id)}>{document.reference}</TextLink>
                </>
              )}
            </span>
            <span>{formatDate(issuedOn, locale)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
