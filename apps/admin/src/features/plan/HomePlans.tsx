import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDateRange } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import type { Status } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useAmendedName } from "./amended-name.ts";
import { planHref } from "./hrefs.ts";

const HomePlansQuery = graphql(`
  query HomePlans($committeeId: ID!) {
    waiting: plans(where: { committeeId: $committeeId, state: [SUBMITTED] }, first: 10) {
      totalCount
      edges {
        node {
          id
          title
          startsOn
          endsOn
          amends {
            id
            title
            document {
              id
              reference
            }
          }
          taskCounts {
            total
          }
        }
      }
    }
    returned: plans(where: { committeeId: $committeeId, state: [RETURNED] }, first: 10) {
      totalCount
      edges {
        node {
          id
          title
          reason
          startsOn
          endsOn
          amends {
            id
            title
            document {
              id
              reference
            }
          }
          taskCounts {
            total
          }
        }
      }
    }
  }
`);

type Plans = ResultOf<typeof HomePlansQuery>["waiting"] | ResultOf<typeof HomePlansQuery>["returned"];

interface HomePlansProps {
  committeeId: string;
  /** Whether those submitted wait for the viewer, and those returned. */
  reviews: boolean;
  works: boolean;
}

/** Plans that wait for a decision, and those that came back with a reason. */
export function HomePlans({ committeeId, reviews, works }: HomePlansProps) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(HomePlansQuery, { variables: { committeeId } });
  return (
    <>
      {reviews && <PlanEntries title={t`Kế hoạch chờ ban hành`} status="submitted" plans={data.waiting} />}
      {works && <PlanEntries title={t`Kế hoạch bị trả lại`} status="returned" plans={data.returned} />}
    </>
  );
}

function PlanEntries({ title, status, plans }: { title: string; status: Status; plans: Plans }) {
  const { t } = useLingui();
  const locale = useLocale();
  const amendedNameOf = useAmendedName();
  if (plans.totalCount === 0) return null;
  return (
    <Section title={title} count={plans.totalCount}>
      <EntryList
        entries={plans.edges.map(({ node }): Entry => {
          const { id, title, startsOn, endsOn, amends, taskCounts } = node;
          return {
            key: id,
            status,
            title,
            href: planHref(id),
            sources: [
              ...("reason" in node && node.reason ? [t`Lý do: ${node.reason}`] : []),
              ...(amends ? [amendedNameOf(amends)] : []),
              plural(taskCounts.total, { other: "# nhiệm vụ" }),
            ],
            date: formatDateRange(startsOn, endsOn, locale),
          };
        })}
      />
    </Section>
  );
}
