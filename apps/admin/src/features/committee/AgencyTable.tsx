import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Table } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import classes from "./MappingTable.module.css";
import { rowElementId } from "./MappingTable.tsx";
import type { AgencyRow } from "./mapping-draft.ts";

interface AgencyTableProps {
  rows: readonly AgencyRow[];
  /** What the last preview says against a row, by its key. */
  problems: ReadonlyMap<string, string[]>;
  onRemove(row: AgencyRow): void;
}

/** Agencies that end, and those that take over. */
export function AgencyTable({ rows, problems, onRemove }: AgencyTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <div className={classes.frame}>
      <Table className={classes.table}>
        <caption className={classes.caption}>
          <Trans>{formatNumber(rows.length, locale)} dòng về cơ quan</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Cơ quan cũ</Trans>
            </th>
            <th scope="col">
              <Trans>Cơ quan mới</Trans>
            </th>
            <th scope="col" aria-label={t`Thao tác`} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { key, from, to } = row;
            const wrong = problems.get(key) ?? [];
            const old = from.map(({ label }) => label).join(", ");
            return (
              <tr key={key} id={rowElementId(key)} tabIndex={-1} data-wrong={wrong.length > 0 || undefined}>
                <th scope="row">
                  {old}
                  {wrong.map((message) => (
                    <span key={message} className={classes.problem}>
                      {message}
                    </span>
                  ))}
                </th>
                <td>
                  {to === null ? (
                    <Trans>Kết thúc, không có nơi kế thừa</Trans>
                  ) : "id" in to ? (
                    to.label
                  ) : (
                    <>
                      {to.name} <span className={classes.code}>{to.abbreviation}</span>
                    </>
                  )}
                </td>
                <td className={classes.act}>
                  <ActionIcon aria-label={t`Bỏ dòng ${old}`} onClick={() => onRemove(row)}>
                    <IconX size={16} stroke={1.8} aria-hidden />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
