import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { TextAreaField } from "@camket/ui/field";
import { Section } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type Ref, useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refusalWords } from "../../refusal.ts";
import { CommentEntry } from "../plan/CommentEntry.tsx";
import { commentStorageKey, keepComment, keptComment } from "../plan/kept-comment.ts";
import classes from "../plan/TaskComments.module.css";
import { CommentedCells_report } from "./commented-cells.ts";
import { type CellPlace, cellKey } from "./figure-cells.ts";

const CellCommentsQuery = graphql(`
  query CellComments($id: ID!, $indicatorId: ID!, $categoryId: ID, $after: String) {
    viewer {
      id
    }
    report(id: $id) {
      id
      viewerCanComment
      cellComments(first: 20, after: $after, indicatorId: $indicatorId, categoryId: $categoryId) {
        totalCount
        edges {
          node {
            id
            text
            createdAt
            resolvedAt
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

const CommentOnCell = graphql(
  `
    mutation CommentOnCell($input: CommentOnCellInput!) {
      commentOnCell(input: $input) {
        __typename
        ... on CellComment {
          id
          report {
            ...CommentedCells_report
          }
        }
        ...Refusal_error
      }
    }
  `,
  [CommentedCells_report, Refusal_error],
);

const ResolveCellComment = graphql(
  `
    mutation ResolveCellComment($input: ResolveCellCommentInput!) {
      result: resolveCellComment(input: $input) {
        __typename
        ...CommentedCells_report
        ...Refusal_error
      }
    }
  `,
  [CommentedCells_report, Refusal_error],
);

const ReopenCellComment = graphql(
  `
    mutation ReopenCellComment($input: ReopenCellCommentInput!) {
      result: reopenCellComment(input: $input) {
        __typename
        ...CommentedCells_report
        ...Refusal_error
      }
    }
  `,
  [CommentedCells_report, Refusal_error],
);

const DeleteCellComment = graphql(
  `
    mutation DeleteCellComment($input: DeleteCellCommentInput!) {
      result: deleteCellComment(input: $input) {
        __typename
        ...CommentedCells_report
        ...Refusal_error
      }
    }
  `,
  [CommentedCells_report, Refusal_error],
);

type Comment = NonNullable<ResultOf<typeof CellCommentsQuery>["report"]>["cellComments"]["edges"][number]["node"];

const refetchQueries = ["CellComments", "Bell"];

interface CellCommentsProps {
  reportId: string;
  cell: CellPlace;
  fieldRef?: Ref<HTMLTextAreaElement>;
}

/** What officers and reviewers say to each other about one cell, the latest last, through all revisions. */
export function CellComments({ reportId, cell: { indicatorId, categoryId }, fieldRef }: CellCommentsProps) {
  const { t } = useLingui();
  const { data, fetchMore } = useQuery(CellCommentsQuery, {
    variables: { id: reportId, indicatorId, categoryId },
    fetchPolicy: "cache-and-network",
  });
  const { viewer, report } = data ?? {};
  if (!viewer || !report) return null;
  const { edges, totalCount, pageInfo } = report.cellComments;
  if (totalCount === 0 && !report.viewerCanComment) return null;
  const comments = edges.map(({ node }) => node);
  return (
    <Section title={t`Ý kiến`} count={totalCount}>
      {pageInfo.hasNextPage && (
        <Button variant="subtle" onClick={() => fetchMore({ variables: { after: pageInfo.endCursor } })}>
          <Trans>Xem ý kiến trước đó</Trans>
        </Button>
      )}
      {totalCount > 0 && (
        <ol className={classes.comments} aria-label={t`Ý kiến`}>
          {comments.toReversed().map((comment) => (
            <CellCommentEntry key={comment.id} comment={comment} />
          ))}
        </ol>
      )}
      {report.viewerCanComment && (
        <>
          <Settle comments={comments} />
          <CommentForm
            key={cellKey({ indicatorId, categoryId })}
            {...{ reportId, indicatorId, categoryId, fieldRef }}
            storageKey={commentStorageKey(viewer.id, `${reportId}-${cellKey({ indicatorId, categoryId })}`)}
          />
        </>
      )}
    </Section>
  );
}

/** Settles what was said up to here, or takes that back. */
function Settle({ comments: [latest, ...earlier] }: { comments: readonly Comment[] }) {
  const showToast = useToast();
  const resolve = useIntent(ResolveCellComment, { refetchQueries });
  const reopen = useIntent(ReopenCellComment, { refetchQueries });
  if (!latest) return null;
  const { id } = latest;
  const isOpen = [latest, ...earlier].some(({ resolvedAt }) => resolvedAt === null);
  const { send, isSending, failure } = isOpen ? resolve : reopen;

  async function settle() {
    const answer = await send({ input: { id } });
    if (answer && answer.result.__typename !== "Report")
      showToast({ tone: "late", message: refusalWords(answer.result) });
  }

  return (
    <>
      <Button variant="default" mb="md" loading={isSending} onClick={settle}>
        {isOpen ? <Trans>Đã giải quyết</Trans> : <Trans>Mở lại ý kiến</Trans>}
      </Button>
      {failure && <p role="alert">{failure}</p>}
    </>
  );
}

function CellCommentEntry({ comment }: { comment: Comment }) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(DeleteCellComment, { refetchQueries });

  async function remove() {
    const answer = await send({ input: { id: comment.id } });
    if (!answer) return false;
    if (answer.result.__typename === "Report") showToast({ message: t`Đã xóa ý kiến.` });
    else showToast({ tone: "late", message: refusalWords(answer.result) });
    return true;
  }

  return (
    <CommentEntry
      comment={comment}
      mark={comment.resolvedAt && t`đã giải quyết`}
      deletion={{
        ask: (time) => t`Xóa ý kiến lúc ${time}`,
        title: t`Xóa ý kiến này?`,
        confirm: t`Xóa ý kiến`,
        consequence: t`Nội dung xóa hẳn, không còn trong nhật ký và không khôi phục được.`,
        ...{ run: remove, isBusy: isSending, failure },
      }}
    >
      {comment.text}
    </CommentEntry>
  );
}

interface CommentFormProps extends CellPlace {
  reportId: string;
  storageKey: string;
  fieldRef: Ref<HTMLTextAreaElement> | undefined;
}

function CommentForm({ reportId, indicatorId, categoryId, storageKey, fieldRef }: CommentFormProps) {
  const { t } = useLingui();
  const { send, isSending, failure } = useIntent(CommentOnCell, { refetchQueries });
  const [text, setText] = useState(() => keptComment(storageKey).text);
  const [refusal, setRefusal] = useState<string | null>(null);

  function change(next: string) {
    setText(next);
    setRefusal(null);
    keepComment(storageKey, { text: next, mentioned: [] });
  }

  async function submit() {
    if (!text.trim()) return setRefusal(t`Nhập nội dung rồi gửi.`);
    if (isSending) return;
    const answer = await send({ input: { reportId, indicatorId, categoryId, text } });
    if (!answer) return;
    if (answer.commentOnCell.__typename === "CellComment") change("");
    else setRefusal(refusalWords(answer.commentOnCell));
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextAreaField
        {...(fieldRef && { ref: fieldRef })}
        label={t`Viết ý kiến về ô này`}
        description={t`Cán bộ và người duyệt của ban và của cấp trên đọc được. Không ghi thông tin của người dân.`}
        error={refusal ?? failure}
        minRows={2}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void submit();
        }}
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
