import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf, readFragment } from "@camket/schema";
import { formatDateRange } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { PlanChanges, PlanChanges_change } from "./PlanChanges.tsx";

const AmendedText_plan = graphql(`
  fragment AmendedText_plan on Plan {
    id
    title
    purpose
    startsOn
    endsOn
    parentPlan {
      id
      title
    }
    legalBases {
      id
      reference
      subject
    }
  }
`);

const PlanAmendmentQuery = graphql(
  `
    query PlanAmendment($id: ID!) {
      plan(id: $id) {
        ...AmendedText_plan
        changes {
          ...PlanChanges_change
        }
        amends {
          ...AmendedText_plan
        }
      }
    }
  `,
  [PlanChanges_change, AmendedText_plan],
);

/** What an amendment would change in the plan in force. */
export function AmendmentChanges({ planId }: { planId: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { data } = useSuspenseQuery(PlanAmendmentQuery, { variables: { id: planId } });
  if (!data.plan?.amends) return null;
  const { changes } = data.plan;
  const plan = readFragment(AmendedText_plan, data.plan);
  const amends = readFragment(AmendedText_plan, data.plan.amends);
  const basesOf = ({ legalBases }: ResultOf<typeof AmendedText_plan>) =>
    legalBases.map(({ reference, subject }) => reference ?? subject).join("; ");
  return (
    <PlanChanges
      changes={changes}
      texts={[
        { label: t`Tên kế hoạch`, before: amends.title, after: plan.title },
        {
          label: t`Thời gian`,
          before: formatDateRange(amends.startsOn, amends.endsOn, locale),
          after: formatDateRange(plan.startsOn, plan.endsOn, locale),
        },
        { label: t`Mục đích, yêu cầu`, before: amends.purpose, after: plan.purpose },
        { label: t`Căn cứ`, before: basesOf(amends), after: basesOf(plan) },
        { label: t`Kế hoạch cấp trên`, before: amends.parentPlan?.title ?? "", after: plan.parentPlan?.title ?? "" },
      ]}
      empty={t`Chưa khác gì kế hoạch đang có hiệu lực.`}
    />
  );
}
