import { useApolloClient, useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { DateField } from "@camket/ui/field";
import { formatNumber } from "@camket/ui/format";
import { Note, Section } from "@camket/ui/page";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { type ReactNode, Suspense, useState } from "react";
import { useFailureWords } from "../../failure.ts";
import { JobProgress } from "../access/JobProgress.tsx";
import { useColumnLabel } from "../access/job-words.ts";
import type { FollowedJob } from "../access/use-job.ts";
import { FileDrop } from "./FileDrop.tsx";
import { correct, forgetImport, type KeptImport, keepImport, keptImport } from "./kept-import.ts";
import { Corrections, ProblemTable, type ReadColumn } from "./ProblemTable.tsx";
import { sendTable, type TablePurpose, TableRefused } from "./send-table.ts";
import classes from "./TableImport.module.css";

const TableImportQuery = graphql(`
  query TableImport($id: ID!) {
    viewer {
      id
    }
    node(id: $id) {
      __typename
      ... on UploadedTable {
        id
        fileName
        columns
        unitColumns {
          column
          head
        }
        memberColumns {
          column
          head
        }
        rows(rows: [2, 3, 4]) {
          row
          cells
        }
      }
    }
  }
`);

/** What the two kinds of import have in common: where they stand is kept in the address. */
export interface ImportSearch {
  /** Id of the table that was sent. */
  table?: string | undefined;
  /** Id of the check or import asked for last. */
  job?: string | undefined;
}

/** What is asked of the server: to check, or to import. */
export interface AskedImport<Column extends string> {
  tableId: string;
  from: string;
  columns: { column: Column; head: string }[];
  corrections: { row: number; column: Column; value: string }[];
  validOnly: boolean;
  isPreview: boolean;
}

interface TableImportProps<Column extends string> {
  purpose: TablePurpose;
  /** What a file holds, in the order in which it is shown. */
  columns: readonly { column: Column; isOptional?: boolean; hint?: string }[];
  /** Whether the file holds from a day on, which is asked for. */
  hasFirstDay?: boolean;
  search: ImportSearch;
  onSearch(search: ImportSearch): void;
  /** Sends it; the id of the job, or why there is none. */
  ask(asked: AskedImport<Column>): Promise<{ jobId: string } | { refusal: string }>;
  /** What the file is, for who chooses it. */
  about: ReactNode;
  /** Where what was imported is seen. */
  seen: ReactNode;
}

/** The import of a table: the file, its columns, the check, and what it wrote, one below the other. */
export function TableImport<Column extends string>(props: TableImportProps<Column>) {
  const { purpose, search, onSearch, about } = props;
  const { t, i18n } = useLingui();
  const failureWords = useFailureWords();
  const [file, setFile] = useState<File | null>(null);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [dropped, setDropped] = useState<string[]>([]);

  async function send(chosen: File, heads: Record<string, string> = {}, onSent?: ResendOptions["onSent"]) {
    setRefusal(null);
    setSending(true);
    try {
      const sent = await sendTable(chosen, { purpose, heads, locale: i18n.locale });
      setFile(chosen);
      setDropped(sent.dropped);
      onSent?.(sent);
      onSearch({ table: sent.id });
    } catch (error) {
      setRefusal(error instanceof TableRefused ? error.message : failureWords(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <>
      <Section title={t`1. Tệp`}>
        <FileDrop fileName={file?.name ?? null} isSending={isSending} onFile={(chosen) => send(chosen)}>
          {about}
        </FileDrop>
        {refusal && (
          <div role="alert">
            <Note tone="late">{refusal}</Note>
          </div>
        )}
      </Section>
      {search.table && (
        <Suspense fallback={<LoadingState lines={8} hasTitle />}>
          <SentTable
            key={search.table}
            {...props}
            tableId={search.table}
            newlyDropped={dropped}
            resend={file ? ({ heads, onSent }) => send(file, heads, onSent) : null}
          />
        </Suspense>
      )}
    </>
  );
}

interface SentTableProps<Column extends string> extends TableImportProps<Column> {
  tableId: string;
  newlyDropped: string[];
  /** Null after the page was opened again, which has no file to send. */
  resend: ((options: ResendOptions) => Promise<void>) | null;
}

interface ResendOptions {
  /** Heads by the names of columns. */
  heads: Record<string, string>;
  /** Called before the page turns to the table as it was sent this time. */
  onSent(sent: { id: string; dropped: string[] }): void;
}

/** "PARENT_CODE" of the schema is "parentCode" of a job. */
const nameOf = (column: string) => column.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function SentTable<Column extends string>(props: SentTableProps<Column>) {
  const { purpose, columns, hasFirstDay = false, search, onSearch, ask, seen, tableId, newlyDropped, resend } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const client = useApolloClient();
  const columnLabel = useColumnLabel();
  const { data } = useSuspenseQuery(TableImportQuery, { variables: { id: tableId } });
  const userId = data.viewer?.id ?? "";
  const [kept, setKept] = useState<KeptImport>(() => ({
    ...keptImport(userId, tableId),
    ...(newlyDropped.length > 0 && { dropped: newlyDropped }),
  }));
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  if (data.node?.__typename !== "UploadedTable")
    return (
      <EmptyState title={t`Không còn tệp này`}>
        <Trans>Tệp chỉ được giữ một ngày, và chỉ người gửi dùng được. Chọn lại tệp để làm tiếp.</Trans>
      </EmptyState>
    );
  const table = data.node;
  const guessed = purpose === "units" ? table.unitColumns : table.memberColumns;
  const headOf = (column: Column) => kept.heads[column] ?? guessed.find((each) => each.column === column)?.head ?? "";
  const readColumns = columns.flatMap(({ column }): (ReadColumn & { column: Column })[] => {
    const head = headOf(column);
    const name = nameOf(column);
    return head ? [{ column, name, head, label: columnLabel(name) ?? name }] : [];
  });
  const missing = columns.filter(({ column, isOptional }) => !isOptional && !headOf(column));
  const heads = [...new Set([...table.columns, ...kept.dropped])].filter(Boolean);

  const keep = (changes: Partial<KeptImport>) => {
    const next = { ...kept, ...changes };
    setKept(next);
    setChanged(true);
    keepImport(userId, tableId, next);
  };

  async function choose(column: Column, head: string) {
    const chosen = { ...kept.heads, [column]: head };
    if (!kept.dropped.includes(head)) return keep({ heads: chosen });
    // The column was not kept, so the file is sent once more with it.
    if (!resend) return setRefusal(t`Cột “${head}” chưa được gửi. Chọn lại tệp ở bước 1, rồi chọn cột.`);
    const told = Object.fromEntries(
      columns.flatMap((each) => {
        const itsHead = each.column === column ? head : headOf(each.column);
        return itsHead ? [[nameOf(each.column), itsHead]] : [];
      }),
    );
    await resend({
      heads: told,
      onSent: ({ id, dropped }) => keepImport(userId, id, { ...kept, heads: chosen, dropped }),
    });
  }

  async function start(isPreview: boolean, validOnly: boolean) {
    setRefusal(null);
    if (missing.length > 0) {
      const names = missing.map(({ column }) => columnLabel(nameOf(column)) ?? column).join(", ");
      return setRefusal(t`Chọn cột của tệp cho: ${names}.`);
    }
    if (hasFirstDay && !kept.from) return setRefusal(t`Ghi ngày đầu tiên mà tệp có hiệu lực.`);
    setAsking(true);
    const known = new Set<string>(readColumns.map(({ column }) => column));
    const answer = await ask({
      tableId,
      from: kept.from ?? "",
      columns: readColumns.map(({ column, head }) => ({ column, head })),
      corrections: kept.corrections
        .filter(({ column }) => known.has(column))
        .map(({ row, column, value }) => ({ row, column: column as Column, value })), // one of those read
      validOnly,
      isPreview,
    });
    setAsking(false);
    if ("refusal" in answer) return setRefusal(answer.refusal);
    setChanged(false);
    onSearch({ table: tableId, job: answer.jobId });
  }

  async function end({ isPreview, state, batch }: FollowedJob) {
    if (isPreview || state !== "DONE" || !batch) return;
    forgetImport(userId, tableId);
    setKept({ ...kept, corrections: [] });
    // What was written may stand on every page that was open before.
    await client.refetchQueries({ include: "active" });
  }

  const onCorrect = (correction: Parameters<typeof correct>[1]) =>
    keep({ corrections: correct(kept.corrections, correction) });

  return (
    <>
      <Section title={t`2. Cột của ${table.fileName}`}>
        {hasFirstDay && (
          <div className={classes.places}>
            <DateField label={t`Có hiệu lực từ ngày`} required value={kept.from} onChange={(from) => keep({ from })} />
          </div>
        )}
        <div className={classes.places}>
          {columns.map(({ column, isOptional = false, hint }) => (
            <NativeSelect
              key={column}
              label={columnLabel(nameOf(column))}
              description={hint}
              withAsterisk={!isOptional}
              value={headOf(column)}
              data={[{ value: "", label: isOptional ? t`Không có trong tệp` : t`Chọn cột` }, ...heads]}
              onChange={({ currentTarget }) => choose(column, currentTarget.value)}
            />
          ))}
        </div>
        {kept.dropped.length > 0 && (
          <Note tone="warn">
            <Trans>
              Không lấy và không lưu cột: {kept.dropped.filter(Boolean).join(", ")}. Camket chỉ giữ tên, chức vụ và
              nhiệm kỳ của thành viên.
            </Trans>
          </Note>
        )}
        <div className={classes.sample}>
          <table aria-label={t`Những dòng đầu của tệp`}>
            <thead>
              <tr>
                {table.columns.map((head, place) => (
                  <th key={place} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ row, cells }) => (
                <tr key={row}>
                  {cells.map((cell, place) => (
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {!search.job && (
          <Button loading={isAsking} onClick={() => start(true, false)}>
            <Trans>Kiểm tra</Trans>
          </Button>
        )}
        {refusal && (
          <div role="alert">
            <Note tone="late">{refusal}</Note>
          </div>
        )}
      </Section>
      {search.job && (
        <Section title={t`3. Kiểm tra và nhập`}>
          <JobProgress key={search.job} id={search.job} onEnd={end} hasProblemsElsewhere>
            {(job) =>
              job.finishedAt && (
                <CheckedTable job={job} isChanged={isChanged} isAsking={isAsking} onStart={start} seen={seen}>
                  <ProblemTable
                    jobId={job.id}
                    tableId={tableId}
                    columns={readColumns}
                    corrections={kept.corrections}
                    onCorrect={onCorrect}
                  />
                </CheckedTable>
              )
            }
          </JobProgress>
          {kept.corrections.length > 0 && (
            <details>
              <summary>
                <Plural
                  value={kept.corrections.length}
                  other={`Đã sửa ${formatNumber(kept.corrections.length, locale)} ô, giữ trên máy này cho đến khi nhập xong`}
                />
              </summary>
              <Corrections columns={readColumns} corrections={kept.corrections} onCorrect={onCorrect} />
            </details>
          )}
        </Section>
      )}
    </>
  );
}

interface CheckedTableProps {
  job: FollowedJob;
  /** Whether anything was mended since. */
  isChanged: boolean;
  isAsking: boolean;
  onStart(isPreview: boolean, validOnly: boolean): void;
  seen: ReactNode;
  /** The rows with something wrong. */
  children: ReactNode;
}

/** What a check or an import came to, and the next step. */
function CheckedTable({ job, isChanged, isAsking, onStart, seen, children }: CheckedTableProps) {
  const locale = useLocale();
  const countOf = (measure: string) => job.counts.find((each) => each.measure === measure)?.count ?? 0;
  const failed = countOf("FAILED");
  const problems = job.entryCounts.find(({ kind }) => kind === "PROBLEM")?.count ?? 0;
  const work = job.entryCounts.some(({ kind }) => kind !== "PROBLEM");
  if (job.batch?.undoneAt) return null;
  if (!job.isPreview && job.state === "DONE" && (job.batch || problems === 0))
    return (
      <Note>
        {job.batch ? <Trans>Đã nhập. {seen}</Trans> : <Trans>Mọi dòng đã có sẵn, không ghi gì thêm. {seen}</Trans>}
      </Note>
    );
  return (
    <>
      {problems > 0 && (
        <p role="status">
          <Plural
            value={problems}
            other={`${formatNumber(problems, locale)} chỗ sai. Sửa ngay trong bảng, phím Enter sang ô kế tiếp; tệp gốc không đổi.`}
          />
        </p>
      )}
      {problems > 0 && <Suspense fallback={<LoadingState lines={6} />}>{children}</Suspense>}
      <div className={classes.actions}>
        {problems === 0 && !isChanged && work && (
          <Button loading={isAsking} onClick={() => onStart(false, false)}>
            <Trans>Nhập tất cả</Trans>
          </Button>
        )}
        <Button
          variant={problems > 0 || isChanged || !work ? "filled" : "default"}
          loading={isAsking}
          onClick={() => onStart(true, false)}
        >
          <Trans>Kiểm tra lại</Trans>
        </Button>
        {problems > 0 && !isChanged && work && (
          <Button variant="default" loading={isAsking} onClick={() => onStart(false, true)}>
            <Plural value={failed} other={`Chỉ nhập dòng hợp lệ, bỏ ${formatNumber(failed, locale)} dòng sai`} />
          </Button>
        )}
        {problems === 0 && !work && <Trans>Mọi dòng đã có sẵn, không có gì để nhập.</Trans>}
      </div>
    </>
  );
}
