import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate } from "@camket/ui/format";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { CommitteeFilter, whereCommittee } from "./CommitteeFilter.tsx";
import { documentHref } from "./hrefs.ts";
import { ListFilters } from "./ListFilters.tsx";

const DocumentsPageQuery = graphql(`
  query DocumentsPage {
    documentTypes {
      code
      name
      nameEn
    }
  }
`);

const DocumentRow_document = graphql(`
  fragment DocumentRow_document on Document {
    id
    reference
    subject
    issuer
    issuedOn
    type {
      code
      name
      nameEn
    }
  }
`);

const DocumentListQuery = graphql(
  `
    query DocumentList($where: DocumentWhere!, $after: String) {
      documents(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...DocumentRow_document
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [DocumentRow_document],
);

type DocumentRow = FragmentOf<typeof DocumentRow_document>;

const read = (row: DocumentRow) => readFragment(DocumentRow_document, row);

const route = getRouteApi("/documents");

export function DocumentsPage() {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(DocumentsPageQuery);
  const { q, type, committee, reach } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  return (
    <AppPage
      breadcrumbs={[{ label: t({ message: "Văn bản", context: "danh sách" }) }]}
      title={t({ message: "Văn bản", context: "danh sách" })}
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
      ]}
    >
      <ListFilters
        search={q}
        onSearch={(text) => change({ q: text || undefined })}
        inUse={committee ? 1 : 0}
        onClear={() => change({ committee: undefined, reach: undefined })}
        first={
          <NativeSelect
            aria-label={t`Loại văn bản`}
            value={type ?? ""}
            data={[
              { value: "", label: t`Mọi loại văn bản` },
              ...data.documentTypes.map((each) => ({ value: each.code, label: nameOf(each) })),
            ]}
            onChange={({ currentTarget: { value } }) => change({ type: value || undefined })}
          />
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
      </ListFilters>
      <Suspense fallback={<LoadingState lines={12} />}>
        <DocumentList />
      </Suspense>
    </AppPage>
  );
}

function DocumentList() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const navigate = route.useNavigate();
  const { q, type, committee, reach } = route.useSearch();
  const where = useDeferredValue({
    ...whereCommittee({ committee, reach }),
    ...(type && { type }),
    ...(q && { subject: q }),
  });
  const { data, fetchMore } = useSuspenseQuery(DocumentListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.documents;
  const columns: Column<DocumentRow>[] = [
    { id: "reference", label: t`Số, ký hiệu`, width: "148px", cell: (row) => read(row).reference ?? t`Chưa có số` },
    { id: "subject", label: t`Trích yếu`, cell: (row) => read(row).subject },
    { id: "type", label: t`Loại văn bản`, width: "128px", cell: (row) => nameOf(read(row).type) },
    { id: "issuer", label: t`Cơ quan ban hành`, width: "240px", cell: (row) => read(row).issuer },
    {
      id: "issuedOn",
      label: t`Ngày ban hành`,
      width: "124px",
      cell: (row) => {
        const { issuedOn } = read(row);
        return issuedOn && formatDate(issuedOn, locale);
      },
    },
  ];
  return (
    <DataTable
      caption={t({ message: "Văn bản", context: "danh sách" })}
      columns={columns}
      rows={edges.map(({ node }) => node)}
      rowKey={(row) => read(row).id}
      rowHref={(row) => documentHref(read(row).id)}
      totalCount={totalCount}
      hasTools={false}
      isLoading={isLoadingMore}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={
        <EmptyState
          icon={IconSearch}
          tone="quiet"
          title={q ? t`Không thấy “${q}”` : t`Không có văn bản nào như vậy`}
          actions={
            <Button variant="default" onClick={() => navigate({ search: {} })}>
              <Trans>Bỏ lọc</Trans>
            </Button>
          }
        />
      }
    />
  );
}
