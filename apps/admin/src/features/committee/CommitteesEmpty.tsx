import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { CommitteeListProps } from "./CommitteesPage.tsx";

const CommitteesEmptyQuery = graphql(`
  query CommitteesEmpty($where: CommitteeWhere!) {
    committees(where: $where, first: 100) {
      totalCount
      edges {
        node {
          id
          validTo
        }
      }
    }
  }
`);

/** A search without hits offers the past. */
export function CommitteesEmpty({ asOf, where }: CommitteeListProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const navigate = useNavigate({ from: "/committees" });
  const { data } = useQuery(CommitteesEmptyQuery, { variables: { where } });
  const past = data?.committees.edges.flatMap(({ node: { validTo } }) => validTo ?? []) ?? [];
  const ended = past.filter((validTo) => validTo <= asOf);
  const last = ended.toSorted().at(-1);
  const day = last && formatDate(last, locale);
  const eve = last && addDays(last, -1);
  return (
    <EmptyState
      icon={IconSearch}
      tone="quiet"
      title={where.name ? t`Không thấy “${where.name}”` : t`Không có ban chỉ đạo nào ở cấp này`}
      actions={
        <>
          {eve && (
            <Button onClick={() => navigate({ search: (search) => ({ ...search, asOf: eve }) })}>
              <Trans>Xem tại ngày {formatDate(eve, locale)}</Trans>
            </Button>
          )}
          <Button variant="default" onClick={() => navigate({ search: ({ q, level, ...others }) => others })}>
            <Trans>Bỏ lọc</Trans>
          </Button>
        </>
      }
    >
      {last && <Plural value={ended.length} other={`Có # kết quả trước ngày ${day}.`} />}
    </EmptyState>
  );
}
