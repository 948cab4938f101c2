import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { Section } from "@camket/ui/page";
import { useLingui } from "@lingui/react/macro";
import { AssignmentEntries, AssignmentEntry_assignment } from "./AssignmentList.tsx";
import { assignmentsHref } from "./hrefs.ts";

const HomeAssignmentsQuery = graphql(
  `
    query HomeAssignments($committeeId: ID!) {
      sent: taskAssignments(where: { assigneeId: $committeeId, state: [SENT], isInForce: true }, first: 3) {
        totalCount
        edges {
          node {
            ...AssignmentEntry_assignment
          }
        }
      }
      changed: taskAssignments(where: { assigneeId: $committeeId, isChangeOpen: true }, first: 3) {
        totalCount
        edges {
          node {
            ...AssignmentEntry_assignment
          }
        }
      }
    }
  `,
  [AssignmentEntry_assignment],
);

/** Tasks from above that wait for a word of the committee. */
export function HomeAssignments({ committeeId }: { committeeId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(HomeAssignmentsQuery, { variables: { committeeId } });
  const groups = [
    { title: t`Cấp trên giao, chờ tiếp nhận`, ...data.sent },
    { title: t`Cấp trên đã thay đổi`, ...data.changed },
  ];
  return groups.map(
    ({ title, totalCount, edges }) =>
      totalCount > 0 && (
        <Section
          key={title}
          title={title}
          count={totalCount}
          link={{ href: assignmentsHref(), label: t`Mở Việc cấp trên giao` }}
        >
          <AssignmentEntries assignments={edges.map(({ node }) => node)} />
        </Section>
      ),
  );
}
