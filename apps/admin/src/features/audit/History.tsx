import type { AuditEntryWhere } from "@camket/schema";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconHistory } from "@tabler/icons-react";
import type { Restore } from "./AuditEntryView.tsx";
import { EntryPages } from "./EntryPages.tsx";

interface HistoryProps {
  where: AuditEntryWhere;
  restore?: Restore | undefined;
}

/** What was changed in one thing. */
export function History({ where, restore }: HistoryProps) {
  const { t } = useLingui();
  return (
    <EntryPages
      where={where}
      restore={restore}
      empty={
        <EmptyState icon={IconHistory} tone="quiet" title={t`Chưa có thay đổi nào được ghi`}>
          <Trans>Dữ liệu nạp cả đợt được ghi một lần ở Nhật ký chung, không ghi từng dòng.</Trans>
        </EmptyState>
      }
    />
  );
}
