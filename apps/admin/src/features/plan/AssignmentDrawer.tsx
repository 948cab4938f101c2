import { useQuery } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLingui } from "@lingui/react/macro";
import { AcceptAssignmentForm } from "./AcceptAssignmentForm.tsx";
import { AssignmentNow_assignment } from "./AssignmentNow.tsx";
import { AssignmentWordsForm } from "./AssignmentWordsForm.tsx";
import { type AssignmentAct, assignmentActs } from "./assignment-acts.ts";
import { SettleChangeForm } from "./SettleChangeForm.tsx";

const AssignmentDrawerQuery = graphql(
  `
    query AssignmentDrawer($id: ID!) {
      node(id: $id) {
        __typename
        ... on TaskAssignment {
          id
          ...AssignmentNow_assignment
        }
      }
    }
  `,
  [AssignmentNow_assignment],
);

interface AssignmentDrawerProps {
  /** Null while the drawer is closed. */
  act: AssignmentAct | null;
  id: string | undefined;
  onClose(): void;
}

/** One step between a committee and the one above it about a task that was given. */
export function AssignmentDrawer({ act, id, onClose }: AssignmentDrawerProps) {
  const { t } = useLingui();
  const isOpen = act !== null && id !== undefined;
  const { data } = useQuery(AssignmentDrawerQuery, { variables: { id: id ?? "" }, skip: !isOpen });
  const titles = {
    accept: t`Tiếp nhận nhiệm vụ`,
    answer: t`Trả lời cấp trên`,
    ask: t`Đề nghị điều chỉnh`,
    settle: t`Thay đổi của cấp trên`,
    reply: t`Phản hồi cấp dưới`,
  } satisfies Record<AssignmentAct, string>;
  const assignment = data?.node?.__typename === "TaskAssignment" ? data.node : null;
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={act ? titles[act] : ""} width={act === "accept" ? 680 : 560}>
      {!isOpen || !data ? (
        <LoadingState />
      ) : assignment && assignmentActs(readFragment(AssignmentNow_assignment, assignment)).includes(act) ? (
        <ActForm key={act + assignment.id} act={act} assignment={assignment} onClose={onClose} />
      ) : (
        <EmptyState tone="quiet" title={t`Việc này đã được giải quyết, hoặc thuộc ban khác`} />
      )}
    </FormDrawer>
  );
}

function ActForm({ act, ...props }: { act: AssignmentAct } & Parameters<typeof AcceptAssignmentForm>[0]) {
  switch (act) {
    case "accept":
      return <AcceptAssignmentForm {...props} />;
    case "settle":
      return <SettleChangeForm {...props} />;
    case "answer":
    case "ask":
    case "reply":
      return <AssignmentWordsForm act={act} {...props} />;
  }
}
