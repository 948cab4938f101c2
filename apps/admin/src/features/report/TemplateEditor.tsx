import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { FieldRow } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { FormLevels } from "./FormLevels.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import { SectionCard } from "./SectionCard.tsx";
import { TemplateContentQuery } from "./TemplateContent.tsx";
import { type Content, emptySection, everyKind, moved, type SectionDraft } from "./template-content.ts";

const ReviseTemplate = graphql(
  `
    mutation ReviseTemplate($input: ReviseReportTemplateInput!) {
      reviseReportTemplate(input: $input) {
        __typename
        ... on ReportTemplate {
          id
          edition
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Version = Extract<ResultOf<typeof TemplateContentQuery>["node"], { __typename: "ReportTemplateVersion" }>;

interface TemplateEditorProps {
  template: { id: string; edition: number };
  versionId: string;
  onClose(): void;
}

/** The last version of a form, while no round uses it: its sections as cards, in order. */
export function TemplateEditor({ versionId, ...props }: TemplateEditorProps) {
  const { data } = useSuspenseQuery(TemplateContentQuery, { variables: { id: versionId } });
  return data.node?.__typename === "ReportTemplateVersion" && <EditorForm {...props} version={data.node} />;
}

type EditorFormProps = Omit<TemplateEditorProps, "versionId"> & { version: Version };

function EditorForm({ template, version, onClose }: EditorFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { sectionKinds } = useIndicatorWords();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(ReviseTemplate, {
    refetchQueries: ["TemplatePage", "TemplateContent"],
  });
  // What was read when editing began, so that somebody else's change in the meantime is noticed.
  const [edition] = useState(template.edition);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Content>({
    defaultValues: {
      levels: [...version.levels],
      validFrom: version.validFrom,
      sections: version.sections.map((section) => ({
        ...section,
        indicators: section.indicators.map(({ indicator, isRequired }) => ({
          ...{ indicatorId: indicator.id, isRequired },
          label: `${indicator.code} · ${nameOf(indicator.version)}`,
        })),
      })),
    },
  });
  const { control } = form;
  const [sections, setSections] = useState<SectionDraft[]>(form.getValues("sections"));
  const missing = everyKind.filter((kind) => !sections.some((section) => section.kind === kind));
  const asked = new Set(sections.flatMap(({ indicators }) => indicators.map(({ indicatorId }) => indicatorId)));

  async function revise({ levels, validFrom }: Content) {
    setRefusal(null);
    const answer = await send({
      input: {
        id: template.id,
        expectedEdition: edition,
        levels,
        validFrom: validFrom ?? "",
        sections: sections.map(({ kind, title, titleEn, guidance, guidanceEn, isRequired, maxWords, indicators }) => ({
          ...{ kind, title, titleEn, guidance, guidanceEn, isRequired, maxWords },
          indicators: indicators.map(({ indicatorId, isRequired: isDemanded }) => ({
            indicatorId,
            isRequired: isDemanded,
          })),
        })),
      },
    });
    const result = answer?.reviseReportTemplate;
    if (!result) return;
    if (result.__typename === "ReportTemplate") {
      onClose();
      showToast({ message: t`Đã lưu bản mẫu.` });
    } else setRefusal(refuse(form, ["levels", "validFrom"], result));
  }

  return (
    <IntentForm
      label={t`Sửa bản mẫu`}
      form={form}
      onSubmit={revise}
      submitLabel={t`Lưu bản mẫu`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <FieldRow>
        <FormLevels control={control} name="levels" label={t`Cấp dùng`} />
        <FormDateField control={control} name="validFrom" label={t`Dùng từ`} required />
      </FieldRow>
      <div>
        {sections.map((section, place) => (
          <SectionCard
            key={section.kind}
            section={section}
            asked={asked}
            onChange={(changed) => setSections(sections.map((each) => (each.kind === section.kind ? changed : each)))}
            onMove={(step) => setSections(moved(sections, place, step))}
            onRemove={() => {
              setSections(sections.filter((each) => each.kind !== section.kind));
              showToast({
                message: t`Đã bỏ mục “${section.title}”.`,
                onUndo: () =>
                  setSections((present) =>
                    present.some(({ kind }) => kind === section.kind)
                      ? present
                      : present.toSpliced(Math.min(place, present.length), 0, section),
                  ),
              });
            }}
          />
        ))}
      </div>
      {missing.length > 0 && (
        <Group gap="xs">
          <span>
            <Trans>Thêm mục:</Trans>
          </span>
          {missing.map((kind) => (
            <Button
              key={kind}
              variant="default"
              size="compact-sm"
              onClick={() => setSections([...sections, emptySection(kind)])}
            >
              {sectionKinds[kind]}
            </Button>
          ))}
        </Group>
      )}
    </IntentForm>
  );
}
