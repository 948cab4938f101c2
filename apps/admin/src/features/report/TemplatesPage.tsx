import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { CreateTemplateDrawer } from "./CreateTemplateDrawer.tsx";
import { indicatorsHref, reportsHref, templateHref } from "./hrefs.ts";
import { useIndicatorWords } from "./indicator-words.ts";

const TemplatesPageQuery = graphql(`
  query TemplatesPage {
    viewer {
      id
      canAdministerCatalogue
    }
    reportTemplates(first: 100) {
      totalCount
      edges {
        node {
          id
          code
          name
          nameEn
          versions {
            id
            number
            levels
            validFrom
            isUsed
          }
        }
      }
    }
  }
`);

type Template = ResultOf<typeof TemplatesPageQuery>["reportTemplates"]["edges"][number]["node"];

/** The forms that reports are made with. */
export function TemplatesPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(TemplatesPageQuery);
  const [isCreating, creating] = useDisclosure();
  const canKeep = data.viewer?.canAdministerCatalogue ?? false;
  const { edges, totalCount } = data.reportTemplates;
  return (
    <AppPage
      breadcrumbs={[
        { label: t`Báo cáo`, href: reportsHref() },
        { label: t`Danh mục chỉ tiêu`, href: indicatorsHref() },
        { label: t`Mẫu báo cáo` },
      ]}
      title={t`Mẫu báo cáo`}
      meta={<Plural value={totalCount} other="# mẫu" />}
      actions={
        canKeep && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={creating.open}>
            <Trans>Lập mẫu</Trans>
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        ...(canKeep ? [{ keys: "L", label: t`lập mẫu`, onPress: { l: creating.open } }] : []),
      ]}
    >
      <DataTable
        caption={t`Mẫu báo cáo`}
        columns={useTemplateColumns()}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => templateHref(id)}
        totalCount={totalCount}
        hasTools={false}
        empty={<EmptyState title={t`Chưa có mẫu báo cáo nào`} />}
      />
      <CreateTemplateDrawer isOpen={isCreating} onClose={creating.close} />
    </AppPage>
  );
}

function useTemplateColumns(): Column<Template>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { levels } = useIndicatorWords();
  return [
    { id: "name", label: t`Mẫu`, cell: nameOf },
    { id: "code", label: t`Mã`, width: "120px", cell: ({ code }) => code },
    {
      id: "levels",
      label: t`Cấp dùng`,
      width: "180px",
      cell: ({ versions }) =>
        versions
          .at(-1)
          ?.levels.map((level) => levels[level])
          .join(", "),
    },
    { id: "version", label: t`Bản`, width: "64px", align: "right", cell: ({ versions }) => versions.at(-1)?.number },
    {
      id: "validFrom",
      label: t`Dùng từ`,
      width: "104px",
      cell: ({ versions }) => formatDate(versions.at(-1)?.validFrom ?? "", locale),
    },
    {
      id: "state",
      label: t`Tình trạng`,
      width: "148px",
      cell: ({ versions }) => (versions.at(-1)?.isUsed ? t`Đã có kỳ dùng` : t`Còn sửa được`),
    },
  ];
}
