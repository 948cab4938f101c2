import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { formatDate, formatNumber } from "@camket/ui/format";
import { Facts, Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconHistory } from "@tabler/icons-react";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useNames } from "../../names.ts";
import classes from "./CommitteePanel.module.css";
import { committeeHref } from "./hrefs.ts";
import { Lineage, Lineage_committee } from "./Lineage.tsx";

const CommitteePanelQuery = graphql(
  `
    query CommitteePanel($id: ID!, $asOf: Date!) {
      committee(id: $id) {
        id
        name(asOf: $asOf)
        nameEn(asOf: $asOf)
        symbol(asOf: $asOf)
        validFrom
        validTo
        unit {
          id
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
        memberships(asOf: $asOf) {
          totalCount
        }
        vacancies: seats(isVacantOn: $asOf) {
          totalCount
        }
        predecessors(first: 20) {
          totalCount
        }
        ...Lineage_committee
      }
    }
  `,
  [Lineage_committee],
);

interface CommitteePanelProps {
  id: string;
  asOf: CalendarDate;
  hrefSearch: { asOf?: CalendarDate | undefined };
}

/** The selected committee beside the list. */
export function CommitteePanel({ id, asOf, hrefSearch }: CommitteePanelProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const { data } = useSuspenseQuery(CommitteePanelQuery, { variables: { id, asOf } });
  const { committee } = data;
  if (!committee) return null;
  const { standingAgency, validFrom, validTo, memberships, vacancies } = committee;
  const existsThen = validFrom <= asOf && (!validTo || validTo > asOf);
  return (
    <section aria-label={t`Ban đang chọn`} className={classes.panel}>
      <h2>{unitNameOf(committee.unit)}</h2>
      <p>{nameOf(committee)}</p>
      <Lineage committee={committee} />
      {committee.predecessors.totalCount > 0 && (
        <Note icon={<IconHistory size={16} stroke={1.8} />}>
          <Trans>Báo cáo cũ giữ nguyên tên và số của từng ban trước sắp xếp.</Trans>
        </Note>
      )}
      <Facts
        facts={[
          { label: t`Ký hiệu`, value: committee.symbol },
          { label: t`Cơ quan thường trực`, value: standingAgency ? nameOf(standingAgency) : t`Chưa có` },
          {
            label: t`Thành viên`,
            value:
              formatNumber(memberships.totalCount, locale) +
              (vacancies.totalCount > 0 ? t`, khuyết ${vacancies.totalCount}` : ""),
          },
          { label: t`Từ ngày`, value: formatDate(validFrom, locale) },
          ...(validTo ? [{ label: t`Kết thúc ngày`, value: formatDate(validTo, locale) }] : []),
        ]}
      />
      {!existsThen && (
        <Note tone="warn">
          <Trans>Ban này không hoạt động vào ngày {formatDate(asOf, locale)}.</Trans>
        </Note>
      )}
      <ButtonLink href={committeeHref(id, hrefSearch)} fullWidth>
        <Trans>Mở ban chỉ đạo</Trans>
      </ButtonLink>
    </section>
  );
}
