import { useApolloClient, useQuery, useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { FieldRow, FormDrawer } from "@camket/ui/form-layout";
import { formatDate, formatNumber } from "@camket/ui/format";
import { Note, Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, FileButton, Group, Stack } from "@mantine/core";
import { IconArrowBackUp, IconArrowMerge, IconArrowsSplit, IconPencil, IconX } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { FormDateField, FormTextField } from "../../FormFields.tsx";
import { useIntent } from "../../intent.ts";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { JobProgress } from "../access/JobProgress.tsx";
import { useJobMeasureLabels } from "../access/job-words.ts";
import type { FollowedJob } from "../access/use-job.ts";
import { AgencyChangeForm, type AgencyChangeKind } from "./AgencyChangeForm.tsx";
import { AgencyTable } from "./AgencyTable.tsx";
import { DocumentPicker } from "./DocumentPicker.tsx";
import { committeesHref, reorganisationHref, reorganisationsHref } from "./hrefs.ts";
import { keepReorganisation, keptReorganisation } from "./kept-reorganisation.ts";
import { MappingFiles } from "./MappingFiles.tsx";
import { MappingTable } from "./MappingTable.tsx";
import { MembersOfMergedField } from "./MembersOfMergedField.tsx";
import {
  columnsOfMapping,
  columnsOfNames,
  isEmpty,
  type MappingDraft,
  rowOfProblem,
  sentOf,
  withAgencies,
  withCorrections,
  withDecision,
  withoutAgencies,
  withoutRow,
  withRows,
} from "./mapping-draft.ts";
import { ReorganisationDecisions } from "./ReorganisationDecisions.tsx";
import { ReorganisationProblems, ReorganisationProblemsQuery } from "./ReorganisationProblems.tsx";
import { UnitChangeForm, type UnitChangeKind } from "./UnitChangeForm.tsx";
import type { UnitOption } from "./UnitsField.tsx";

const NewReorganisationPageQuery = graphql(`
  query NewReorganisationPage {
    viewer {
      id
      isGlobalAdministrator
      canAdminister
    }
  }
`);

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

export function NewReorganisationPage() {
  const { data } = useSuspenseQuery(NewReorganisationPageQuery);
  const { job } = route.useSearch();
  const { viewer } = data;
  if (!viewer?.canAdminister) return <NotFoundPage />;
  return job ? (
    <Doing jobId={job} userId={viewer.id} />
  ) : (
    <Preparing userId={viewer.id} hasUnits={viewer.isGlobalAdministrator} />
  );
}

function useCrumbs() {
  const { t } = useLingui();
  return [
    { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
    { label: t({ message: "Sắp xếp", context: "danh sách" }), href: reorganisationsHref() },
    { label: t`Lập mới` },
  ];
}

const note = (notes: Map<string, string[]>, key: string, message: string) =>
  notes.set(key, [...(notes.get(key) ?? []), message]);

const details = ["subject", "effectiveOn", "documentId"] as const;
const mostPast = 30;

interface PreparingProps {
  userId: string;
  /** Whether units are rearranged too, and not agencies alone. */
  hasUnits: boolean;
}

function Preparing({ userId, hasUnits }: PreparingProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const client = useApolloClient();
  const showToast = useToast();
  const { unitNameOf } = useNames();
  const navigate = route.useNavigate();
  const [kept, setKept] = useState(() => keptReorganisation(userId));
  const { draft, past, preview } = kept;
  const form = useForm({ defaultValues: kept.details });
  const typed = useWatch({ control: form.control, compute: (values) => values });
  const { send, isSending, failure } = useIntent(Reorganise);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [act, setAct] = useState<{ kind: UnitChangeKind; initial?: UnitOption[] } | null>(null);
  const [agencyAct, setAgencyAct] = useState<AgencyChangeKind | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState<FollowedJob | null>(null);
  const reset = useRef<() => void>(null);

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

  async function takeCorrections(file: File | null) {
    reset.current?.();
    if (!file) return;
    const changed = withCorrections(draft, await file.text());
    if (changed) change(changed);
    else showToast({ tone: "late", message: t`${file.name} không phải tệp đính chính.` });
  }

  async function mend(code: string) {
    const { data: found } = await client.query({ query: UnitByCode, variables: { code, asOf: eve } });
    const unit = found?.administrativeUnits.edges[0]?.node;
    if (!unit) return;
    const { id, parent, ...picked } = unit;
    const parentCode = parent && parent.level !== "NATION" ? parent.code : "";
    setAct({ kind: "merge", initial: [{ id, label: unitNameOf(unit), unit: { ...picked, parentCode } }] });
  }

  const kinds = {
    merge: { label: t`Gộp…`, title: t`Gộp đơn vị`, icon: IconArrowMerge },
    divide: { label: t`Chia…`, title: t`Chia đơn vị`, icon: IconArrowsSplit },
    rename: { label: t`Đổi tên…`, title: t`Đổi tên đơn vị`, icon: IconPencil },
    abolish: { label: t`Giải thể…`, title: t`Giải thể đơn vị`, icon: IconX },
  } satisfies Record<UnitChangeKind, object>;
  const agencyKinds = {
    mergeAgencies: { label: t`Gộp cơ quan…`, title: t`Gộp cơ quan`, icon: IconArrowMerge },
    renameAgency: { label: t`Đổi tên cơ quan…`, title: t`Đổi tên cơ quan`, icon: IconPencil },
    endAgencies: { label: t`Kết thúc cơ quan…`, title: t`Kết thúc cơ quan`, icon: IconX },
  } satisfies Record<AgencyChangeKind, object>;
  const agencyKindNames = Object.keys(agencyKinds) as AgencyChangeKind[]; // keys of an object literal
  const kindNames = Object.keys(kinds) as UnitChangeKind[]; // keys of an object literal

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
      breadcrumbs={useCrumbs()}
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
        <Section title={t`Bảng chuyển đổi`}>
          <Group gap="xs">
            {kindNames.map((kind) => {
              const { label, icon: Icon } = kinds[kind];
              return (
                <Button
                  key={kind}
                  variant="default"
                  leftSection={<Icon size={16} stroke={1.8} aria-hidden />}
                  onClick={() => setAct({ kind })}
                >
                  {label}
                </Button>
              );
            })}
            {undoButton}
          </Group>
          {draft.rows.length > 0 ? (
            <MappingTable
              rows={draft.rows}
              problems={problemsByRow}
              onRemove={({ key }) => change(withoutRow(draft, key))}
            />
          ) : (
            <EmptyState tone="quiet" title={t`Chưa có dòng ghi tay nào`}>
              <Trans>Chọn đơn vị cũ rồi cho biết đơn vị nào kế thừa, hoặc gửi tệp ở dưới.</Trans>
            </EmptyState>
          )}
          <Stack gap={6} mb="md">
            <Checkbox
              label={t`Đơn vị không có trong bảng thì giữ nguyên`}
              description={t`Bỏ chọn khi bảng liệt kê trọn một cấp của cả nước: đơn vị sót sẽ được báo.`}
              checked={draft.othersStay}
              onChange={({ currentTarget }) => change({ ...draft, othersStay: currentTarget.checked })}
            />
            <Checkbox
              label={t`Kết thúc cấp huyện`}
              description={t`Huyện không có trong bảng thì kết thúc, không có nơi kế thừa.`}
              checked={draft.endsDistricts}
              onChange={({ currentTarget }) => change({ ...draft, endsDistricts: currentTarget.checked })}
            />
          </Stack>
          <MappingFiles
            label={t`Tệp chuyển đổi mã`}
            description={t`Mỗi dòng một cặp mã cũ, mã mới; thêm cột cho biết đơn vị có bị chia không. Có thể gửi nhiều tệp. Dòng ghi tay thay cho mọi dòng của tệp về cùng mã cũ.`}
            tables={draft.mappingTables}
            columns={columnsOfMapping}
            onChange={(mappingTables) => change({ ...draft, mappingTables })}
          />
          <MappingFiles
            label={t`Tệp tên đơn vị mới`}
            description={t`Danh mục có mã, cấp, loại, tên và mã cấp trên của các đơn vị từ ngày hiệu lực.`}
            tables={draft.nameTables}
            columns={columnsOfNames}
            onChange={(nameTables) => change({ ...draft, nameTables })}
          />
          <Group gap="sm" align="center">
            <FileButton accept=".json" resetRef={reset} onChange={takeCorrections}>
              {(props) => (
                <Button {...props} variant="subtle">
                  <Trans>Lấy tệp đính chính (JSON)</Trans>
                </Button>
              )}
            </FileButton>
            {draft.codeCorrections.length + draft.nameCorrections.length > 0 && (
              <span>
                <Trans>
                  Đính chính {formatNumber(draft.codeCorrections.length, locale)} mã,{" "}
                  {formatNumber(draft.nameCorrections.length, locale)} tên
                </Trans>{" "}
                <Button variant="subtle" onClick={() => change({ ...draft, codeCorrections: [], nameCorrections: [] })}>
                  <Trans>Bỏ</Trans>
                </Button>
              </span>
            )}
          </Group>
        </Section>
      )}
      <Section title={t({ message: "Cơ quan", context: "danh sách" })}>
        {hasUnits && (
          <p>
            <Trans>Cơ quan không có ở đây thì đi theo đơn vị của mình.</Trans>
          </p>
        )}
        <Group gap="xs">
          {agencyKindNames.map((kind) => {
            const { label, icon: Icon } = agencyKinds[kind];
            return (
              <Button
                key={kind}
                variant="default"
                leftSection={<Icon size={16} stroke={1.8} aria-hidden />}
                onClick={() => setAgencyAct(kind)}
              >
                {label}
              </Button>
            );
          })}
          {!hasUnits && undoButton}
        </Group>
        {draft.agencies.length > 0 && (
          <AgencyTable
            rows={draft.agencies}
            problems={problemsByRow}
            onRemove={({ key }) => change(withoutAgencies(draft, key))}
          />
        )}
      </Section>
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
      <FormDrawer isOpen={act !== null} onClose={() => setAct(null)} title={act ? kinds[act.kind].title : ""}>
        {act && (
          <UnitChangeForm
            {...act}
            eve={eve}
            onDone={(rows) => {
              change(withRows(draft, rows));
              setAct(null);
            }}
            onCancel={() => setAct(null)}
          />
        )}
      </FormDrawer>
      <FormDrawer
        isOpen={agencyAct !== null}
        onClose={() => setAgencyAct(null)}
        title={agencyAct ? agencyKinds[agencyAct].title : ""}
      >
        {agencyAct && (
          <AgencyChangeForm
            kind={agencyAct}
            eve={eve}
            onDone={(row) => {
              change(withAgencies(draft, row));
              setAgencyAct(null);
            }}
            onCancel={() => setAgencyAct(null)}
          />
        )}
      </FormDrawer>
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

const DoneReorganisation = graphql(`
  query DoneReorganisation($batchId: ID!) {
    node(id: $batchId) {
      __typename
      ... on ImportBatch {
        id
        reorganisation {
          id
          effectiveOn
        }
      }
    }
  }
`);

/** The batch alone doesn't tell: who administers no installation may not see it. */
const isWritten = ({ state, entryCounts, batch }: FollowedJob) =>
  state === "DONE" && !batch?.undoneAt && !entryCounts.some(({ kind }) => kind === "PROBLEM");

/** A reorganisation that is being done; what was prepared is kept until it is. */
function Doing({ jobId, userId }: { jobId: string; userId: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  return (
    <AppPage breadcrumbs={useCrumbs()} title={t`Sắp xếp đơn vị và ban chỉ đạo`}>
      <JobProgress
        id={jobId}
        onEnd={(job) => {
          if (!isWritten(job)) return;
          keepReorganisation(userId, null);
          // Every list of committees is another one now.
          client.cache.evict({ id: "ROOT_QUERY", fieldName: "committees" });
          client.cache.evict({ id: "ROOT_QUERY", fieldName: "reorganisations" });
        }}
      >
        {(job) =>
          isWritten(job) ? (
            <DoneLinks batchId={job.batch?.id ?? null} />
          ) : job.state === "DONE" || job.state === "FAILED" ? (
            <Group my="sm">
              <ButtonLink href={reorganisationsHref({ isNew: true })}>
                <Trans>Trở lại bảng chuyển đổi</Trans>
              </ButtonLink>
            </Group>
          ) : null
        }
      </JobProgress>
    </AppPage>
  );
}

function DoneLinks({ batchId }: { batchId: string | null }) {
  const { data } = useQuery(DoneReorganisation, { variables: { batchId: batchId ?? "" }, skip: batchId === null });
  const done = data?.node?.__typename === "ImportBatch" ? data.node.reorganisation : null;
  return (
    <Group my="sm" gap="sm">
      {done ? (
        <ButtonLink href={reorganisationHref(done.id)} variant="filled">
          <Trans>Xem các ban mới</Trans>
        </ButtonLink>
      ) : (
        batchId === null && (
          <ButtonLink href={reorganisationsHref()} variant="filled">
            <Trans>Xem các cuộc sắp xếp</Trans>
          </ButtonLink>
        )
      )}
      <ButtonLink href={committeesHref(done ? { asOf: done.effectiveOn } : {})}>
        <Trans>Cây ban chỉ đạo từ ngày ấy</Trans>
      </ButtonLink>
    </Group>
  );
}
