import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { type CalendarDate, dateInVietnam } from "@camket/ui/calendar";
import { type Entry, EntryList } from "@camket/ui/entry-list";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { userHref, usersHref } from "../access/hrefs.ts";
import { committeeHref, personHref } from "../committee/hrefs.ts";
import { useRoleLabels } from "../committee/roles.ts";

const AdministratorDutiesQuery = graphql(`
  query AdministratorDuties($committeeId: ID!, $today: Date!, $soon: Date!) {
    vacancies: seats(where: { committeeId: $committeeId, isVacantOn: $today }, first: 10) {
      totalCount
      edges {
        node {
          id
          role
          office
          agency {
            id
            name
            nameEn
          }
        }
      }
    }
    ending: memberships(where: { committeeId: $committeeId, endsFrom: $today, endsTo: $soon }, first: 10) {
      totalCount
      edges {
        node {
          id
          role
          position
          endsOn
          person {
            id
            name
          }
        }
      }
    }
    roleless: users(where: { isWithoutRole: true, isClosed: false }, orderBy: LATEST, first: 5) {
      totalCount
      edges {
        node {
          id
          name
          email
          createdAt
        }
      }
    }
  }
`);

/** What those who keep a committee's structure and rights have to see to. */
export function AdministratorDuties({ committeeId, soon }: { committeeId: string; soon: CalendarDate }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const roleLabels = useRoleLabels();
  const now = today();
  const { data } = useSuspenseQuery(AdministratorDutiesQuery, { variables: { committeeId, today: now, soon } });
  const { vacancies, ending, roleless } = data;
  const members = { href: committeeHref(committeeId), label: t`Mở ban chỉ đạo` };
  if (vacancies.totalCount + ending.totalCount + roleless.totalCount === 0)
    return (
      <EmptyState icon={IconCheck} tone="ok" title={t`Không có chức danh khuyết, nhiệm kỳ sắp hết`}>
        <Trans>Người dùng nào cũng có vai trò.</Trans>
      </EmptyState>
    );
  return (
    <>
      {vacancies.totalCount > 0 && (
        <Section title={t`Chức danh khuyết`} count={vacancies.totalCount} link={members}>
          <EntryList
            entries={vacancies.edges.map(
              ({ node: { id, role, office, agency } }): Entry => ({
                key: id,
                status: "vacancy",
                title: `${roleLabels[role]}, ${office}`,
                href: committeeHref(committeeId),
                sources: agency ? [nameOf(agency)] : [],
              }),
            )}
          />
        </Section>
      )}
      {ending.totalCount > 0 && (
        <Section title={t`Nhiệm kỳ sắp hết`} count={ending.totalCount} link={members}>
          <EntryList
            entries={ending.edges.map(
              ({ node: { id, role, position, endsOn, person } }): Entry => ({
                key: id,
                status: "due",
                title: person.name,
                href: personHref(person.id),
                sources: [roleLabels[role], position],
                ...(endsOn && {
                  remark: formatRelativeDays(endsOn, now, locale),
                  tone: "warn",
                  date: formatDate(endsOn, locale),
                }),
              }),
            )}
          />
        </Section>
      )}
      {roleless.totalCount > 0 && (
        <Section
          title={t`Người dùng chưa có vai trò`}
          count={roleless.totalCount}
          link={{ href: usersHref({ state: "roleless" }), label: t`Xem tất cả` }}
        >
          <EntryList
            entries={roleless.edges.map(
              ({ node: { id, name, email, createdAt } }): Entry => ({
                key: id,
                status: "notBegun",
                title: name,
                href: userHref(id),
                sources: [email],
                date: t`thêm ${formatDate(dateInVietnam(new Date(createdAt)), locale)}`,
              }),
            )}
          />
        </Section>
      )}
    </>
  );
}
