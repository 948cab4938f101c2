import type { AuditEntryWhere } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHistory } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import type { Restore } from "./AuditEntryView.tsx";

const History = lazy(async () => ({ default: (await import("./History.tsx")).History }));

interface HistoryButtonProps {
  where: AuditEntryWhere;
  restore?: Restore;
}

/** Opens the history of one thing beside it. */
export function HistoryButton({ where, restore }: HistoryButtonProps) {
  const { t } = useLingui();
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant={restore ? "subtle" : "default"}
        leftSection={<IconHistory size={16} stroke={1.8} aria-hidden />}
        style={{ justifySelf: "start" }}
        onClick={open}
      >
        {restore ? <Trans>Lấy lại giá trị cũ từ lịch sử</Trans> : <Trans>Lịch sử</Trans>}
      </Button>
      <FormDrawer isOpen={isOpen} onClose={close} title={t`Lịch sử`} width={720}>
        <Suspense fallback={<LoadingState lines={8} />}>
          <History
            where={where}
            restore={
              restore && {
                ...restore,
                onRestore: (values) => {
                  restore.onRestore(values);
                  close();
                },
              }
            }
          />
        </Suspense>
      </FormDrawer>
    </>
  );
}
