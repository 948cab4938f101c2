import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Table } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import classes from "./MappingTable.module.css";
import type { MappingRow } from "./mapping-draft.ts";

interface MappingTableProps {
  rows: readonly MappingRow[];
  /** What the last preview says against a row, by its key. */
  problems: ReadonlyMap<string, string[]>;
  onRemove(row: MappingRow): void;
}

export const rowElementId = (key: string) => `mapping-row-${key.replaceAll(" ", "-")}`;

/** Old units and those that take over, as they were put in by hand. */
export function MappingTable({ rows, problems, onRemove }: MappingTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <div className={classes.frame}>
      <Table className={classes.table}>
        <caption className={classes.caption}>
          <Trans>{formatNumber(rows.length, locale)} dòng ghi tay</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Đơn vị cũ</Trans>
            </th>
            <th scope="col">
              <Trans>Đơn vị mới</Trans>
            </th>
            <th scope="col" aria-label={t`Thao tác`} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { key, oldCode, oldTitle, newCode, newTitle, isDivided } = row;
            const wrong = problems.get(key) ?? [];
            return (
              <tr key={key} id={rowElementId(key)} tabIndex={-1} data-wrong={wrong.length > 0 || undefined}>
                <th scope="row">
                  {oldTitle} <span className={classes.code}>{oldCode}</span>
                  {wrong.map((message) => (
                    <span key={message} className={classes.problem}>
                      {message}
                    </span>
                  ))}
                </th>
                <td>
                  {newCode === null ? (
                    <Trans>Giải thể, không có nơi kế thừa</Trans>
                  ) : (
                    <>
                      {newTitle} <span className={classes.code}>{newCode}</span>
                      {isDivided && (
                        <span className={classes.code}>
                          , <Trans>một phần</Trans>
                        </span>
                      )}
                      {newCode === oldCode && row.name && (
                        <span className={classes.code}>
                          , <Trans>tên mới</Trans>
                        </span>
                      )}
                    </>
                  )}
                </td>
                <td className={classes.act}>
                  <ActionIcon
                    aria-label={t`Bỏ dòng ${oldTitle ?? oldCode} → ${newTitle ?? newCode ?? ""}`}
                    onClick={() => onRemove(row)}
                  >
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
