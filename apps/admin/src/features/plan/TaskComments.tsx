import { useQuery, useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { MentionField } from "@camket/ui/mention-field";
import { Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState, useTransition } from "react";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refusalWords } from "../../refusal.ts";
import { CommentEntry } from "./CommentEntry.tsx";
import { commentStorageKey, keepComment, keptComment } from "./kept-comment.ts";
import { mentionParts } from "./mention-parts.ts";
import classes from "./TaskComments.module.css";

const TaskCommentsQuery = graphql(`
  query TaskComments($id: ID!, $after: String) {
    viewer {
      id
    }
    task(id: $id) {
      id
      viewerCanComment
      comments(first: 20, after: $after) {
        totalCount
        edges {
          node {
            id
            text
            createdAt
            viewerCanDelete
            author {
              userId
              name
              committee {
                id
                name
                nameEn
              }
            }
            mentioned {
              userId
              name
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

const MentionableQuery = graphql(`
  query Mentionable($taskId: ID!, $name: String!) {
    mentionable(taskId: $taskId, name: $name) {
      userId
      name
      committee {
        id
        name
        nameEn
      }
    }
  }
`);

const CommentOnTask = graphql(
  `
    mutation CommentOnTask($input: CommentOnTaskInput!) {
      commentOnTask(input: $input) {
        __typename
        ... on TaskComment {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const DeleteTaskComment = graphql(
  `
    mutation DeleteTaskComment($input: DeleteTaskCommentInput!) {
      deleteTaskComment(input: $input) {
        __typename
        ... on Task {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Comment = NonNullable<ResultOf<typeof TaskCommentsQuery>["task"]>["comments"]["edges"][number]["node"];

const refetchQueries = ["TaskComments", "Bell"];

/** What colleagues say to each other about a task, the latest last. */
export function TaskComments({ taskId }: { taskId: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(TaskCommentsQuery, {
    variables: { id: taskId },
    fetchPolicy: "cache-and-network",
  });
  const [isLoadingMore, startLoading] = useTransition();
  const { task, viewer } = data;
  if (!task || !viewer) return null;
  const { edges, pageInfo, totalCount } = task.comments;
  return (
    <Section title={t`Trao đổi`} count={totalCount}>
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
          <Trans>Xem trao đổi trước đó</Trans>
        </Button>
      )}
      {totalCount > 0 ? (
        <ol className={classes.comments} aria-label={t`Trao đổi`}>
          {edges.toReversed().map(({ node }) => (
            <TaskCommentEntry key={node.id} comment={node} />
          ))}
        </ol>
      ) : (
        <EmptyState tone="quiet" title={t`Chưa có trao đổi nào`}>
          {task.viewerCanComment ? (
            <Trans>Hỏi, trả lời và nhắc tên đồng nghiệp ở đây; người được nhắc tên thấy ngay ở Nhắc việc.</Trans>
          ) : (
            <Trans>Cán bộ và người duyệt của ban và của cấp trên trao đổi ở đây.</Trans>
          )}
        </EmptyState>
      )}
      {task.viewerCanComment && (
        <CommentForm taskId={taskId} storageKey={commentStorageKey(viewer.id, taskId)} key={taskId} />
      )}
    </Section>
  );
}

function TaskCommentEntry({ comment }: { comment: Comment }) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(DeleteTaskComment, { refetchQueries });
  const names = comment.mentioned.map(({ name }) => name);

  async function remove() {
    const answer = await send({ input: { id: comment.id } });
    if (!answer) return false;
    if (answer.deleteTaskComment.__typename === "Task") showToast({ message: t`Đã xóa trao đổi.` });
    else showToast({ tone: "late", message: refusalWords(answer.deleteTaskComment) });
    return true;
  }

  return (
    <CommentEntry
      comment={comment}
      deletion={{
        ask: (time) => t`Xóa trao đổi lúc ${time}`,
        title: t`Xóa trao đổi này?`,
        confirm: t`Xóa trao đổi`,
        consequence: t`Nội dung xóa hẳn và không khôi phục được; nhật ký chỉ giữ ai đã xóa, vào lúc nào. Người được nhắc tên thôi được nhắc.`,
        ...{ run: remove, isBusy: isSending, failure },
      }}
    >
      {mentionParts(comment.text, names).map((part, index) =>
        index % 2 === 1 ? <strong key={index}>{part}</strong> : part,
      )}
    </CommentEntry>
  );
}

function CommentForm({ taskId, storageKey }: { taskId: string; storageKey: string }) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { send, isSending, failure } = useIntent(CommentOnTask, { refetchQueries });
  const [typed, setTyped] = useState(() => keptComment(storageKey));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const { data, previousData } = useQuery(MentionableQuery, {
    variables: { taskId, name: name ?? "" },
    skip: name === null,
  });
  const found = name === null ? [] : ((data ?? previousData)?.mentionable ?? []);

  function change(next: typeof typed) {
    setTyped(next);
    setRefusal(null);
    keepComment(storageKey, next);
  }

  async function submit() {
    if (!typed.text.trim()) return setRefusal(t`Nhập nội dung rồi gửi.`);
    if (isSending) return;
    const mentionedIds = typed.mentioned.filter(({ label }) => typed.text.includes(`@${label}`)).map(({ id }) => id);
    const answer = await send({ input: { taskId, text: typed.text, mentionedIds: [...new Set(mentionedIds)] } });
    if (!answer) return;
    if (answer.commentOnTask.__typename === "TaskComment") change({ text: "", mentioned: [] });
    else setRefusal(refusalWords(answer.commentOnTask));
  }

  const error = refusal ?? failure;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MentionField
        label={t`Viết trao đổi`}
        description={t`Gõ @ để nhắc tên đồng nghiệp. Không ghi thông tin của người dân.`}
        {...(error && { error })}
        value={typed.text}
        onChange={(text) => change({ ...typed, text })}
        options={found.map(({ userId, name, committee }) => ({
          id: userId,
          label: name,
          ...(committee && { detail: nameOf(committee) }),
        }))}
        onSearch={setName}
        onMention={(option) => setTyped((now) => ({ ...now, mentioned: [...now.mentioned, option] }))}
        onSubmit={submit}
      />
      <p className={classes.send}>
        <Button type="submit" variant="default" loading={isSending}>
          <Trans>Gửi</Trans>
        </Button>
        <span>
          <Trans>Ctrl ↵ để gửi</Trans>
        </span>
      </p>
    </form>
  );
}
