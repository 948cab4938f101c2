import { useApolloClient, useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { FieldRow } from "@camket/ui/form-layout";
import { formatDate, formatNumber } from "@camket/ui/format";
import { Note, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { AppPage } from "../../AppPage.tsx";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { JobProgress } from "../access/JobProgress.tsx";
import { useJobMeasureLabels } from "../access/job-words.ts";
import type { FollowedJob } from "../access/use-job.ts";
import type { AgencyChangeKind } from "./AgencyChangeForm.tsx";
import { AgencyChangesSection } from "./AgencyChangesSection.tsx";
import { DocumentPicker } from "./DocumentPicker.tsx";
import { keepReorganisation, keptReorganisation } from "./kept-reorganisation.ts";
import { MembersOfMergedField } from "./MembersOfMergedField.tsx";
import {
  isEmpty,
  type MappingDraft,
  rowOfProblem,
  sentOf,
  withAgencies,
  withDecision,
  withoutAgencies,
} from "./mapping-draft.ts";
import { useNewReorganisationCrumbs } from "./new-reorganisation-crumbs.ts";
import { ReorganisationDecisions } from "./ReorganisationDecisions.tsx";
import { ReorganisationProblems, ReorganisationProblemsQuery } from "./ReorganisationProblems.tsx";
import { type UnitAct, UnitMappingSection } from "./UnitMappingSection.tsx";

const Reorganise = graphql(
  `
    mutation Reorganise($input: ReorganiseInput!) {
      reorganise(input: $input) {
        __typename
        ... on Job {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const UnitByCode = graphql(`
  query UnitByCode($code: String!, $asOf: Date!) {
    administrativeUnits(where: { code: $code }, asOf: $asOf, first: 1) {
      edges {
        node {
          id
          code
          level
          kind(asOf: $asOf)
          name(asOf: $asOf)
          nameEn(asOf: $asOf)
          parent(asOf: $asOf) {
            id
            code
            level
          }
        }
      }
    }
  }
`);

const route = getRouteApi("/committees/reorganisations/new");

const note = (notes: Map<string, string[]>, key: string, message: string) =>
  notes.set(key, [...(notes.get(key) ?? []), message]);

const details = ["subject", "effectiveOn", "documentId"] as const;
const mostPast = 30;

interface PrepareReorganisationProps {
  userId: string;
  /** Whether units are rearranged too, and not agencies alone. */
  hasUnits: boolean;
}

export function PrepareReorganisation({ userId, hasUnits }: PrepareReorganisationProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const client = useApolloClient();
  const { unitNameOf } = useNames();
  const navigate = route.useNavigate();
  const [kept, setKept] = useState(() => keptReorganisation(userId));
  const { draft, past, preview } = kept;
  const form = useForm({ defaultValues: kept.details });
  const typed = useWatch({ control: form.control, compute: (values) => values });
  const { send, isSending, failure } = useIntent(Reorganise);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [act, setAct] = useState<UnitAct | null>(null);
  const [agencyAct, setAgencyAct] = useState<AgencyChangeKind | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState<FollowedJob | null>(null);

  // On this machine only, until it is done.
  useEffect(() => keepReorganisation(userId, { ...kept, details: typed }), [userId, kept, typed]);

  const change = (changed: MappingDraft) =>
    setKept((before) => ({
      ...before,
      draft: changed,
      past: [...before.past, before.draft].slice(-mostPast),
    }));
  const undo = () => {
    const last = past.at(-1);
    if (last) setKept((before) => ({ ...before, draft: last, past: before.past.slice(0, -1) }));
  };

  const { subject, effectiveOn, documentId } = typed;
  const eve = addDays(effectiveOn ?? today(), -1);
  const input = {
    ...{ subject: subject.trim(), effectiveOn: effectiveOn ?? today(), documentId: documentId?.id ?? null },
    ...sentOf(draft),
  };
  const asked = JSON.stringify(input);
  const isFresh = preview?.of === asked;
  const { data } = useQuery(ReorganisationProblemsQuery, {
    variables: { id: preview?.jobId ?? "" },
    skip: !tried || tried.id !== preview?.jobId,
  });
  const problems = data?.node?.__typename === "Job" ? data.node.problems : null;
  const problemNodes = preview && tried?.id === preview.jobId ? (problems?.edges.map(({ node }) => node) ?? []) : [];
  const problemsByRow = new Map<string, string[]>();
  const problemsByCommittee = new Map<string, string[]>();
  for (const problem of isFresh ? problemNodes : []) {
    const { message, committeeId } = problem;
    const key = rowOfProblem(draft, problem)?.key;
    if (message && key) note(problemsByRow, key, message);
    if (message && committeeId) note(problemsByCommittee, committeeId, message);
  }
  const isReady = isFresh && tried?.id === preview?.jobId && tried?.state === "DONE" && problems?.totalCount === 0;

  async function ask(isPreview: boolean) {
    setRefusal(null);
    if (isEmpty(draft))
      return setRefusal(
        hasUnits
          ? t`Bảng chuyển đổi chưa có dòng nào. Ghi tay hoặc gửi tệp trước.`
          : t`Chưa có thay đổi nào về cơ quan.`,
      );
    const result = (await send({ input: { ...input, isPreview } }))?.reorganise;
    if (!result) return;
    switch (result.__typename) {
      case "Job":
        if (isPreview) setKept((before) => ({ ...before, preview: { jobId: result.id, of: asked } }));
        else navigate({ search: { job: result.id } });
        return;
      case "ColumnMissingError":
      case "ForbiddenError":
      case "IdempotencyKeyReusedError":
      case "InvalidInputError":
      case "NotFoundError":
      case "UnauthenticatedError":
        return setRefusal(refuse(form, details, result));
      default:
        return result satisfies never;
    }
  }

  async function mend(code: string) {
    const { data: found } = await client.query({ query: UnitByCode, variables: { code, asOf: eve } });
    const unit = found?.administrativeUnits.edges[0]?.node;
    if (!unit) return;
    const { id, parent, ...picked } = unit;
    const parentCode = parent && parent.level !== "NATION" ? parent.code : "";
    setAct({ kind: "merge", initial: [{ id, label: unitNameOf(unit), unit: { ...picked, parentCode } }] });
  }

  const undoButton = (
    <Button
      variant="subtle"
      disabled={past.length === 0}
      leftSection={<IconArrowBackUp size={16} stroke={1.8} aria-hidden />}
      onClick={undo}
    >
      <Trans>Bỏ thay đổi cuối</Trans>
    </Button>
  );

  return (
    <AppPage
      breadcrumbs={useNewReorganisationCrumbs()}
      title={hasUnits ? t`Sắp xếp đơn vị và ban chỉ đạo` : t`Sắp xếp cơ quan`}
      meta={
        <span>
          <Trans>Phần đang soạn được giữ trên máy này cho đến khi thực hiện.</Trans>
        </span>
      }
      actions={
        <>
          {isReady && (
            <Button variant="default" loading={isSending} onClick={form.handleSubmit(() => ask(true))}>
              <Trans>Xem trước lại</Trans>
            </Button>
          )}
          {isReady ? (
            <Button onClick={() => setConfirmed(true)}>
              <Trans>Thực hiện…</Trans>
            </Button>
          ) : (
            <Button loading={isSending} onClick={form.handleSubmit(() => ask(true))}>
              <Trans>Xem trước</Trans>
            </Button>
          )}
        </>
      }
      keys={[
        {
          keys: "P",
          label: t`gộp`,
          onPress: { p: () => (hasUnits ? setAct({ kind: "merge" }) : setAgencyAct("mergeAgencies")) },
        },
        { keys: "Z", label: t`bỏ thay đổi cuối`, onPress: { z: undo } },
      ]}
    >
      {(failure ?? refusal) && (
        <div role="alert">
          <Note tone="late">{failure ?? refusal}</Note>
        </div>
      )}
      <Section title={t`Căn cứ`}>
        <Stack gap="sm" maw={760}>
          <FormTextField
            control={form.control}
            name="subject"
            label={t`Nội dung sắp xếp`}
            description={t`Như trong văn bản: “Sắp xếp đơn vị hành chính cấp xã của tỉnh…”.`}
            required
          />
          <FieldRow>
            <FormDateField control={form.control} name="effectiveOn" label={t`Có hiệu lực từ ngày`} required />
            <DocumentPicker control={form.control} name="documentId" label={t`Văn bản quyết định`} />
          </FieldRow>
        </Stack>
      </Section>
      {hasUnits && (
        <UnitMappingSection
          draft={draft}
          problems={problemsByRow}
          eve={eve}
          act={act}
          onAct={setAct}
          onChange={change}
          undoButton={undoButton}
        />
      )}
      <AgencyChangesSection
        rows={draft.agencies}
        problems={problemsByRow}
        eve={eve}
        act={agencyAct}
        onAct={setAgencyAct}
        onAdd={(row) => change(withAgencies(draft, row))}
        onRemove={(row) => change(withoutAgencies(draft, row.key))}
        note={hasUnits && <Trans>Cơ quan không có ở đây thì đi theo đơn vị của mình.</Trans>}
        undoButton={hasUnits ? null : undoButton}
      />
      {hasUnits && (
        <Section title={t`Thành viên`}>
          <MembersOfMergedField
            eve={eve}
            value={draft.membersOfMerged}
            onChange={(membersOfMerged) => change({ ...draft, membersOfMerged })}
            others={draft.membersOthers}
            error={
              draft.membersOthers
                .flatMap(({ id, label }) => problemsByCommittee.get(id)?.map((message) => `${label}: ${message}`) ?? [])
                .join(" ") || undefined
            }
            onOthersChange={(membersOthers) => change({ ...draft, membersOthers })}
          />
        </Section>
      )}
      {preview && (
        <Section title={t`Xem trước`}>
          {!isFresh && (
            <Note tone="stale">
              <Trans>
                Bảng chuyển đổi hoặc căn cứ đã đổi sau lần xem trước này. Xem trước lại trước khi thực hiện.
              </Trans>
            </Note>
          )}
          <JobProgress key={preview.jobId} id={preview.jobId} onEnd={setTried} hasProblemsElsewhere>
            {() =>
              problems &&
              problems.totalCount > 0 && (
                <ReorganisationProblems
                  problems={problemNodes}
                  totalCount={problems.totalCount}
                  draft={draft}
                  onMend={mend}
                />
              )
            }
          </JobProgress>
        </Section>
      )}
      <ReorganisationDecisions
        jobId={tried && tried.id === preview?.jobId ? tried.id : null}
        decisions={draft.decisions}
        problems={problemsByCommittee}
        onDecide={(decision) => change(withDecision(draft, decision))}
      />
      <ConfirmDialog
        isOpen={isConfirmed}
        title={t`Sắp xếp từ ngày ${formatDate(input.effectiveOn, locale)}?`}
        confirmLabel={t`Thực hiện`}
        isBusy={isSending}
        onConfirm={async () => {
          await ask(false);
          setConfirmed(false);
        }}
        onCancel={() => setConfirmed(false)}
      >
        {tried && <Counts counts={tried.counts} />}
        <p>
          <Trans>Mọi thay đổi được ghi cùng một lúc, thành một đợt có thể hoàn tác khi chưa có gì dựa vào.</Trans>
        </p>
      </ConfirmDialog>
    </AppPage>
  );
}

function Counts({ counts }: { counts: FollowedJob["counts"] }) {
  const locale = useLocale();
  const measureLabels = useJobMeasureLabels();
  return (
    <ul>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ measure, count }) => (
          <li key={measure}>
            {formatNumber(count, locale)} {measureLabels[measure]}
          </li>
        ))}
    </ul>
  );
}
