import { useQuery } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { Note, Section } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconRefreshAlert, IconSum } from "@tabler/icons-react";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { AwaitedBelow } from "./AwaitedBelow.tsx";
import { MissingBelow, MissingBelow_coverage } from "./MissingBelow.tsx";
import { NameList } from "./NameList.tsx";
import { OwnPartsDrawer } from "./OwnPartsDrawer.tsx";
import { useRereadDraft } from "./reread-draft.ts";

const Consolidation_report = graphql(
  `
  fragment Consolidation_report on Report {
    id
    version
    state
    isStale
    viewerCanEdit
    viewerMoves
    committee {
      id
    }
    round {
      id
      periodKind
      year
      startsOn
      endsOn
    }
    coverage {
      expected
      approved
      ...MissingBelow_coverage
    }
    draftRevision {
      id
    }
    latestRevision {
      id
      sources(first: 1) {
        totalCount
      }
      staleMarks {
        sourceRevision {
          id
          report {
            id
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
        }
      }
    }
  }
`,
  [MissingBelow_coverage],
);

const ConsolidationQuery = graphql(
  `
    query Consolidation($id: ID!) {
      report(id: $id) {
        ...Consolidation_report
      }
    }
  `,
  [Consolidation_report],
);

const ConsolidateReport = graphql(
  `
    mutation ConsolidateReport($input: ConsolidateReportInput!) {
      consolidateReport(input: $input) {
        __typename
        ... on Report {
          ...Consolidation_report
        }
        ...Refusal_error
      }
    }
  `,
  [Consolidation_report, Refusal_error],
);

/** What is approved below, taken into the draft in one step; again, as a new draft, once a source was corrected. */
export function Consolidation({ reportId }: { reportId: string }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const reread = useRereadDraft();
  const [isAsking, asking] = useDisclosure();
  const [isOwnOpen, own] = useDisclosure();
  const [areAllNamed, setAllNamed] = useState(false);
  const { data } = useQuery(ConsolidationQuery, { variables: { id: reportId }, fetchPolicy: "cache-and-network" });
  const { send, isSending, failure } = useIntent(ConsolidateReport, { refetchQueries: ["ReportPage"] });
  const report = data?.report && readFragment(Consolidation_report, data.report);
  if (!report || report.coverage.expected === 0) return null;
  const { coverage, latestRevision, isStale } = report;
  const hasTaken = latestRevision.sources.totalCount > 0;
  const mayConsolidate =
    (report.viewerCanEdit && report.draftRevision !== null) || report.viewerMoves.includes("REVISE");
  if (!mayConsolidate && !isStale) return null;
  const missing = coverage.approved < coverage.expected && <MissingBelow reportId={reportId} coverage={coverage} />;
  const corrected = [
    ...new Set(latestRevision.staleMarks.map(({ sourceRevision }) => unitNameOf(sourceRevision.report.committee.unit))),
  ];

  async function consolidate() {
    const answer = await send({ input: { id: reportId, expectedVersion: report?.version ?? 0 } });
    const result = answer?.consolidateReport;
    if (!result) return;
    asking.close();
    if (result.__typename !== "Report")
      return showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
    showToast({ message: t`Đã tổng hợp số liệu của cấp dưới.` });
    reread();
  }

  return (
    <Section title={t`Tổng hợp từ cấp dưới`} count={t`${coverage.approved} trên ${coverage.expected} báo cáo đã duyệt`}>
      {isStale && (
        <Note tone="stale" icon={<IconRefreshAlert size={16} stroke={1.9} />}>
          <strong>
            <Plural value={corrected.length} other="# nguồn đã sửa sau khi tổng hợp." />
          </strong>{" "}
          <NameList
            names={areAllNamed ? corrected : corrected.slice(0, 10)}
            count={corrected.length}
            others={{ onShow: () => setAllNamed(true) }}
          />
          . <Trans>Số ở đây giữ nguyên cho đến khi tổng hợp lại.</Trans>
        </Note>
      )}
      {missing && (
        <p style={{ margin: "4px 0 8px", color: "var(--camket-ink2)" }}>
          <Trans>Chưa có báo cáo được duyệt: {missing}.</Trans>
        </p>
      )}
      {mayConsolidate && <AwaitedBelow committeeId={report.committee.id} period={report.round} />}
      {mayConsolidate && (
        <Group gap="xs" className="camket-no-print">
          <Button variant="default" leftSection={<IconSum size={16} stroke={1.8} />} onClick={asking.open}>
            {hasTaken ? <Trans>Tổng hợp lại</Trans> : <Trans>Tổng hợp</Trans>}
          </Button>
          {hasTaken && report.draftRevision && (
            <Button variant="default" onClick={own.open}>
              <Trans>Phần của chính ban</Trans>
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t`Tổng hợp từ ${coverage.approved} trên ${coverage.expected} báo cáo`}
        confirmLabel={hasTaken ? t`Tổng hợp lại` : t`Tổng hợp`}
        isBusy={isSending}
        onConfirm={consolidate}
        onCancel={asking.close}
      >
        {missing && (
          <p>
            <Trans>Thiếu: {missing}. Báo cáo thiếu được ghi là thiếu, không tính là số 0.</Trans>
          </p>
        )}
        <p>
          {report.draftRevision ? (
            <Trans>Số đã nhập tay, phần của chính ban và số thay thế được giữ nguyên.</Trans>
          ) : (
            <Trans>
              Một bản nháp mới được lập từ lần nộp trước. Số đã duyệt giữ hiệu lực cho đến khi bản mới được duyệt.
            </Trans>
          )}
        </p>
        {failure && <p role="alert">{failure}</p>}
      </ConfirmDialog>
      {report.draftRevision && (
        <OwnPartsDrawer
          reportId={reportId}
          revisionId={report.draftRevision.id}
          isOpen={isOwnOpen}
          onClose={() => {
            own.close();
            reread();
          }}
        />
      )}
    </Section>
  );
}
