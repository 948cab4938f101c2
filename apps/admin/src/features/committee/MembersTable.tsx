import { type FragmentOf, graphql, type MembershipRole, type ResultOf, readFragment } from "@camket/schema";
import { addDays, type CalendarDate, dayNumber } from "@camket/ui/calendar";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate, formatNumber } from "@camket/ui/format";
import { Link } from "@camket/ui/link";
import { StatusBadge } from "@camket/ui/status";
import { TermAxis, TermBar } from "@camket/ui/term-bar";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconUserMinus } from "@tabler/icons-react";
import { EndMembershipForm_membership } from "./EndMembershipForm.tsx";
import { personHref } from "./hrefs.ts";
import classes from "./MembersTable.module.css";
import { roleOrder, useRoleLabels } from "./roles.ts";

export const MembersTable_committee = graphql(
  `
    fragment MembersTable_committee on Committee {
      viewerCanAdminister
      members: memberships(asOf: $asOf, first: 100) {
        totalCount
        edges {
          node {
            id
            role
            position
            startsOn
            endsOn
            viewerCanEnd
            person {
              id
              name
            }
            ...EndMembershipForm_membership
          }
        }
      }
      emptySeats: seats(isVacantOn: $asOf, first: 100) {
        edges {
          node {
            id
            role
            office
            validFrom
          }
        }
      }
      latestTerms: memberships(orderBy: LATEST, first: 100) {
        edges {
          node {
            id
            startsOn
            endsOn
            seat {
              id
            }
          }
        }
      }
      predecessors(first: 20) {
        edges {
          node {
            id
            reorganisation {
              id
              effectiveOn
            }
          }
        }
      }
    }
  `,
  [EndMembershipForm_membership],
);

type Committee = ResultOf<typeof MembersTable_committee>;
export type Member = Committee["members"]["edges"][number]["node"];
type EmptySeat = Committee["emptySeats"]["edges"][number]["node"];

type Row =
  | { kind: "member"; role: MembershipRole; member: Member }
  | { kind: "vacancy"; role: MembershipRole; seat: EmptySeat; since: CalendarDate };

interface MembersTableProps {
  committee: FragmentOf<typeof MembersTable_committee>;
  asOf: CalendarDate;
  selectedId: string | undefined;
  onSelect(membershipId: string | undefined): void;
  onAppoint(seatId: string): void;
  onEnd(member: Member): void;
}

/** Members by role, their terms as bars on one axis, so that a vacancy is a visible hole. */
export function MembersTable(props: MembersTableProps) {
  const { committee, asOf, selectedId, onSelect, onAppoint, onEnd } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const roleLabels = useRoleLabels();
  const isNarrow = useMediaQuery("(max-width: 39.99em)", false);
  const { members, emptySeats, latestTerms, predecessors, viewerCanAdminister } = readFragment(
    MembersTable_committee,
    committee,
  );
  const terms = latestTerms.edges.map(({ node }) => node);
  const rows: Row[] = [
    ...members.edges.map(({ node }): Row => ({ kind: "member", role: node.role, member: node })),
    ...emptySeats.edges.map(({ node: seat }): Row => {
      const lastDay = terms.find((term) => term.seat?.id === seat.id && term.endsOn && term.endsOn < asOf)?.endsOn;
      return { kind: "vacancy", role: seat.role, seat, since: lastDay ? addDays(lastDay, 1) : seat.validFrom };
    }),
  ].toSorted((a, b) => roleOrder[a.role] - roleOrder[b.role]);

  const year = Number(asOf.slice(0, 4));
  const axis = { from: `${year - 3}-01-01`, to: `${year + 1}-12-31` };
  const marks = [...new Set(predecessors.edges.map(({ node }) => node.reorganisation.effectiveOn))];

  const termOf = ({ startsOn, endsOn }: Member) =>
    endsOn
      ? t`từ ${formatDate(startsOn, locale)} đến ${formatDate(endsOn, locale)}`
      : t`từ ${formatDate(startsOn, locale)}, chưa định ngày kết thúc`;

  const columns: Column<Row>[] = [
    {
      id: "name",
      label: t`Họ và tên`,
      cell: (row) =>
        row.kind === "member" ? (
          <Link href={personHref(row.member.person.id)} className={classes.name} data-row-link="">
            {row.member.person.name}
          </Link>
        ) : (
          <StatusBadge status="vacancy">
            {row.since > asOf ? (
              <Trans>Khuyết</Trans>
            ) : (
              <Trans>Khuyết {formatNumber(dayNumber(asOf) - dayNumber(row.since), locale)} ngày</Trans>
            )}
          </StatusBadge>
        ),
    },
    { id: "role", label: t`Vai trò`, cell: ({ role }) => roleLabels[role] },
    {
      id: "position",
      label: t`Chức vụ, cơ quan`,
      cell: (row) => (row.kind === "member" ? row.member.position : row.seat.office),
    },
    {
      id: "term",
      label: t`Nhiệm kỳ`,
      head: <TermAxis {...axis} />,
      width: "200px",
      cell: (row) =>
        isNarrow ? (
          row.kind === "member" ? (
            termOf(row.member)
          ) : null
        ) : row.kind === "member" ? (
          <TermBar {...axis} today={asOf} marks={marks} terms={[row.member]} label={termOf(row.member)} />
        ) : (
          <TermBar
            {...axis}
            today={asOf}
            marks={marks}
            terms={terms.filter(({ seat }) => seat?.id === row.seat.id)}
            vacancies={[{ startsOn: row.since, endsOn: null }]}
            label={t`khuyết từ ${formatDate(row.since, locale)}`}
          />
        ),
    },
    {
      id: "actions",
      label: t`Thao tác`,
      head: <span className={classes.spoken}>{t`Thao tác`}</span>,
      width: "1%",
      cell: (row) =>
        row.kind === "vacancy"
          ? (viewerCanAdminister || null) && (
              <Button variant="subtle" className={classes.act} onClick={() => onAppoint(row.seat.id)}>
                <Trans>Bổ nhiệm</Trans>
              </Button>
            )
          : (row.member.viewerCanEnd || null) && (
              <Tooltip label={t`Kết thúc nhiệm kỳ`}>
                <ActionIcon
                  className={classes.act}
                  aria-label={t`Kết thúc nhiệm kỳ của ${row.member.person.name}`}
                  onClick={() => onEnd(row.member)}
                >
                  <IconUserMinus size={16} stroke={1.7} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ),
    },
  ];

  return (
    <>
      <DataTable
        caption={t`Thành viên`}
        columns={columns}
        rows={rows}
        rowKey={(row) => (row.kind === "member" ? row.member.id : row.seat.id)}
        hasTools={false}
        maxHeight="none"
        {...(selectedId && { selectedKey: selectedId })}
        onSelect={(row) => onSelect(row.kind === "member" ? row.member.id : undefined)}
        empty={<Trans>Chưa có ai trong ban vào ngày này.</Trans>}
      />
      <p className={classes.kept}>
        <Trans>Chỉ giữ họ tên, chức vụ và nhiệm kỳ.</Trans>
      </p>
    </>
  );
}
