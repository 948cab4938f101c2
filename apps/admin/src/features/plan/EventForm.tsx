import { graphql } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { Conflict } from "../../Conflict.tsx";
import { FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { DocumentPicker } from "./DocumentsPicker.tsx";
import { DraftingCommitteePicker } from "./DraftingCommitteePicker.tsx";
import { EventDays } from "./EventDays.tsx";
import { AgendaRows, AttendanceRows, ConclusionRows } from "./EventRows.tsx";
import { useEventKindNames } from "./event-kinds.ts";
import { type EventValues, eventTextOf, withoutEmptyRows } from "./event-values.ts";
import { eventQueries, useForgetLists } from "./forget-lists.ts";
import { eventStorageKey, keepEvent, keptEvent } from "./kept-event.ts";
import { RightsPickers } from "./RightsPickers.tsx";

const RecordEvent = graphql(
  `
    mutation RecordEvent($input: RecordEventInput!) {
      recordEvent(input: $input) {
        __typename
        ... on Event {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const EditEvent = graphql(
  `
    mutation EditEvent($input: EditEventInput!) {
      editEvent(input: $input) {
        __typename
        ... on Event {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const singleFields = [
  "committeeId",
  "kind",
  "title",
  "startsOn",
  "endsOn",
  "place",
  "themeIds",
  "documentId",
] as const satisfies FieldPath<EventValues>[];

const fieldNames = ({ agenda, attendances, conclusions }: EventValues): FieldPath<EventValues>[] => [
  ...singleFields,
  ...agenda.flatMap((_, index) => [`agenda.${index}.title`, `agenda.${index}.speakerOffice`] as const),
  ...attendances.map((_, index) => `attendances.${index}.count` as const),
  ...conclusions.map((_, index) => `conclusions.${index}.text` as const),
];

interface EventFormProps {
  userId: string;
  /** Null for one that is not recorded yet. */
  event: { id: string; version: number; conclusionIds: ReadonlySet<string> } | null;
  /** What is recorded now. */
  values: EventValues;
  onSaved(id: string): void;
  onCancel(): void;
}

const isSame = (one: EventValues, other: EventValues) => JSON.stringify(one) === JSON.stringify(other);

/** An event with all that hangs on it. What is typed stays on this machine until it is recorded. */
export function EventForm({ userId, event, values: theirs, onSaved, onCancel }: EventFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const kinds = useEventKindNames();
  const recording = useIntent(RecordEvent, { refetchQueries: eventQueries });
  const editing = useIntent(EditEvent, { refetchQueries: eventQueries });
  const storageKey = eventStorageKey(userId, event?.id ?? null);
  const [kept] = useState(() => keptEvent(storageKey));
  const [hasKept, setHasKept] = useState(kept !== null);
  const [{ base, version }] = useState(() => kept ?? { base: theirs, version: event?.version ?? 0 });
  const [refusal, setRefusal] = useState<string | null>(null);
  const isBehind = kept !== null && event !== null && kept.version !== event.version;
  const [mine, setMine] = useState<EventValues | null>(isBehind ? kept.values : null);
  const form = useForm<EventValues>({ defaultValues: kept?.values ?? theirs });
  const { control, register, setError, setValue, reset, subscribe } = form;

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => keepEvent(storageKey, isSame(values, base) ? null : { values, base, version }),
      }),
    [subscribe, storageKey, base, version],
  );

  function drop() {
    keepEvent(storageKey, null);
    reset(theirs);
    keepEvent(storageKey, null);
    setMine(null);
    setHasKept(false);
  }

  /** @returns whether a committee or agency stands in two rows. */
  function findTwice({ attendances }: EventValues): boolean {
    const ids = attendances.map(({ attendee }) => attendee?.id);
    const second = ids.findIndex((id, index) => id && ids.indexOf(id) < index);
    if (second >= 0) setError(`attendances.${second}.attendee`, { message: t`Đã có ở dòng trên: ghi chung một dòng.` });
    return second >= 0;
  }

  async function save(given: EventValues) {
    setRefusal(null);
    const values = withoutEmptyRows(given);
    if (findTwice(values)) return;
    const text = eventTextOf(values, event?.conclusionIds ?? new Set());
    setMine(null);
    const result = event
      ? (await editing.send({ input: { id: event.id, expectedVersion: mine ? event.version : version, event: text } }))
          ?.editEvent
      : (await recording.send({ input: { committeeId: values.committeeId?.id ?? "", event: text } }))?.recordEvent;
    if (!result) return;
    if (result.__typename === "Event") {
      keepEvent(storageKey, null);
      if (values.committeeId) forgetLists(values.committeeId.id);
      showToast({ message: event ? t`Đã sửa “${values.title}”.` : t`Đã ghi nhận “${values.title}”.` });
      onSaved(result.id);
    } else if (result.__typename === "VersionConflictError") setMine(given);
    else setRefusal(refuse(form, fieldNames(values), result));
  }

  /** Rows that say nothing are gone before the others are looked at, so that mistakes find their rows. */
  function tidy() {
    const values = form.getValues();
    const tidied = withoutEmptyRows(values);
    for (const name of ["agenda", "attendances", "conclusions"] as const)
      if (tidied[name].length < values[name].length) setValue(name, tidied[name]);
  }

  const rows = (separator: string, texts: string[]) =>
    texts.map((text, index) => `${index + 1}. ${text}`).join(separator);
  return (
    <div onSubmitCapture={tidy}>
      <IntentForm
        label={event ? t`Sửa sự kiện` : t`Ghi nhận sự kiện`}
        form={form}
        onSubmit={save}
        submitLabel={event ? t`Lưu` : t`Ghi nhận`}
        isSending={recording.isSending || editing.isSending}
        failure={recording.failure ?? editing.failure ?? refusal}
        onCancel={onCancel}
      >
        {hasKept && (
          <Note tone="quiet">
            <Trans>Phần đã nhập lần trước vẫn được giữ trên máy này.</Trans>{" "}
            <Button variant="default" size="compact-sm" onClick={drop}>
              {event ? <Trans>Bỏ, lấy bản đã lưu</Trans> : <Trans>Bỏ, nhập lại từ đầu</Trans>}
            </Button>
          </Note>
        )}
        {mine && (
          <Conflict
            form={form}
            base={base}
            mine={mine}
            theirs={theirs}
            fields={[
              { name: "kind", label: t`Hình thức`, labels: kinds },
              { name: "title", label: t`Tên sự kiện` },
              { name: "startsOn", label: t`Từ ngày` },
              { name: "endsOn", label: t`Đến ngày` },
              { name: "place", label: t`Địa điểm` },
              { name: "themeIds", label: t`Lĩnh vực` },
              { name: "documentId", label: t`Văn bản` },
              {
                name: "agenda",
                label: t`Chương trình`,
                words: ({ agenda }) =>
                  rows(
                    "; ",
                    agenda.map(({ title, speakerOffice }) => [title, speakerOffice].filter(Boolean).join(", ")),
                  ),
              },
              {
                name: "attendances",
                label: t`Thành phần dự`,
                words: ({ attendances }) =>
                  rows(
                    "; ",
                    attendances.map(({ attendee, count }) => `${attendee?.label ?? ""}: ${count ?? ""}`),
                  ),
              },
              {
                name: "conclusions",
                label: t`Kết luận`,
                words: ({ conclusions }) =>
                  rows(
                    " ",
                    conclusions.map(({ text, leadAgency }) => [text, leadAgency?.label].filter(Boolean).join(" — ")),
                  ),
              },
            ]}
          />
        )}
        {!event && <DraftingCommitteePicker control={control} name="committeeId" label={t`Ban chỉ đạo`} required />}
        <FieldRow>
          <ChoiceField {...register("kind")} label={t`Hình thức`} labels={kinds} />
          <FormTextField control={control} name="place" label={t`Địa điểm`} required maxLength={300} />
        </FieldRow>
        <FormTextField control={control} name="title" label={t`Tên sự kiện`} required maxLength={500} />
        <EventDays form={form} />
        <RightsPickers control={control} themes="themeIds" />
        <DocumentPicker
          control={control}
          name="documentId"
          label={t`Văn bản`}
          description={t`Thông báo kết luận hoặc giấy mời; gõ số hoặc một từ của trích yếu để tìm.`}
        />
        <AgendaRows form={form} />
        <AttendanceRows form={form} />
        <ConclusionRows form={form} />
      </IntentForm>
    </div>
  );
}
