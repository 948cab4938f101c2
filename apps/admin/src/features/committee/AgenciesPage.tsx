import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { DateField } from "@camket/ui/field";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useState, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { SearchField } from "../../SearchField.tsx";
import { today } from "../../today.ts";
import { AgencyForm, AgencyForm_agency } from "./AgencyForm.tsx";
import { useAgencyKindLabels } from "./agency-kinds.ts";
import { agenciesHref, committeesHref } from "./hrefs.ts";

const AgenciesPageQuery = graphql(
  `
    query AgenciesPage($where: AgencyWhere!, $asOf: Date!, $after: String) {
      viewer {
        canAdminister
      }
      agencies(where: $where, asOf: $asOf, first: 50, after: $after) {
        totalCount
        edges {
          node {
            id
            nameThen: name(asOf: $asOf)
            nameEnThen: nameEn(asOf: $asOf)
            abbreviationThen: abbreviation(asOf: $asOf)
            kindThen: kind(asOf: $asOf)
            validFrom
            validTo
            unit {
              id
              level
              kind
              name
              nameEn
            }
            predecessors(first: 5) {
              edges {
                node {
                  id
                  from {
                    id
                    lastName: name
                    lastNameEn: nameEn
                  }
                }
              }
            }
            successors(first: 5) {
              edges {
                node {
                  id
                  to {
                    id
                    lastName: name
                    lastNameEn: nameEn
                  }
                }
              }
            }
            ...AgencyForm_agency
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [AgencyForm_agency],
);

type Agency = ResultOf<typeof AgenciesPageQuery>["agencies"]["edges"][number]["node"];

const route = getRouteApi("/agencies");

/** Agencies of a day, with those they came from and went into; those of today are revised from their rows. */
export function AgenciesPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const thenOf = ({ nameThen, nameEnThen }: Agency) => nameOf({ name: nameThen, nameEn: nameEnThen });
  const kindLabels = useAgencyKindLabels();
  const { q, asOf: chosenDay } = route.useSearch();
  const now = today();
  const asOf = chosenDay ?? now;
  const isPast = asOf < now;
  const navigate = route.useNavigate();
  const name = useDeferredValue(q);
  const { data, fetchMore } = useSuspenseQuery(AgenciesPageQuery, {
    variables: { where: name ? { name } : {}, asOf },
  });
  const [isLoadingMore, startLoading] = useTransition();
  const [editedId, setEditedId] = useState<string | null>(null);
  const { edges, totalCount, pageInfo } = data.agencies;
  const canAdminister = data.viewer?.canAdminister ?? false;
  const close = () => setEditedId(null);
  // As it is now: somebody else may save it while it is open here.
  const edited = edges.find(({ node }) => node.id === editedId)?.node;
  const columns: Column<Agency>[] = [
    { id: "name", label: t`Cơ quan`, width: "32%", cell: (agency) => <AgencyName agency={agency} /> },
    { id: "abbreviation", label: t`Tên viết tắt`, width: "110px", cell: ({ abbreviationThen }) => abbreviationThen },
    { id: "kind", label: t`Loại`, cell: ({ kindThen }) => kindLabels[kindThen] },
    { id: "unit", label: t`Đơn vị hành chính`, cell: ({ unit }) => unitNameOf(unit) },
    {
      id: "validFrom",
      label: t`Từ ngày`,
      align: "right",
      width: "110px",
      cell: ({ validFrom }) => formatDate(validFrom, locale),
    },
    {
      id: "actions",
      label: t`Thao tác`,
      align: "right",
      width: "90px",
      cell: (agency) =>
        canAdminister &&
        !isPast && (
          <Button variant="subtle" my={-7} aria-label={t`Sửa ${thenOf(agency)}`} onClick={() => setEditedId(agency.id)}>
            <Trans>Sửa</Trans>
          </Button>
        ),
    },
  ];
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: t({ message: "Cơ quan", context: "danh sách" }) },
      ]}
      title={t({ message: "Cơ quan", context: "danh sách" })}
      isPast={isPast}
      meta={
        <>
          <Plural value={totalCount} other={`${formatNumber(totalCount, locale)} cơ quan, theo đơn vị hành chính`} />
          {isPast && (
            <span>
              <Trans>
                tại ngày {formatDate(asOf, locale)}, <TextLink href={agenciesHref()}>xem hôm nay</TextLink>
              </Trans>
            </span>
          )}
        </>
      }
      actions={
        canAdminister && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setEditedId("new")}>
            <Trans>Thêm cơ quan</Trans>
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        ...(canAdminister ? [{ keys: "C", label: t`thêm`, onPress: { c: () => setEditedId("new") } }] : []),
        { keys: "/", label: t`lọc` },
      ]}
    >
      <Group mb="xs" align="flex-end">
        <SearchField
          value={q ?? ""}
          onChange={(text) => navigate({ search: (others) => ({ ...others, q: text || undefined }), replace: true })}
        />
        <DateField
          label={t`Xem tại ngày`}
          value={asOf}
          max={now}
          onChange={(day) =>
            day && navigate({ search: (others) => ({ ...others, asOf: day === now ? undefined : day }), replace: true })
          }
        />
      </Group>
      <DataTable
        caption={t({ message: "Cơ quan", context: "danh sách" })}
        columns={columns}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        totalCount={totalCount}
        hasTools={false}
        isLoading={isLoadingMore}
        {...(pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            }),
        })}
        empty={q ? <Trans>Không có cơ quan nào tên như “{q}”.</Trans> : <Trans>Chưa có cơ quan nào.</Trans>}
      />
      <FormDrawer
        isOpen={editedId !== null}
        onClose={close}
        title={editedId === "new" ? t`Thêm cơ quan` : t`Sửa cơ quan`}
      >
        {(edited || editedId === "new") && <AgencyForm agency={edited} onDone={close} onCancel={close} />}
      </FormDrawer>
    </AppPage>
  );
}

/** An agency, with what became of it and what it came from. */
function AgencyName({ agency }: { agency: Agency }) {
  const locale = useLocale();
  const { nameOf } = useNames();
  const lastNameOf = (ends: ({ lastName: string; lastNameEn: string } | null)[]) =>
    ends.flatMap((end) => (end ? nameOf({ name: end.lastName, nameEn: end.lastNameEn }) : [])).join(", ");
  const from = lastNameOf(agency.predecessors.edges.map(({ node }) => node.from));
  const to = lastNameOf(agency.successors.edges.map(({ node }) => node.to));
  const day = agency.validTo && formatDate(agency.validTo, locale);
  return (
    <>
      {nameOf({ name: agency.nameThen, nameEn: agency.nameEnThen })}
      {from && (
        <Text component="div" fz="xs" c="var(--camket-ink3)">
          <Trans>Kế thừa {from}</Trans>
        </Text>
      )}
      {day && (
        <Text component="div" fz="xs" c="var(--camket-ink3)">
          {to ? (
            <Trans>
              Kết thúc {day}, nay là {to}
            </Trans>
          ) : (
            <Trans>Kết thúc {day}</Trans>
          )}
        </Text>
      )}
    </>
  );
}
