import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate, formatDateRange } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { VisuallyHidden } from "@mantine/core";
import { IconMinus, IconPencil, IconPlus, type TablerIcon } from "@tabler/icons-react";
import { Fragment } from "react";
import classes from "./PlanChanges.module.css";
import { type ComparedField, type PlannedText, type TaskChange, taskChangesOf } from "./task-changes.ts";

export const PlanChanges_change = graphql(`
  fragment PlanChanges_change on PlanTaskChange {
    before {
      number
      title
      expectedResult
      leadAgencyName
      startsOn
      dueOn
    }
    after {
      number
      title
      expectedResult
      leadAgencyName
      startsOn
      dueOn
    }
  }
`);

/** As many as the API tells of one text. */
const MOST = 200;

export interface TextChange {
  label: string;
  before: string;
  after: string;
}

interface PlanChangesProps {
  changes: readonly FragmentOf<typeof PlanChanges_change>[];
  /** What the text as a whole said and says; what is the same is left out. */
  texts: readonly TextChange[];
  /** Where nothing differs. */
  empty: string;
}

/** What one text of a plan changes in another, task by task, in words and signs. */
export function PlanChanges({ changes: masked, texts, empty }: PlanChangesProps) {
  const { t } = useLingui();
  const changes = taskChangesOf(masked.map((change) => readFragment(PlanChanges_change, change)));
  const changedTexts = texts.filter(({ before, after }) => before !== after);
  const count = (kind: TaskChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  const [added, gone, changed] = [count("added"), count("gone"), count("changed")];
  const sums = [
    added > 0 && plural(added, { other: "thêm # nhiệm vụ" }),
    gone > 0 && plural(gone, { other: "bỏ # nhiệm vụ" }),
    changed > 0 && plural(changed, { other: "sửa # nhiệm vụ" }),
  ].filter(Boolean);
  if (changes.length + changedTexts.length === 0) return <p className={classes.summary}>{empty}</p>;
  return (
    <>
      {sums.length > 0 && <p className={classes.summary}>{capitalised(sums.join(", "))}.</p>}
      <ul className={classes.changes}>
        {changedTexts.length > 0 && (
          <li>
            <Mark kind="changed" />
            <div>
              <p className={classes.name}>{t`Kế hoạch`}</p>
              <dl className={classes.fields}>
                {changedTexts.map((text) => (
                  <Fragment key={text.label}>
                    <dt>{text.label}</dt>
                    <dd>
                      <BeforeAfter before={text.before} after={text.after} />
                    </dd>
                  </Fragment>
                ))}
              </dl>
            </div>
          </li>
        )}
        {changes.map((change) => (
          <li key={`${change.kind} ${change.task.number} ${change.task.title}`}>
            <Mark kind={change.kind} />
            <div>
              <p className={classes.name}>
                <span>{change.task.number}</span>
                {change.kind === "gone" ? <del>{change.task.title}</del> : change.task.title}
              </p>
              {change.kind === "changed" ? <ChangedFields change={change} /> : <TaskFacts task={change.task} />}
            </div>
          </li>
        ))}
      </ul>
      {changes.length === MOST && (
        <Note tone="warn">
          <Trans>Chỉ nêu {MOST} nhiệm vụ khác đầu tiên.</Trans>
        </Note>
      )}
    </>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const icons = { added: IconPlus, gone: IconMinus, changed: IconPencil } satisfies Record<
  TaskChange["kind"],
  TablerIcon
>;

function Mark({ kind }: { kind: TaskChange["kind"] }) {
  const { t } = useLingui();
  const words = {
    added: t({ message: "Thêm", context: "khác biệt" }),
    gone: t({ message: "Bỏ", context: "khác biệt" }),
    changed: t({ message: "Sửa", context: "khác biệt" }),
  };
  const Icon = icons[kind];
  return (
    <span className={classes.mark} data-kind={kind}>
      <Icon size={16} stroke={2} aria-hidden />
      {words[kind]}
    </span>
  );
}

function TaskFacts({ task }: { task: PlannedText }) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <p className={classes.facts}>
      {task.leadAgencyName ?? t`Chưa phân công`} · {formatDateRange(task.startsOn, task.dueOn, locale)}
    </p>
  );
}

function ChangedFields({ change }: { change: Extract<TaskChange, { kind: "changed" }> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const labels: Record<ComparedField, string> = {
    number: t`Số`,
    title: t`Nhiệm vụ`,
    leadAgencyName: t`Chủ trì`,
    startsOn: t`Bắt đầu`,
    dueOn: t`Hạn`,
    expectedResult: t`Kết quả cần đạt`,
  };
  const wordsOf = (task: PlannedText, field: ComparedField) => {
    if (field === "startsOn" || field === "dueOn") return formatDate(task[field], locale);
    return task[field] ?? t`Chưa phân công`;
  };
  return (
    <dl className={classes.fields}>
      {change.fields.map((field) => (
        <Fragment key={field}>
          <dt>{labels[field]}</dt>
          <dd>
            <BeforeAfter before={wordsOf(change.before, field)} after={wordsOf(change.task, field)} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Longer texts stand below each other. */
const ON_ONE_LINE = 72;

function BeforeAfter({ before, after }: { before: string; after: string }) {
  const { t } = useLingui();
  return (
    <span className={classes.pair} data-long={before.length + after.length > ON_ONE_LINE || undefined}>
      <VisuallyHidden>{t`Trước:`} </VisuallyHidden>
      <del>{before || t`để trống`}</del>
      <span className={classes.arrow} aria-hidden>
        →
      </span>
      <VisuallyHidden> {t`Sau:`} </VisuallyHidden>
      <ins>{after || t`để trống`}</ins>
    </span>
  );
}
