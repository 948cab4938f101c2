import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { formatDateTime, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNames } from "../../names.ts";
import classes from "./AuditEntryView.module.css";
import { useFieldNames, useHeldWords, useModelNames } from "./audit-words.ts";
import { subjectHref } from "./subject-hrefs.ts";

export const AuditEntryView_entry = graphql(`
  fragment AuditEntryView_entry on AuditEntry {
    id
    at
    action
    model
    subjectId
    subjectName
    actorName
    committee {
      id
      name
      nameEn
    }
    changes {
      field
      isWithheld
      before {
        value
        label
      }
      after {
        value
        label
      }
      present {
        value
        label
      }
    }
  }
`);

type Change = ResultOf<typeof AuditEntryView_entry>["changes"][number];

/** What each change is laid beside. */
export type Comparison = "before" | "present";

/** Puts what once stood in some fields back into a form. */
export interface Restore {
  /** The table whose rows the form edits. */
  model: string;
  fields: readonly string[];
  onRestore(values: Record<string, string>): void;
}

interface AuditEntryViewProps {
  entry: FragmentOf<typeof AuditEntryView_entry>;
  comparison: Comparison;
  restore?: Restore | undefined;
  /** The page is about the row, so its name need not be said. */
  isOfOneRow?: boolean;
}

/** Who changed what, when, field by field. */
export function AuditEntryView({ entry: masked, comparison, restore, isOfOneRow = false }: AuditEntryViewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const modelNames = useModelNames();
  const entry = readFragment(AuditEntryView_entry, masked);
  const { at, action, model, subjectId, subjectName, actorName, committee, changes } = entry;
  const noun = modelNames[model] ?? model;
  const acts = { INSERT: t`Lập ${noun}`, UPDATE: t`Sửa ${noun}`, DELETE: t`Xóa ${noun}` };
  // A load tells how many rows it wrote, not which.
  const loaded = changes.some(({ field }) => field === "batch") && changes.find(({ field }) => field === "rows")?.after;
  const href = action === "DELETE" ? undefined : subjectHref(model, subjectId);
  const former = restore?.model === model && formerValues(action, changes, restore.fields);
  return (
    <li className={classes.entry}>
      <p className={classes.act}>
        <strong>{loaded ? t`Nạp ${formatNumber(Number(loaded.value), locale)} dòng, ${noun}` : acts[action]}</strong>
        {subjectName && !isOfOneRow && <> {href ? <TextLink href={href}>{subjectName}</TextLink> : subjectName}</>}
      </p>
      <p className={classes.who}>
        {formatDateTime(at, locale)} · {actorName ?? (committee ? nameOf(committee) : t`Quản trị hệ thống`)}
        {actorName && committee && !isOfOneRow && ` · ${nameOf(committee)}`}
      </p>
      {action === "UPDATE" && !loaded ? (
        <Changes model={model} changes={changes} comparison={comparison} />
      ) : (
        <details className={classes.whole}>
          <summary>
            <Plural value={changes.length} other="# mục" />
          </summary>
          <Changes model={model} changes={changes} comparison={comparison} />
        </details>
      )}
      {restore && former && (
        <Button variant="default" size="compact-sm" mt={8} onClick={() => restore.onRestore(former)}>
          {action === "INSERT" ? <Trans>Lấy các giá trị này</Trans> : <Trans>Lấy lại giá trị trước đó</Trans>}
        </Button>
      )}
    </li>
  );
}

interface ChangesProps {
  model: string;
  changes: readonly Change[];
  comparison: Comparison;
}

function Changes({ model, changes, comparison }: ChangesProps) {
  const { t } = useLingui();
  const fieldNames = useFieldNames();
  const wordsOf = useHeldWords();
  const nothing = <span className={classes.nothing}>{t`trống`}</span>;
  const shown = (field: string, held: Change["before"]) => wordsOf(model, field, held) || nothing;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t`Mục`}</th>
          <th scope="col">{comparison === "before" ? t`Trước` : t`Lúc ấy`}</th>
          <th scope="col">{comparison === "before" ? t`Sau` : t`Hôm nay`}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, isWithheld, before, after, present }) => (
          <tr key={field}>
            <th scope="row">{fieldNames[field] ?? field}</th>
            {isWithheld ? (
              <td colSpan={2} className={classes.nothing}>{t`đã đổi, không lưu nội dung`}</td>
            ) : comparison === "before" ? (
              <>
                <td data-part={t`Trước`}>{shown(field, before)}</td>
                <td data-part={t`Sau`}>{shown(field, after)}</td>
              </>
            ) : (
              <>
                <td data-part={t`Lúc ấy`}>{shown(field, after)}</td>
                <td data-part={t`Hôm nay`} data-same={after?.value === present?.value || undefined}>
                  {after?.value === present?.value ? t`như lúc ấy` : shown(field, present)}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What stood there before a change, or as it was made; null where none of the fields is in it. */
function formerValues(action: string, changes: readonly Change[], fields: readonly string[]) {
  const former = changes
    .filter(({ field, isWithheld }) => fields.includes(field) && !isWithheld)
    .map(({ field, before, after }) => [field, (action === "INSERT" ? after : before)?.value ?? ""] as const);
  return former.length > 0 && action !== "DELETE" ? Object.fromEntries(former) : null;
}
