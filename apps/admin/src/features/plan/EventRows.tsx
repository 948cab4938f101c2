import { ChoiceField } from "@camket/ui/field";
import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import type { ClipboardEvent } from "react";
import { type UseFormReturn, useFieldArray, useWatch } from "react-hook-form";
import { FormNumberField, FormTextAreaField, FormTextField } from "../../FormFields.tsx";
import { AgencyPicker } from "../committee/AgencyPicker.tsx";
import { AttendeePicker } from "./AttendeePicker.tsx";
import { EntryRows } from "./EntryRows.tsx";
import { type EventValues, linesOf, noAgendaItem, noAttendance, noConclusion } from "./event-values.ts";

interface RowsProps {
  form: UseFormReturn<EventValues>;
}

/** Several lines that are pasted into one field: the first goes on in it, the others become rows below. */
function pastedLines({ clipboardData, currentTarget }: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) {
  const [first = "", ...others] = linesOf(clipboardData.getData("text/plain"));
  if (others.length === 0) return null;
  const { value, selectionStart, selectionEnd } = currentTarget;
  const [before, after] = [value.slice(0, selectionStart ?? 0), value.slice(selectionEnd ?? value.length)];
  return { first: `${before}${first}${after}`, others };
}

export function AgendaRows({ form }: RowsProps) {
  const { t } = useLingui();
  const { control, register, getValues, setValue } = form;
  const { fields, insert, move, remove } = useFieldArray({ control, name: "agenda" });
  return (
    <EntryRows
      legend={t`Chương trình`}
      hint={t`Mỗi dòng một chuyên đề hoặc tham luận; dán nhiều dòng từ văn bản thành nhiều dòng. Người trình bày ghi theo cơ quan, đơn vị, không ghi tên người.`}
      {...(fields.length > 0 && { count: fields.length })}
      addLabel={t`Thêm chuyên đề, tham luận`}
      rows={fields}
      columns="124px minmax(0, 2fr) minmax(0, 1fr)"
      onInsert={(index) => insert(index, noAgendaItem, { shouldFocus: false })}
      onMove={move}
      onRemove={(index) => {
        const row = getValues(`agenda.${index}`);
        remove(index);
        return () => insert(index, row, { shouldFocus: false });
      }}
      row={(index) => (
        <>
          <ChoiceField
            {...register(`agenda.${index}.kind`)}
            label={t`Loại, dòng ${index + 1}`}
            labels={{ TOPIC: t`Chuyên đề`, PAPER: t`Tham luận` }}
          />
          <FormTextField
            control={control}
            name={`agenda.${index}.title`}
            label={t`Tên chuyên đề, dòng ${index + 1}`}
            placeholder={t`Tên chuyên đề, tham luận`}
            maxLength={500}
            required
            onPaste={(event) => {
              const pasted = pastedLines(event);
              if (!pasted) return;
              event.preventDefault();
              setValue(`agenda.${index}.title`, pasted.first, { shouldDirty: true });
              const { kind } = getValues(`agenda.${index}`);
              insert(
                index + 1,
                pasted.others.map((title) => ({ ...noAgendaItem, kind, title })),
                { shouldFocus: false },
              );
            }}
          />
          <FormTextField
            control={control}
            name={`agenda.${index}.speakerOffice`}
            label={t`Cơ quan trình bày, dòng ${index + 1}`}
            placeholder={t`Cơ quan trình bày`}
            maxLength={300}
          />
        </>
      )}
    />
  );
}

export function AttendanceRows({ form }: RowsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { control, getValues } = form;
  const { fields, insert, move, remove } = useFieldArray({ control, name: "attendances" });
  const total = useWatch({ control, name: "attendances" }).reduce((sum, { count }) => sum + (count ?? 0), 0);
  return (
    <EntryRows
      legend={t`Thành phần dự`}
      hint={t`Chỉ ghi số người của mỗi ban, mỗi cơ quan.`}
      {...(total > 0 && { count: t`${formatNumber(total, locale)} người` })}
      addLabel={t`Thêm ban, cơ quan dự`}
      rows={fields}
      columns="minmax(0, 1fr) 120px"
      onInsert={(index) => insert(index, noAttendance, { shouldFocus: false })}
      onMove={move}
      onRemove={(index) => {
        const row = getValues(`attendances.${index}`);
        remove(index);
        return () => insert(index, row, { shouldFocus: false });
      }}
      row={(index) => (
        <>
          <AttendeePicker
            control={control}
            name={`attendances.${index}.attendee`}
            label={t`Ban, cơ quan dự, dòng ${index + 1}`}
            placeholder={t`Tên ban hoặc cơ quan`}
            required
          />
          <FormNumberField
            control={control}
            name={`attendances.${index}.count`}
            label={t`Số người, dòng ${index + 1}`}
            placeholder={t`Số người`}
            min={1}
            required
          />
        </>
      )}
    />
  );
}

export function ConclusionRows({ form }: RowsProps) {
  const { t } = useLingui();
  const { control, getValues, setValue } = form;
  const { fields, insert, move, remove } = useFieldArray({ control, name: "conclusions" });
  return (
    <EntryRows
      legend={t`Kết luận`}
      hint={t`Đánh số theo thứ tự; dán nhiều dòng từ thông báo kết luận thành nhiều kết luận.`}
      {...(fields.length > 0 && { count: fields.length })}
      addLabel={t`Thêm kết luận`}
      rows={fields}
      columns="minmax(0, 2fr) minmax(0, 1fr)"
      onInsert={(index) => insert(index, noConclusion, { shouldFocus: false })}
      onMove={move}
      onRemove={(index) => {
        const row = getValues(`conclusions.${index}`);
        remove(index);
        return () => insert(index, row, { shouldFocus: false });
      }}
      row={(index) => (
        <>
          <FormTextAreaField
            control={control}
            name={`conclusions.${index}.text`}
            label={t`Kết luận ${index + 1}`}
            placeholder={t`Nội dung kết luận`}
            minRows={1}
            maxLength={2000}
            required
            onPaste={(event) => {
              const pasted = pastedLines(event);
              if (!pasted) return;
              event.preventDefault();
              setValue(`conclusions.${index}.text`, pasted.first, { shouldDirty: true });
              insert(
                index + 1,
                pasted.others.map((text) => ({ ...noConclusion, text })),
                { shouldFocus: false },
              );
            }}
          />
          <AgencyPicker
            control={control}
            name={`conclusions.${index}.leadAgency`}
            label={t`Cơ quan được giao, kết luận ${index + 1}`}
            placeholder={t`Cơ quan được giao`}
          />
        </>
      )}
    />
  );
}
