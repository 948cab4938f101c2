import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment, type VariablesOf } from "@camket/schema";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useTransition } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { assignmentStatus, useAssignmentStateNames } from "./AssignmentStateBadge.tsx";
import { type AssignmentAct, assignmentActs, useActNames } from "./assignment-acts.ts";
import { taskHref } from "./hrefs.ts";
import { TaskStandingBadge_task, useStandingWords } from "./TaskStandingBadge.tsx";

export const AssignmentEntry_assignment = graphql(
  `
    fragment AssignmentEntry_assignment on TaskAssignment {
      id
      state
      answer
      isChangeOpen
      viewerCanAnswer
      viewerCanAccept
      viewerCanReply
      task {
        id
        number
        title
        expectedResult
        dueOn
        standing
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
      assignee {
        id
        unit {
          id
          level
          kind
          name
          nameEn
        }
      }
      childTask {
        id
        standing
        number
        ...TaskStandingBadge_task
      }
    }
  `,
  [TaskStandingBadge_task],
);

const AssignmentListQuery = graphql(
  `
    query AssignmentList($where: TaskAssignmentWhere!, $after: String) {
      taskAssignments(where: $where, first: 20, after: $after) {
        totalCount
        edges {
          node {
            ...AssignmentEntry_assignment
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [AssignmentEntry_assignment],
);

interface AssignmentListProps {
  title: string;
  where: VariablesOf<typeof AssignmentListQuery>["where"];
  onAct(act: AssignmentAct, id: string): void;
}

/** Tasks that were given to the committees the viewer answers for, and what may be done about each. */
export function AssignmentList({ title, where, onAct }: AssignmentListProps) {
  const { data, fetchMore } = useSuspenseQuery(AssignmentListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.taskAssignments;
  if (totalCount === 0) return null;
  return (
    <Section title={title} count={totalCount}>
      <AssignmentEntries assignments={edges.map(({ node }) => node)} onAct={onAct} />
      {pageInfo.hasNextPage && (
        <Button
          variant="subtle"
          loading={isLoadingMore}
          onClick={() =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            })
          }
        >
          <Trans>Xem thêm</Trans>
        </Button>
      )}
    </Section>
  );
}

interface AssignmentEntriesProps {
  assignments: readonly FragmentOf<typeof AssignmentEntry_assignment>[];
  /** Without it the entries only lead to their tasks. */
  onAct?(act: AssignmentAct, id: string): void;
}

export function AssignmentEntries({ assignments, onAct }: AssignmentEntriesProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const now = today();
  const { unitNameOf } = useNames();
  const stateNames = useAssignmentStateNames();
  const standingWords = useStandingWords();
  const actNames = useActNames();
  return (
    <EntryList
      entries={assignments.map((masked): Entry => {
        const assignment = readFragment(AssignmentEntry_assignment, masked);
        const { id, state, answer, isChangeOpen, task, assignee, childTask } = assignment;
        const isOver = task.standing === "WITHDRAWN" || task.standing === "HANDED_OVER" || task.standing === "DONE";
        const acts = assignmentActs(assignment);
        return {
          key: id,
          status: isChangeOpen ? "stale" : assignmentStatus[state],
          title: `${task.number} ${task.title}`,
          href: taskHref(childTask?.id ?? task.id),
          sources: [
            isChangeOpen ? t`Cấp trên đã thay đổi` : stateNames[state],
            t`${unitNameOf(task.committee.unit)} giao ${unitNameOf(assignee.unit)}`,
            ...(childTask ? [t`Nhiệm vụ ${childTask.number} của ban: ${standingWords(childTask)}`] : []),
          ],
          note: (
            <>
              {!childTask && <p>{task.expectedResult}</p>}
              {answer && <p>{state === "SENT" ? t`Cấp trên phản hồi: “${answer}”` : `“${answer}”`}</p>}
            </>
          ),
          ...(!isOver && {
            remark: formatRelativeDays(task.dueOn, now, locale),
            ...(task.dueOn < now && { tone: "late" as const }),
          }),
          date: t`hạn ${formatDate(task.dueOn, locale)}`,
          ...(onAct &&
            acts.length > 0 && {
              actions: acts.map((act) => (
                <Button
                  key={act}
                  variant="default"
                  data-act={act}
                  aria-label={`${actNames[act]}: ${task.number} ${task.title}`}
                  onClick={() => onAct(act, id)}
                >
                  {actNames[act]}
                </Button>
              )),
            }),
        };
      })}
    />
  );
}
