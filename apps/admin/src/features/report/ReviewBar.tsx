import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { useKeys } from "@camket/ui/keys";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Switch } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconCircleCheck } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import type { PageKey } from "../../keys.ts";
import { ApproveDialog, type Decided, ReturnDrawer } from "./DecideReport.tsx";
import classes from "./ReportReading.module.css";

const ReviewQueueQuery = graphql(`
  query ReviewQueue($where: ReportWhere!) {
    reports(where: $where, orderBy: DUE, first: 100) {
      totalCount
      edges {
        node {
          id
        }
      }
    }
  }
`);

const route = getRouteApi("/reports/$id");

interface ReviewBarProps {
  report: Decided;
  mayApprove: boolean;
  mayReturn: boolean;
  /** Whether only what changed since the submission before is shown; undefined where there was none before. */
  isChangedOnly: boolean | undefined;
  onChangedOnly(isOn: boolean): void;
}

/** Above a report that waits: where it stands in the queue, what changed, and the decision. */
export function ReviewBar({ report, mayApprove, mayReturn, isChangedOnly, onChangedOnly }: ReviewBarProps) {
  const { t } = useLingui();
  const { review, round } = route.useSearch();
  const navigate = route.useNavigate();
  const [isApproving, approving] = useDisclosure();
  const [isReturning, returning] = useDisclosure();
  const { data } = useQuery(ReviewQueueQuery, {
    variables: { where: { takenById: review ?? "", state: "SUBMITTED", ...(round && { roundId: round }) } },
    skip: !review,
  });
  const ids = data?.reports.edges.map(({ node }) => node.id) ?? [];
  const at = ids.indexOf(report.id);
  const [previous, next] = at === -1 ? [undefined, undefined] : [ids[at - 1], ids[at + 1]];
  const open = (id: string | undefined) => {
    if (id) navigate({ params: { id }, search: { review, round } });
  };
  const leave = () => {
    if (next ?? previous) open(next ?? previous);
    else if (review) navigate({ to: "/reports/review", search: { committee: review, round } });
  };
  useKeys({
    "[": () => open(previous),
    "]": () => open(next),
    a: () => mayApprove && approving.open(),
    r: () => mayReturn && returning.open(),
  });

  return (
    <section className={`${classes.review} camket-no-print`} aria-label={t`Duyệt báo cáo`}>
      {at !== -1 && (
        <span className={classes.position}>
          <ActionIcon
            variant="subtle"
            aria-label={t`Báo cáo trước`}
            disabled={previous === undefined}
            onClick={() => open(previous)}
          >
            <IconChevronLeft size={16} stroke={1.9} />
          </ActionIcon>
          <Trans>
            Đang duyệt {at + 1}/{data?.reports.totalCount ?? ids.length}
          </Trans>
          <ActionIcon
            variant="subtle"
            aria-label={t`Báo cáo kế tiếp`}
            disabled={next === undefined}
            onClick={() => open(next)}
          >
            <IconChevronRight size={16} stroke={1.9} />
          </ActionIcon>
        </span>
      )}
      {isChangedOnly !== undefined && (
        <Switch
          checked={isChangedOnly}
          label={t`Chỉ hiện chỗ đã sửa từ lần nộp trước`}
          onChange={(event) => onChangedOnly(event.currentTarget.checked)}
        />
      )}
      <span>
        {mayReturn && (
          <Button variant="default" leftSection={<IconArrowBackUp size={16} stroke={1.8} />} onClick={returning.open}>
            <Trans>Trả lại</Trans>
          </Button>
        )}
        {mayApprove && (
          <Button leftSection={<IconCircleCheck size={16} stroke={1.8} />} onClick={approving.open}>
            <Trans>Duyệt báo cáo</Trans>
          </Button>
        )}
      </span>
      <ApproveDialog report={report} isOpen={isApproving} onClose={approving.close} onDone={leave} />
      <ReturnDrawer report={report} isOpen={isReturning} onClose={returning.close} onDone={leave} />
    </section>
  );
}

/** The keys of the bar, as a page shows them. */
export function useReviewKeys(): PageKey[] {
  const { t } = useLingui();
  return [
    { keys: ["[", "]"], label: t`báo cáo trước, sau` },
    { keys: "A", label: t`duyệt` },
    { keys: "R", label: t`trả lại` },
  ];
}
