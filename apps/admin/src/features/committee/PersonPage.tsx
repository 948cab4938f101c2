import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate } from "@camket/ui/format";
import { TermAxis, TermBar } from "@camket/ui/term-bar";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { getRouteApi, Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { committeeHref, committeesHref } from "./hrefs.ts";
import { MergedPeople, MergedPeople_person } from "./MergedPeople.tsx";
import { PersonOverlaps, PersonOverlaps_terms } from "./PersonOverlaps.tsx";
import { RenamePersonForm, RenamePersonForm_person } from "./RenamePersonForm.tsx";
import { useRoleLabels } from "./roles.ts";

const PersonPageQuery = graphql(
  `
    query PersonPage($id: ID!) {
      viewer {
        canAdminister
      }
      node(id: $id) {
        __typename
        ... on Person {
          id
          name
          mergedInto {
            id
          }
          memberships(first: 100) {
            totalCount
            edges {
              node {
                id
                role
                position
                startsOn
                endsOn
                committee {
                  id
                  name
                  nameEn
                }
                document {
                  id
                  reference
                }
              }
            }
            ...PersonOverlaps_terms
          }
          ...MergedPeople_person
          ...RenamePersonForm_person
        }
      }
    }
  `,
  [PersonOverlaps_terms, MergedPeople_person, RenamePersonForm_person],
);

type Person = Extract<ResultOf<typeof PersonPageQuery>["node"], { __typename: "Person" }>;
type Term = Person["memberships"]["edges"][number]["node"];

const route = getRouteApi("/people/$id");

/** Somebody's terms on committees, on one axis. */
export function PersonPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const roleLabels = useRoleLabels();
  const { id } = route.useParams();
  const [isRenaming, setRenaming] = useState(false);
  const { data } = useSuspenseQuery(PersonPageQuery, { variables: { id } });
  const person = data.node;
  if (person?.__typename !== "Person") return <NotFoundPage />;
  // Links to an entry that was merged still lead to the person.
  if (person.mergedInto) return <Navigate to="/people/$id" params={{ id: person.mergedInto.id }} replace />;

  const now = today();
  const terms = person.memberships.edges.map(({ node }) => node);
  const firstYear = Math.min(...terms.map(({ startsOn }) => Number(startsOn.slice(0, 4))), Number(now.slice(0, 4)) - 3);
  const axis = { from: `${firstYear}-01-01`, to: `${Number(now.slice(0, 4)) + 1}-12-31` };
  const datesOf = ({ startsOn, endsOn }: Term) =>
    endsOn ? `${formatDate(startsOn, locale)} – ${formatDate(endsOn, locale)}` : t`từ ${formatDate(startsOn, locale)}`;
  const columns: Column<Term>[] = [
    { id: "committee", label: t`Ban chỉ đạo`, cell: ({ committee }) => nameOf(committee) },
    { id: "role", label: t`Vai trò`, cell: ({ role }) => roleLabels[role] },
    { id: "position", label: t`Chức vụ`, cell: ({ position }) => position },
    { id: "document", label: t`Văn bản bổ nhiệm`, width: "150px", cell: ({ document }) => document?.reference ?? "" },
    { id: "dates", label: t`Nhiệm kỳ`, width: "190px", cell: datesOf },
    {
      id: "axis",
      label: t`Trục thời gian`,
      head: <TermAxis {...axis} />,
      width: "24%",
      cell: (term) => <TermBar {...axis} today={now} terms={[term]} label={datesOf(term)} />,
    },
  ];
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: t`Thành viên`, href: "/people" },
        { label: person.name },
      ]}
      title={person.name}
      meta={<Plural value={person.memberships.totalCount} other="# nhiệm kỳ" />}
      actions={
        <>
          <HistoryButton where={{ subjectIds: [id, ...terms.map((term) => term.id)].slice(0, 100) }} />
          {data.viewer?.canAdminister && (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} stroke={1.8} aria-hidden />}
              onClick={() => setRenaming(true)}
            >
              <Trans>Sửa tên</Trans>
            </Button>
          )}
        </>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
      ]}
    >
      <Stack gap="md">
        <PersonOverlaps terms={person.memberships} />
        <DataTable
          caption={t`Nhiệm kỳ`}
          columns={columns}
          rows={terms}
          rowKey={({ id }) => id}
          rowHref={({ committee }) => committeeHref(committee.id)}
          hasTools={false}
          maxHeight="none"
          empty={<Trans>Chưa tham gia ban chỉ đạo nào.</Trans>}
        />
        <MergedPeople person={person} />
      </Stack>
      <FormDrawer isOpen={isRenaming} onClose={() => setRenaming(false)} title={t`Sửa tên`}>
        <RenamePersonForm person={person} onDone={() => setRenaming(false)} onCancel={() => setRenaming(false)} />
      </FormDrawer>
    </AppPage>
  );
}
