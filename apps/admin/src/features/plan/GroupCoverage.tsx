import { useSuspenseQuery } from "@apollo/client/react";
import { type AdministrativeLevel, graphql } from "@camket/schema";
import { BarList } from "@camket/ui/bar-list";
import { Chart } from "@camket/ui/chart";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useNames } from "../../names.ts";
import { coverageHref, tasksHref } from "./hrefs.ts";

const GroupCoverageQuery = graphql(`
  query GroupCoverage($committeeId: ID!, $level: AdministrativeLevel) {
    groupCoverage(underCommitteeId: $committeeId, level: $level, first: 7) {
      covered
      committees
      group {
        id
        name
        nameEn
      }
    }
  }
`);

interface GroupCoverageProps {
  /** Among this committee and those under it. */
  committeeId: string;
  level?: AdministrativeLevel;
}

/** The gap in rights: the groups of rights-holders that fewest committees have a task for. */
export function GroupCoverage({ committeeId, level }: GroupCoverageProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { data } = useSuspenseQuery(GroupCoverageQuery, {
    variables: { committeeId, ...(level && { level }) },
  });
  const [least] = data.groupCoverage;
  if (!least || least.committees === 0) return null;
  const missing = least.committees - least.covered;
  const name = nameOf(least.group);
  const bars = data.groupCoverage.toReversed().map(({ group, covered, committees }) => ({
    label: nameOf(group),
    value: covered,
    total: committees,
    ...(covered > 0 && { href: tasksHref({ standing: "ALL", committee: committeeId, group: group.id }) }),
    isException: group.id === least.group.id && covered < committees,
  }));
  return (
    <Section
      title={t`Nhóm chủ thể quyền đã có nhiệm vụ`}
      aside={<Text c="var(--camket-ink3)" fz={13}>{t`số ban / ${least.committees}`}</Text>}
    >
      <Chart
        caption={
          missing > 0 ? (
            <>
              <strong style={{ color: "var(--camket-late)" }}>
                <Plural value={missing} other="# ban" />
              </strong>{" "}
              <Trans>chưa có nhiệm vụ nào trong năm cho nhóm “{name}”.</Trans>{" "}
              <TextLink href={coverageHref({ committee: committeeId })}>
                <Trans>Xem theo lĩnh vực</Trans>
              </TextLink>
            </>
          ) : (
            <Trans>Nhóm nào cũng đã có nhiệm vụ trong năm ở mọi ban.</Trans>
          )
        }
        table={{
          columns: [t`Nhóm chủ thể quyền`, t`Ban đã có nhiệm vụ`, t`Ban chưa có`],
          rows: bars.map(({ label, value, total }) => [label, value, total - value]),
        }}
      >
        <BarList bars={bars} />
      </Chart>
    </Section>
  );
}
