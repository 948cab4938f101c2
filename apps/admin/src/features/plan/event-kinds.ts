import type { EventKind } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

export function useEventKindNames(): Record<EventKind, string> {
  const { t } = useLingui();
  return {
    CONFERENCE: t`Hội nghị`,
    TRAINING: t`Tập huấn`,
    OUTREACH: t`Tuyên truyền`,
    MOCK_TRIAL: t`Phiên tòa giả định`,
    SUPERVISION: t`Kiểm tra, giám sát`,
  };
}
