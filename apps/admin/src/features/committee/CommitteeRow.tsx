import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import type { Column } from "@camket/ui/tree-table";
import { useLocale } from "@camket/ui/words";
import { Plural, useLingui } from "@lingui/react/macro";
import { IconArrowMerge } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import classes from "./CommitteeRow.module.css";

export const CommitteeRow_committee = graphql(`
  fragment CommitteeRow_committee on Committee {
    id
    unit {
      id
      code
      level
      kind(asOf: $asOf)
      name(asOf: $asOf)
      nameEn(asOf: $asOf)
    }
    standingAgency(asOf: $asOf) {
      id
      name(asOf: $asOf)
      nameEn(asOf: $asOf)
    }
    children(asOf: $asOf) {
      totalCount
    }
    memberships(asOf: $asOf) {
      totalCount
    }
    vacancies: seats(isVacantOn: $asOf) {
      totalCount
    }
    predecessors {
      totalCount
    }
  }
`);

export type CommitteeRow = FragmentOf<typeof CommitteeRow_committee>;

export const readCommitteeRow = (row: CommitteeRow) => readFragment(CommitteeRow_committee, row);

/** What the tree and the table of committees tell of each. */
export function useCommitteeColumns(): Column<CommitteeRow>[] {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const locale = useLocale();
  return [
    { id: "unit", label: t`Đơn vị hành chính`, cell: (row) => <UnitName row={row} /> },
    {
      id: "code",
      label: t`Mã`,
      width: "72px",
      isOptional: true,
      cell: (row) => readCommitteeRow(row).unit.code,
    },
    {
      id: "standingAgency",
      label: t`Cơ quan thường trực`,
      cell: (row) => {
        const { standingAgency } = readCommitteeRow(row);
        return standingAgency && nameOf(standingAgency);
      },
    },
    {
      id: "members",
      label: t`Thành viên`,
      align: "right",
      width: "96px",
      cell: (row) => formatNumber(readCommitteeRow(row).memberships.totalCount, locale),
    },
    {
      id: "vacancies",
      label: t`Khuyết`,
      width: "104px",
      cell: (row) => {
        const { totalCount } = readCommitteeRow(row).vacancies;
        return totalCount > 0 ? <span className={classes.vacant}>{t`khuyết ${totalCount}`}</span> : null;
      },
    },
    {
      id: "children",
      label: t`Ban cấp dưới`,
      align: "right",
      width: "112px",
      cell: (row) => {
        const { totalCount } = readCommitteeRow(row).children;
        return totalCount > 0 ? formatNumber(totalCount, locale) : "";
      },
    },
  ];
}

function UnitName({ row }: { row: CommitteeRow }) {
  const { unitNameOf } = useNames();
  const { unit, predecessors } = readCommitteeRow(row);
  return (
    <>
      {unitNameOf(unit)}
      {predecessors.totalCount > 1 && (
        <span className={classes.merged}>
          <IconArrowMerge size={15} stroke={1.8} aria-hidden />
          <span aria-hidden>{predecessors.totalCount}</span>
          <span className={classes.spoken}>
            <Plural value={predecessors.totalCount} other="gộp từ # ban" />
          </span>
        </span>
      )}
    </>
  );
}
