import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Box, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { AddTemplateVersionDrawer } from "./AddTemplateVersionDrawer.tsx";
import { indicatorsHref, reportsHref, templateHref, templatesHref } from "./hrefs.ts";
import classes from "./IndicatorPage.module.css";
import { useIndicatorWords } from "./indicator-words.ts";
import { RenameTemplateDrawer } from "./RenameTemplateDrawer.tsx";
import { TemplateContent } from "./TemplateContent.tsx";
import { TemplateEditor } from "./TemplateEditor.tsx";

const TemplatePageQuery = graphql(`
  query TemplatePage($id: ID!) {
    viewer {
      id
      canAdministerCatalogue
    }
    reportTemplate(id: $id) {
      id
      code
      name
      nameEn
      edition
      versions {
        id
        number
        levels
        validFrom
        isUsed
      }
    }
  }
`);

const route = getRouteApi("/forms/$id");

export function TemplatePage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { levels } = useIndicatorWords();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(TemplatePageQuery, { variables: { id } });
  const [isAdding, adding] = useDisclosure();
  const [isRenaming, renaming] = useDisclosure();
  const template = data.reportTemplate;
  const last = template?.versions.at(-1);
  const version = template?.versions.find(({ number }) => String(number) === search.version) ?? last;
  if (!template || !last || !version) return <NotFoundPage />;
  const canKeep = data.viewer?.canAdministerCatalogue ?? false;
  const canEdit = canKeep && !last.isUsed;
  const isEditing = canEdit && search.act === "edit";
  const edit = () => navigate({ search: { act: "edit" } });
  const read = () => navigate({ search: {} });
  return (
    <AppPage
      breadcrumbs={[
        { label: t`Báo cáo`, href: reportsHref() },
        { label: t`Danh mục chỉ tiêu`, href: indicatorsHref() },
        { label: t`Mẫu báo cáo`, href: templatesHref() },
        { label: template.code },
      ]}
      kicker={template.code}
      title={nameOf(template)}
      meta={
        <>
          <span>
            <Trans>
              Bản {version.number}, dùng từ {formatDate(version.validFrom, locale)}
            </Trans>
          </span>
          <span>{version.levels.map((level) => levels[level]).join(", ")}</span>
        </>
      }
      actions={
        canKeep &&
        !isEditing && (
          <>
            <Button variant="default" onClick={renaming.open}>
              <Trans>Đổi tên</Trans>
            </Button>
            {last.isUsed ? (
              <Button onClick={adding.open}>
                <Trans>Lập bản mới</Trans>
              </Button>
            ) : (
              <Button onClick={edit}>
                <Trans>Sửa bản {last.number}</Trans>
              </Button>
            )}
          </>
        )
      }
      keys={canEdit && !isEditing ? [{ keys: "E", label: t`sửa mẫu`, onPress: { e: edit } }] : []}
      {...(!isEditing && {
        side: (
          <>
            <Section title={t`Các bản`} count={template.versions.length}>
              <ul className={classes.list}>
                {template.versions.toReversed().map((each) => (
                  <li key={each.id}>
                    {each.id === version.id ? (
                      <strong>
                        <Trans>Bản {each.number}</Trans>
                      </strong>
                    ) : (
                      <TextLink href={templateHref(template.id, { version: each.number })}>
                        <Trans>Bản {each.number}</Trans>
                      </TextLink>
                    )}
                    <small>
                      {each.isUsed ? (
                        <Trans>dùng từ {formatDate(each.validFrom, locale)}, đã có kỳ dùng</Trans>
                      ) : (
                        <Trans>dùng từ {formatDate(each.validFrom, locale)}, chưa kỳ nào dùng</Trans>
                      )}
                    </small>
                  </li>
                ))}
              </ul>
            </Section>
            <HistoryButton where={{ subjectIds: [template.id] }} />
          </>
        ),
      })}
    >
      {!isEditing && version.isUsed && version.id === last.id && canKeep && (
        <Box mb="md">
          <Note tone="acc">
            <Trans>
              Đã có kỳ báo cáo dùng bản này nên bản này giữ nguyên. Muốn đổi thì lập bản mới cho các kỳ sau.
            </Trans>
          </Note>
        </Box>
      )}
      <Suspense fallback={<LoadingState lines={12} />}>
        {isEditing ? (
          <TemplateEditor key={last.id} template={template} versionId={last.id} onClose={read} />
        ) : (
          <TemplateContent versionId={version.id} />
        )}
      </Suspense>
      <AddTemplateVersionDrawer template={template} isOpen={isAdding} onClose={adding.close} onAdded={edit} />
      <RenameTemplateDrawer template={template} isOpen={isRenaming} onClose={renaming.close} />
    </AppPage>
  );
}
