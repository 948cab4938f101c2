import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { Note } from "@camket/ui/page";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { reportsHref } from "../report/hrefs.ts";
import { documentHref, planHref } from "./hrefs.ts";
import { OpenAmendment, OpenAmendment_plan } from "./OpenAmendment.tsx";
import classes from "./PlanPage.module.css";
import { WorkThread } from "./WorkThread.tsx";

export const PlanHead_plan = graphql(
  `
    fragment PlanHead_plan on Plan {
      state
      reason
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
      }
      document {
        id
        reference
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
      }
      taskCounts {
        total
        done
        late
      }
      childPlans(first: 100, where: { isAmendment: false }) {
        totalCount
      }
      ...OpenAmendment_plan
    }
  `,
  [OpenAmendment_plan],
);

type MaskedPlan = FragmentOf<typeof PlanHead_plan>;

/** What has to be known of it first: why it came back, whose amendment it is, what it still lacks. */
export function PlanNotes({ plan: masked, children }: { plan: MaskedPlan; children: ReactNode }) {
  const plan = readFragment(PlanHead_plan, masked);
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
export function PlanThread({ plan }: { plan: MaskedPlan }) {
  const { t } = useLingui();
  const { legalBases, parentPlan, amends, document, taskCounts, childPlans, committee } = readFragment(
    PlanHead_plan,
    plan,
  );
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

export function PlanCounts({ plan: masked }: { plan: MaskedPlan }) {
  const plan = readFragment(PlanHead_plan, masked);
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
