import type { PlanBlocker } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import classes from "./PlanPage.module.css";

interface PlanBlockersProps {
  blockers: readonly PlanBlocker[];
  onMend(blocker: PlanBlocker): void;
}

/** What keeps a plan from being submitted, each leading to where it is mended. */
export function PlanBlockers({ blockers, onMend }: PlanBlockersProps) {
  const { t } = useLingui();
  const words = {
    NO_LEGAL_BASE: t`Nêu ít nhất một văn bản làm căn cứ`,
    NO_TASKS: t`Thêm nhiệm vụ đầu tiên`,
    TASKS_WITHOUT_LEAD_AGENCY: t`Giao cơ quan chủ trì cho mọi nhiệm vụ`,
  } satisfies Record<PlanBlocker, string>;
  if (blockers.length === 0) return null;
  return (
    <Note tone="quiet">
      <Trans>Trình được khi đã:</Trans>
      <ul className={classes.blockers}>
        {blockers.map((blocker) => (
          <li key={blocker}>
            <UnstyledButton className="camket-link" onClick={() => onMend(blocker)}>
              {words[blocker]}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Note>
  );
}
