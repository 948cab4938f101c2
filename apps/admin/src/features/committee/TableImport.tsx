import { useApolloClient, useSuspenseQuery } from "@apollo/client/react";
import { graphql, type NumberStyle } from "@camket/schema";
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
import { CheckedTable } from "./CheckedTable.tsx";
import { FileDrop } from "./FileDrop.tsx";
import { correct, forgetImport, type KeptImport, keepImport, keptImport } from "./kept-import.ts";
import { NumberStyleField } from "./NumberStyleField.tsx";
import { Corrections, ProblemTable, type ReadColumn } from "./ProblemTable.tsx";
import { SampleRows } from "./SampleRows.tsx";
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
        figureColumns {
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

/** What all kinds of import have in common: where they stand is kept in the address. */
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
  purpose: Exclude<TablePurpose, "recommendations">;
  /** What a file holds, in the order in which it is shown. */
  columns: readonly { column: Column; isOptional?: boolean; hint?: string }[];
  /** Whether the file holds from a day on, which is asked for. */
  hasFirstDay?: boolean;
  /** What alone is kept of a file, said where other columns were left out. */
  keeps?: ReactNode;
  search: ImportSearch;
  onSearch(search: ImportSearch): void;
  /**
   * Sends it; the id of the job, or why there is none.
   *
   * @param numberStyle how the numbers of the file are written, where that was asked; null to go by the file.
   */
  ask(asked: AskedImport<Column>, numberStyle: NumberStyle | null): Promise<{ jobId: string } | { refusal: string }>;
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
  const {
    purpose,
    columns,
    hasFirstDay = false,
    keeps,
    search,
    onSearch,
    ask,
    seen,
    tableId,
    newlyDropped,
    resend,
  } = props;
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
  const guessed = { units: table.unitColumns, members: table.memberColumns, figures: table.figureColumns };
  const headOf = (column: Column) =>
    kept.heads[column] ?? guessed[purpose].find((each) => each.column === column)?.head ?? "";
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
    const asked = {
      tableId,
      from: kept.from ?? "",
      columns: readColumns.map(({ column, head }) => ({ column, head })),
      corrections: kept.corrections
        .filter(({ column }) => known.has(column))
        .map(({ row, column, value }) => ({ row, column: column as Column, value })), // one of those read
      validOnly,
      isPreview,
    };
    const answer = await ask(asked, kept.numberStyle);
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
          <Note tone={purpose === "figures" ? "quiet" : "warn"}>
            <Trans>Không lấy và không lưu cột: {kept.dropped.filter(Boolean).join(", ")}.</Trans> {keeps}
          </Note>
        )}
        <SampleRows columns={table.columns} rows={table.rows} />
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
                <CheckedTable
                  job={job}
                  isChanged={isChanged}
                  isAsking={isAsking}
                  onStart={start}
                  numberStyle={
                    (kept.numberStyle ||
                      job.counts.some(({ measure, count }) => measure === "AMBIGUOUS" && count > 0)) && (
                      <NumberStyleField value={kept.numberStyle} onChange={(numberStyle) => keep({ numberStyle })} />
                    )
                  }
                  seen={seen}
                >
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
