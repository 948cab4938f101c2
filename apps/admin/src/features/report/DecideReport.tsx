import { useQuery } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { FormDrawer } from "@camket/ui/form-layout";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { MissingBelow, MissingBelow_coverage } from "./MissingBelow.tsx";
import { NameList } from "./NameList.tsx";
import { OpenComments } from "./OpenComments.tsx";

const ReportApproval = graphql(
  `
    query ReportApproval($id: ID!) {
      report(id: $id) {
        id
        review {
          flags
          jumps
        }
        coverage {
          expected
          approved
          ...MissingBelow_coverage
        }
      }
    }
  `,
  [MissingBelow_coverage],
);

const ApproveReport = graphql(
  `
    mutation ApproveReport($input: ApproveReportInput!) {
      approveReport(input: $input) {
        __typename
        ... on Report {
          id
          state
          version
          viewerMoves
        }
        ... on ReportsBelowOpenError {
          count
          committees {
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
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const ReturnReport = graphql(
  `
    mutation ReturnReport($input: ReturnReportInput!) {
      returnReport(input: $input) {
        __typename
        ... on Report {
          id
          state
          version
          viewerMoves
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const changedByDecision = ["ReviewTable", "ReviewQueue", "ReportPage", "HomeOfCommittee"];

/** A report that waits for a decision. */
export interface Decided {
  id: string;
  version: number;
  /** Whose report it is. */
  unitName: string;
}

interface DecisionProps {
  report: Decided;
  isOpen: boolean;
  onClose(): void;
  /** The report waits no longer. */
  onDone(): void;
}

/** Asks once more, and says first what stands in the way. */
export function ApproveDialog({ report, isOpen, onClose, onDone }: DecisionProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(ApproveReport, { refetchQueries: changedByDecision });
  const { data } = useQuery(ReportApproval, {
    variables: { id: report.id },
    skip: !isOpen,
    fetchPolicy: "network-only",
  });
  const { review, coverage } = data?.report ?? {};
  /** What is said of sources that were corrected since; to go on then is to accept it. */
  const [staleness, setStaleness] = useState<string | null>(null);

  function close() {
    setStaleness(null);
    onClose();
  }

  async function approve() {
    const acceptsStale = staleness !== null;
    const answer = await send({ input: { id: report.id, expectedVersion: report.version, acceptsStale } });
    const result = answer?.approveReport;
    if (!result) return;
    if (result.__typename === "ReportStaleError") return setStaleness(readFragment(Refusal_error, result).message);
    close();
    if (result.__typename === "Report") {
      showToast({ message: t`Đã duyệt báo cáo của ${report.unitName}.` });
      return onDone();
    }
    showToast({
      tone: "late",
      message: (
        <>
          {readFragment(Refusal_error, result).message}{" "}
          {result.__typename === "ReportsBelowOpenError" && (
            <NameList names={result.committees.map(({ unit }) => unitNameOf(unit))} count={result.count} />
          )}
        </>
      ),
    });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t`Duyệt báo cáo của ${report.unitName}`}
      confirmLabel={staleness ? t`Giữ số liệu và duyệt` : t`Duyệt báo cáo`}
      isBusy={isSending}
      onConfirm={approve}
      onCancel={close}
    >
      {staleness && <Note tone="stale">{staleness}</Note>}
      {coverage && coverage.approved < coverage.expected && (
        <Note tone="warn">
          <Trans>
            {coverage.approved} trên {coverage.expected} báo cáo cấp dưới đã được duyệt. Chưa được duyệt, hoặc đã ghi
            nhận là không có:
          </Trans>{" "}
          <MissingBelow reportId={report.id} coverage={coverage} />.
        </Note>
      )}
      {review && review.flags > 0 && (
        <Note tone="warn">
          <Plural value={review.flags} other="# số liệu có cảnh báo." />{" "}
          {review.jumps > 0 && <Plural value={review.jumps} other="# số thay đổi nhiều so với cùng kỳ." />}
        </Note>
      )}
      <p>
        <Trans>
          Số liệu được chốt và cấp trên tổng hợp từ lần nộp này. Duyệt rồi không rút lại được; muốn đổi số thì ban báo
          cáo phải đính chính.
        </Trans>
      </p>
      {failure && (
        <Text role="alert" c="var(--camket-late)">
          {failure}
        </Text>
      )}
    </ConfirmDialog>
  );
}

export function ReturnDrawer({ isOpen, ...props }: DecisionProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={props.onClose} title={t`Trả lại báo cáo của ${props.report.unitName}`}>
      <ReturnForm key={props.report.id} {...props} />
    </FormDrawer>
  );
}

const keptAt = (id: string) => `camket-return-${id}`;

/** What is written stays on this machine until it is sent. */
function ReturnForm({ report, onClose, onDone }: Omit<DecisionProps, "isOpen">) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(ReturnReport, { refetchQueries: changedByDecision });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ reason: string }>({
    defaultValues: { reason: window.sessionStorage.getItem(keptAt(report.id)) ?? "" },
  });

  async function giveBack({ reason }: { reason: string }) {
    setRefusal(null);
    const answer = await send({ input: { id: report.id, expectedVersion: report.version, reason } });
    const result = answer?.returnReport;
    if (!result) return;
    if (result.__typename !== "Report") return setRefusal(refuse(form, ["reason"], result));
    window.sessionStorage.removeItem(keptAt(report.id));
    onClose();
    showToast({ message: t`Đã trả lại báo cáo của ${report.unitName}.` });
    onDone();
  }

  return (
    <IntentForm
      label={t`Trả lại báo cáo`}
      form={form}
      onSubmit={giveBack}
      submitLabel={t`Trả lại`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <OpenComments reportId={report.id} />
      <FormTextAreaField
        control={form.control}
        name="reason"
        label={t`Lý do`}
        description={t`Ban báo cáo đọc được lý do này, và sửa theo đó.`}
        required
        minRows={4}
        maxLength={2000}
        onBlur={() => window.sessionStorage.setItem(keptAt(report.id), form.getValues("reason"))}
      />
    </IntentForm>
  );
}
