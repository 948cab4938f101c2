import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { addDays, type CalendarDate, dayNumber } from "@camket/ui/calendar";
import { formatDate, formatNumber } from "@camket/ui/format";
import { OrgChart as Chart, type ChartLine, type ChartNode } from "@camket/ui/org-chart";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { IconAlertTriangle, IconCircleDashed, IconClock, IconUser } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useNames } from "../../names.ts";
import { committeeHref, personHref } from "./hrefs.ts";
import { OrgChartSearch } from "./OrgChartSearch.tsx";
import { OrgChartBox_committee, useOrgChartBranches } from "./org-chart-branches.ts";
import { roleOrder, useRoleLabels, useShortRoleLabels } from "./roles.ts";

const OrgChartQuery = graphql(
  `
    query OrgChart($id: ID!, $asOf: Date!) {
      committee(id: $id) {
        id
        name(asOf: $asOf)
        nameEn(asOf: $asOf)
        below: children(asOf: $asOf) {
          totalCount
        }
        ...OrgChartBox_committee
      }
      sampleLoad {
        loadedAt
      }
    }
  `,
  [OrgChartBox_committee],
);

const endingSoon = 90;

interface OrgChartProps {
  committeeId: string;
  asOf: CalendarDate;
  openIds: readonly string[];
  onOpenIdsChange(ids: string[]): void;
  /** Goes along to the page of a committee. */
  hrefSearch: { asOf?: CalendarDate | undefined };
}

/** A committee, who sits on it, and the committees below, as a drawing. CommitteeChart only says who leads one. */
export function OrgChart({ committeeId, asOf, openIds, onOpenIdsChange, hrefSearch }: OrgChartProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const router = useRouter();
  const { nameOf } = useNames();
  const [hasMembers, setHasMembers] = useState(true);
  const [targetKey, setTargetKey] = useState<string>();
  const boxWords = useBoxWords(asOf, hrefSearch);
  const { data } = useSuspenseQuery(OrgChartQuery, { variables: { id: committeeId, asOf } });
  const { branchOf, loadMore, loadUntil } = useOrgChartBranches(openIds, asOf);
  const { committee } = data;
  const toggle = (id: string) =>
    onOpenIdsChange(openIds.includes(id) ? openIds.filter((other) => other !== id) : [...openIds, id]);

  if (!committee) return null;

  function nodeOf(id: string, box: FragmentOf<typeof OrgChartBox_committee>, below: number): ChartNode {
    const isOpen = openIds.includes(id);
    const branch = isOpen ? branchOf(id) : undefined;
    const rest = branch ? branch.totalCount - branch.boxes.length : 0;
    const restLabel = t`${formatNumber(rest, locale)} ban khác`;
    return {
      key: id,
      ...boxWords(box, hasMembers),
      ...(below > 0 && { branch: t`${formatNumber(below, locale)} ban cấp dưới`, isOpen }),
      children: [
        ...(branch?.boxes.map((child) => nodeOf(child.id, child.box, child.below.totalCount)) ?? []),
        ...(rest > 0 ? [{ key: `rest of ${id}`, title: restLabel, label: restLabel, lines: [], children: [] }] : []),
      ],
    };
  }

  async function choose(key: string) {
    const id = key.replace("rest of ", "");
    const next = branchOf(id)?.next;
    if (next) await loadMore(id, next);
  }

  /** Opens every branch on the way. */
  async function reveal(key: string, ancestorIds: string[], id: string) {
    const from = id === committeeId ? [] : ancestorIds.slice(ancestorIds.indexOf(committeeId));
    setTargetKey(undefined);
    if (key !== id) setHasMembers(true);
    await Promise.all(from.map((ancestor, index) => loadUntil(ancestor, from[index + 1] ?? id)));
    onOpenIdsChange([...new Set([...openIds, ...from])]);
    setTargetKey(key);
  }

  const caption = nameOf(committee);
  return (
    <Chart
      caption={caption}
      root={nodeOf(committeeId, committee, committee.below.totalCount)}
      onToggle={toggle}
      onFollow={(href) => router.history.push(href)}
      onChoose={choose}
      targetKey={targetKey}
      fileName={`so-do-${asOf}`}
      fileLines={[
        t`${caption}, tại ngày ${formatDate(asOf, locale)}`,
        ...(data.sampleLoad ? [t`Dữ liệu mẫu: tên người và nhiệm kỳ không có thật`] : []),
      ]}
      tools={
        <>
          <OrgChartSearch committeeId={committeeId} asOf={asOf} onFound={reveal} />
          <Switch
            mb={7}
            label={<Trans>Hiện thành viên</Trans>}
            checked={hasMembers}
            onChange={(event) => setHasMembers(event.currentTarget.checked)}
          />
        </>
      }
    />
  );
}

/** What the box of a committee says, in words and shapes. */
function useBoxWords(asOf: CalendarDate, hrefSearch: OrgChartProps["hrefSearch"]) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const roleLabels = useRoleLabels();
  const shortRoles = useShortRoleLabels();

  return (box: FragmentOf<typeof OrgChartBox_committee>, hasMembers: boolean) => {
    const { id, unit, places, emptySeats } = readFragment(OrgChartBox_committee, box);
    const members = places.edges.map(({ node }) => node);
    const title = unitNameOf(unit);
    const leadsAlone =
      members.some(({ role }) => role === "HEAD") && !members.some(({ role }) => role === "STANDING_DEPUTY_HEAD");
    const ending = members.filter(({ endsOn }) => endsOn && endsOn <= addDays(asOf, endingSoon));
    const alone = t`Chưa có Phó Trưởng ban Thường trực`;
    const aloneShort = t`Chưa có PTB Thường trực`;
    const endings = t`${formatNumber(ending.length, locale)} nhiệm kỳ sắp hết`;
    const note = [
      t`${formatNumber(places.totalCount, locale)} thành viên`,
      ...(emptySeats.totalCount > 0 ? [t`khuyết ${emptySeats.totalCount}`] : []),
    ].join(", ");

    const warnings: ChartLine[] = [
      ...(leadsAlone
        ? [{ key: `alone ${id}`, text: aloneShort, label: alone, icon: IconAlertTriangle, tone: "late" as const }]
        : []),
      ...(ending.length > 0 && !hasMembers
        ? [{ key: `ending ${id}`, text: endings, label: endings, icon: IconClock, tone: "warn" as const }]
        : []),
    ];
    const lines = [
      ...members.map(({ role, position, startsOn, endsOn, person, ...member }) => {
        const isEnding = endsOn !== null && endsOn <= addDays(asOf, endingSoon);
        const term = endsOn
          ? t`từ ${formatDate(startsOn, locale)} đến ${formatDate(endsOn, locale)}`
          : t`từ ${formatDate(startsOn, locale)}`;
        const remaining =
          endsOn && t`còn ${dayNumber(endsOn) - dayNumber(asOf)} ngày, đến ${formatDate(endsOn, locale)}`;
        const line: ChartLine = {
          key: member.id,
          text: person.name,
          aside: shortRoles[role],
          label: [person.name, roleLabels[role], position, isEnding ? remaining : term].join(", "),
          href: personHref(person.id),
          icon: isEnding ? IconClock : IconUser,
          ...(isEnding && remaining && { note: remaining, tone: "warn" }),
          isStrong: role === "HEAD",
        };
        return { role, line };
      }),
      ...emptySeats.edges.map(({ node: { id: seatId, role, office } }) => {
        const line: ChartLine = {
          key: seatId,
          text: t`Khuyết`,
          aside: shortRoles[role],
          note: office,
          label: [t`Khuyết`, roleLabels[role], office].join(", "),
          icon: IconCircleDashed,
          tone: "warn",
          isHollow: true,
        };
        return { role, line };
      }),
    ].toSorted((a, b) => roleOrder[a.role] - roleOrder[b.role]);
    return {
      title,
      note,
      label: [title, note, ...warnings.map(({ label }) => label)].join(", "),
      href: committeeHref(id, hrefSearch),
      lines: [...warnings, ...(hasMembers ? lines.map(({ line }) => line) : [])],
    };
  };
}
