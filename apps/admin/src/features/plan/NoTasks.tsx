import type { TaskWhere } from "@camket/schema";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

/** Says whether a plan has no task, or none that matches. */
export function NoTasks({ where, onClear }: { where: TaskWhere; onClear(): void }) {
  const { t } = useLingui();
  if (Object.keys(where).length === 0) return <EmptyState title={t`Kế hoạch chưa có nhiệm vụ nào`} />;
  return (
    <EmptyState
      icon={IconSearch}
      tone="quiet"
      title={t`Không có nhiệm vụ nào như vậy`}
      actions={
        <Button variant="default" onClick={onClear}>
          <Trans>Bỏ lọc</Trans>
        </Button>
      }
    />
  );
}
