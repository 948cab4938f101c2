import { StatusBadge } from "@camket/ui/status";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconArrowMerge, IconArrowsSplit } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useNames } from "../../names.ts";
import classes from "./RestatementTable.module.css";
import type { Restated, Source } from "./restated.ts";

/** How a committee came to its figure, or why it has none; who is missing, by name. */
export function RestatedHow({ restated: { state, committee, sources } }: { restated: Restated }) {
  const { t } = useLingui();
  const namesOf = useNamesOf(sources);
  const others = sources.filter((source) => source.committee.id !== committee.id).length;
  const isKept = others < sources.length;
  const states = {
    AS_REPORTED: <Trans>Như đã báo cáo</Trans>,
    RESTATED: (
      <span className={classes.how}>
        <IconArrowMerge size={16} stroke={1.8} aria-hidden />
        {isKept ? (
          <Plural value={others} other="Chính ban này và # đơn vị cũ" />
        ) : (
          <Plural value={others} other="Gồm # đơn vị cũ" />
        )}
      </span>
    ),
    NOT_RESTATABLE: (
      <span className={classes.how} data-divided>
        <IconArrowsSplit size={16} stroke={1.8} aria-hidden />
        <Trans>Không quy đổi được: đơn vị cũ đã chia tách</Trans>
      </span>
    ),
    NOT_ADDABLE: <StatusBadge status="noFigure">{t`Không gộp được: chỉ tiêu không cộng qua các ban`}</StatusBadge>,
    NO_FIGURE: <StatusBadge status="noFigure">{t`Không có số`}</StatusBadge>,
  } satisfies Record<Restated["state"], ReactNode>;
  const isOwn = sources.length === 1 && isKept;
  const [divided, missing, exempt] = [namesOf("DIVIDED"), namesOf("MISSING"), namesOf("NOT_EXPECTED")];
  return (
    <>
      {states[state]}
      {divided && <span className={classes.names}>{divided}</span>}
      {missing && !isOwn && <span className={classes.names}>{t`Thiếu: ${missing}`}</span>}
      {exempt && !isOwn && <span className={classes.names}>{t`Không phải báo cáo: ${exempt}`}</span>}
    </>
  );
}

function useNamesOf(sources: readonly Source[]) {
  const { unitNameOf } = useNames();
  return (standing: Source["standing"]) =>
    sources
      .filter((source) => source.standing === standing)
      .map(({ committee }) => unitNameOf(committee.unit))
      .join(", ");
}

export function SourceStanding({ source: { standing, figure }, isUsed }: { source: Source; isUsed: boolean }) {
  const { t } = useLingui();
  const standings = {
    REPORTED:
      figure &&
      (isUsed ? (
        <Trans>Số đã dùng, lần nộp {figure.revision.number}</Trans>
      ) : (
        <Trans>Đã báo cáo, lần nộp {figure.revision.number}</Trans>
      )),
    MISSING: <StatusBadge status="noFigure">{t`Chưa có số được duyệt`}</StatusBadge>,
    NOT_EXPECTED: <StatusBadge status="noFigure">{t`Không phải báo cáo`}</StatusBadge>,
    DIVIDED: (
      <span className={classes.how} data-divided>
        <IconArrowsSplit size={16} stroke={1.8} aria-hidden />
        <Trans>Đã chia tách</Trans>
      </span>
    ),
  } satisfies Record<Source["standing"], ReactNode>;
  return standings[standing];
}
