import { formatDate } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useEffectEvent } from "react";
import { type FieldPath, type FieldValues, get, type UseFormReturn, useWatch } from "react-hook-form";
import classes from "./Conflict.module.css";

interface ConflictProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** What the form began with. */
  base: Values;
  /** What was sent. */
  mine: Values;
  /** What somebody else saved in the meantime. */
  theirs: Values;
  fields: readonly {
    name: FieldPath<Values>;
    label: string;
    /** Of a field with a choice: what its values are called. */
    labels?: Record<string, string>;
    /** Of rows: what they say. */
    words?(values: Values): string;
  }[];
}

/** Somebody else saved first: both versions side by side, to choose between field by field. */
export function Conflict<Values extends FieldValues>({ form, base, mine, theirs, fields }: ConflictProps<Values>) {
  const { t } = useLingui();
  const wordsOf = useValueWords();
  const present = useWatch({ control: form.control });
  const differing = fields
    .map(({ name, label, labels, words = (values: Values) => wordsOf(get(values, name), labels) }) => ({
      name,
      label,
      began: words(base),
      own: words(mine),
      other: words(theirs),
      // All the fields of the form are there, though useWatch allows for fewer.
      now: words({ ...mine, ...present }),
    }))
    .filter(({ began, own, other }) => other !== began && other !== own);
  const choose = (version: Values, names: readonly FieldPath<Values>[]) => {
    for (const name of names) form.setValue(name, get(version, name));
  };

  // What was left as it was must not undo what the other one wrote.
  const untouched = differing.filter(({ began, own }) => own === began).map(({ name }) => name);
  const takeUntouched = useEffectEvent(() => choose(theirs, untouched));
  const untouchedKey = untouched.join();
  useEffect(() => {
    if (untouchedKey) takeUntouched();
  }, [untouchedKey]);

  return (
    <Note tone="warn">
      <div role="status">
        {differing.length > 0 ? (
          <Trans>
            Nội dung vừa được sửa ở nơi khác. Những gì đã nhập vẫn còn: ở mỗi mục dưới đây, chọn giữ bản nào rồi lưu lần
            nữa.
          </Trans>
        ) : (
          <Trans>
            Nội dung vừa được sửa ở nơi khác, ở những mục không khác với phần đang nhập. Xem lại rồi lưu lần nữa.
          </Trans>
        )}
      </div>
      {differing.map(({ name, label, own, other, now }) => (
        <fieldset key={name} className={classes.field}>
          <legend>{label}</legend>
          {[
            { version: mine, title: t`Bản đang nhập`, words: own },
            { version: theirs, title: t`Bản vừa lưu ở nơi khác`, words: other },
          ].map(({ version, title, words }) => (
            <label key={title} className={classes.version}>
              <input
                type="radio"
                name={`conflict-${name}`}
                checked={now === words}
                onChange={() => choose(version, [name])}
              />
              <span>
                <span className={classes.title}>{title}</span>
                <span className={classes.words}>{words || t`trống`}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Note>
  );
}

function useValueWords() {
  const locale = useLocale();
  return function wordsOf(value: unknown, labels: Record<string, string> = {}): string {
    if (Array.isArray(value)) return value.map((each) => wordsOf(each)).join(", ");
    if (typeof value === "object" && value !== null && "label" in value) return String(value.label);
    const text = value === null || value === undefined ? "" : String(value);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text, locale) : (labels[text] ?? text);
  };
}
