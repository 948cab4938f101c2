import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { type Column, DataTable } from "@camket/ui/data-table";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { TermAxis, TermBar } from "@camket/ui/term-bar";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { committeeHref } from "../committee/hrefs.ts";
import { EndGrantForm, EndGrantForm_grant } from "./EndGrantForm.tsx";
import { useGrantRoleLabels } from "./grant-roles.ts";
import { userHref } from "./hrefs.ts";

export const GrantTable_grant = graphql(
  `
    fragment GrantTable_grant on Grant {
      id
      role
      validFrom
      validTo
      viewerCanEnd
      agency {
        id
        name
        nameEn
      }
      user {
        id
        name
        closedAt
      }
      committee {
        id
        name
        nameEn
      }
      ...EndGrantForm_grant
    }
  `,
  [EndGrantForm_grant],
);

type MaskedGrant = FragmentOf<typeof GrantTable_grant>;
const read = (grant: MaskedGrant) => readFragment(GrantTable_grant, grant);

interface GrantTableProps {
  grants: readonly MaskedGrant[];
  /** What differs from row to row: the other one is known. */
  by: "user" | "committee";
  empty: ReactNode;
}

/** Roles with their terms on one axis, those held today first. */
export function GrantTable({ grants, by, empty }: GrantTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const roleLabels = useGrantRoleLabels();
  const [ending, setEnding] = useState<MaskedGrant | null>(null);
  const now = today();
  const year = Number(now.slice(0, 4));
  const axis = { from: `${year - 3}-01-01`, to: `${year + 1}-12-31` };
  const isOver = (grant: MaskedGrant) => (read(grant).validTo ?? addDays(now, 1)) <= now;
  const lastDayOf = (grant: MaskedGrant) => {
    const { validTo } = read(grant);
    return validTo && addDays(validTo, -1);
  };
  const datesOf = (grant: MaskedGrant) => {
    const [{ validFrom }, lastDay] = [read(grant), lastDayOf(grant)];
    return lastDay ? formatDateRange(validFrom, lastDay, locale) : t`từ ${formatDate(validFrom, locale)}`;
  };
  const columns: Column<MaskedGrant>[] = [
    by === "user"
      ? {
          id: "user",
          label: t`Người dùng`,
          cell: (grant) => (read(grant).user.closedAt ? t`${read(grant).user.name} (đã đóng)` : read(grant).user.name),
        }
      : { id: "committee", label: t`Ban chỉ đạo`, cell: (grant) => nameOf(read(grant).committee) },
    {
      id: "role",
      label: t`Vai trò`,
      cell: (grant) => {
        const { role, agency } = read(grant);
        return agency ? t`${roleLabels[role]}, việc của ${nameOf(agency)}` : roleLabels[role];
      },
    },
    { id: "dates", label: t`Thời gian`, width: "200px", cell: datesOf },
    {
      id: "axis",
      label: t`Trục thời gian`,
      head: <TermAxis {...axis} />,
      width: "24%",
      cell: (grant) => (
        <TermBar
          {...axis}
          today={now}
          terms={[{ startsOn: read(grant).validFrom, endsOn: lastDayOf(grant) }]}
          label={datesOf(grant)}
        />
      ),
    },
    {
      id: "actions",
      label: t`Thao tác`,
      align: "right",
      width: "110px",
      cell: (grant) =>
        read(grant).viewerCanEnd &&
        !isOver(grant) && (
          <Button
            variant="subtle"
            my={-7}
            aria-label={t`Kết thúc vai trò ${roleLabels[read(grant).role]} của ${read(grant).user.name}`}
            onClick={() => setEnding(grant)}
          >
            <Trans>Kết thúc</Trans>
          </Button>
        ),
    },
  ];
  const close = () => setEnding(null);
  return (
    <>
      <DataTable
        caption={t`Vai trò`}
        columns={columns}
        rows={[...grants.filter((grant) => !isOver(grant)), ...grants.filter(isOver)]}
        rowKey={(grant) => read(grant).id}
        rowHref={(grant) =>
          by === "user" ? userHref(read(grant).user.id) : committeeHref(read(grant).committee.id, { tab: "grants" })
        }
        hasTools={false}
        maxHeight="none"
        empty={empty}
      />
      <FormDrawer isOpen={ending !== null} onClose={close} title={t`Kết thúc vai trò`}>
        {ending && <EndGrantForm grant={read(ending)} onDone={close} onCancel={close} />}
      </FormDrawer>
    </>
  );
}
