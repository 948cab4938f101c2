import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Group } from "@mantine/core";
import { IconFileUpload, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useColumnLabel } from "../access/job-words.ts";
import classes from "./MappingFiles.module.css";
import type { SentTable } from "./mapping-draft.ts";
import { sendTable, TableRefused } from "./send-table.ts";

const MappingFileQuery = graphql(`
  query MappingFile($id: ID!) {
    node(id: $id) {
      __typename
      ... on UploadedTable {
        id
        columns
      }
    }
  }
`);

interface MappingFilesProps {
  label: string;
  description: string;
  tables: readonly SentTable[];
  /** What a column may hold, by the name that the server has for it. */
  columns: readonly string[];
  onChange(tables: SentTable[]): void;
}

/** Files that were sent, each with the columns that are chosen. */
export function MappingFiles({ label, description, tables, columns, onChange }: MappingFilesProps) {
  const { t, i18n } = useLingui();
  const showToast = useToast();
  const [isSending, setSending] = useState(false);

  async function send(files: File[]) {
    setSending(true);
    const sent: SentTable[] = [];
    for (const file of files) {
      try {
        const { id } = await sendTable(file, { purpose: "units", heads: {}, locale: i18n.locale });
        sent.push({ tableId: id, fileName: file.name, columns: {} });
      } catch (error) {
        const reason = error instanceof TableRefused ? error.message : t`chưa gửi được; xin gửi lại.`;
        showToast({ tone: "late", message: `${file.name}: ${reason}` });
      }
    }
    setSending(false);
    if (sent.length > 0) onChange([...tables, ...sent]);
  }

  return (
    <fieldset className={classes.files}>
      <legend>{label}</legend>
      <p>{description}</p>
      <ul>
        {tables.map((table) => (
          <li key={table.tableId}>
            <SentFile
              table={table}
              columns={columns}
              onChange={(changed) => onChange(tables.map((each) => (each === table ? changed : each)))}
              onRemove={() => onChange(tables.filter((each) => each !== table))}
            />
          </li>
        ))}
      </ul>
      <FileButton multiple accept=".csv,.xlsx" onChange={send}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={isSending}
            leftSection={<IconFileUpload size={16} stroke={1.8} aria-hidden />}
          >
            <Trans>Chọn tệp CSV, XLSX</Trans>
          </Button>
        )}
      </FileButton>
    </fieldset>
  );
}

interface SentFileProps {
  table: SentTable;
  columns: readonly string[];
  onChange(table: SentTable): void;
  onRemove(): void;
}

function SentFile({ table, columns, onChange, onRemove }: SentFileProps) {
  const { t } = useLingui();
  const columnLabel = useColumnLabel();
  const { data } = useQuery(MappingFileQuery, { variables: { id: table.tableId } });
  const heads = data?.node?.__typename === "UploadedTable" ? data.node.columns : [];
  const isGone = data !== undefined && data.node === null;
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <strong>{table.fileName}</strong>
        <Button
          variant="subtle"
          leftSection={<IconX size={16} stroke={1.8} aria-hidden />}
          aria-label={t`Bỏ tệp ${table.fileName}`}
          onClick={onRemove}
        >
          <Trans>Bỏ</Trans>
        </Button>
      </Group>
      {isGone ? (
        <Note tone="late">
          <Trans>Tệp chỉ được giữ một ngày. Bỏ tệp này và gửi lại.</Trans>
        </Note>
      ) : (
        <details>
          <summary>
            <Trans>Chọn cột</Trans>
          </summary>
          <div className={classes.columns}>
            {columns.map((column) => (
              <ChoiceField
                key={column}
                label={columnLabel(column) ?? column}
                labels={Object.fromEntries(heads.map((head) => [head, head]))}
                emptyLabel={t`Theo dòng tiêu đề`}
                value={table.columns[column] ?? ""}
                onChange={({ currentTarget }) =>
                  onChange({ ...table, columns: { ...table.columns, [column]: currentTarget.value } })
                }
              />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
