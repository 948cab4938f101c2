import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type PlanBlocker, type ResultOf, readFragment } from "@camket/schema";
import { collator } from "@camket/ui/fold";
import { formatDateRange } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState, useTransition } from "react";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { taskHref } from "./hrefs.ts";
import { LoadedCount } from "./LoadedCount.tsx";
import classes from "./PlanOutline.module.css";
import { SectionDrawer } from "./SectionDrawer.tsx";
import { AddTask, TaskDrawer, TaskDrawer_task, taskTextOf, valuesOfTask } from "./TaskDrawer.tsx";
import { useExchangeTasks } from "./use-exchange-tasks.ts";

const PlanOutlineQuery = graphql(
  `
    query PlanOutline($id: ID!, $after: String) {
      plan(id: $id) {
        id
        version
        startsOn
        endsOn
        committee {
          id
          unit {
            id
          }
        }
        sections {
          id
          number
          title
        }
        tasks(first: 100, after: $after) {
          totalCount
          edges {
            node {
              id
              version
              number
              title
              startsOn
              dueOn
              section {
                id
              }
              leadAgency {
                id
                name
                nameEn
              }
              coordinatingAgencies {
                id
              }
              ...TaskDrawer_task
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  `,
  [TaskDrawer_task],
);

const DeleteTask = graphql(
  `
    mutation DeleteTask($input: DeleteTaskInput!) {
      deleteTask(input: $input) {
        __typename
        ... on Plan {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const AddPlanSection = graphql(
  `
    mutation AddPlanSection($input: AddPlanSectionInput!) {
      addPlanSection(input: $input) {
        __typename
        ... on Plan {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const DeletePlanSection = graphql(
  `
    mutation DeletePlanSection($input: DeletePlanSectionInput!) {
      deletePlanSection(input: $input) {
        __typename
        ... on Plan {
          id
          version
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

type Plan = NonNullable<ResultOf<typeof PlanOutlineQuery>["plan"]>;
type OutlineTask = Plan["tasks"]["edges"][number]["node"];
type OutlineSection = Plan["sections"][number];

type Opened =
  | { kind: "task"; task: OutlineTask | null; sectionId: string | null }
  | { kind: "section"; section: OutlineSection | null };

interface Mending {
  /** What the viewer came to mend: its form is open. */
  mending: PlanBlocker | null;
  onMended(): void;
}

/** A draft as it is written: headings and tasks, added, changed and deleted in place. */
export function PlanOutline({ planId, ...mending }: Mending & { planId: string }) {
  const { data, fetchMore } = useSuspenseQuery(PlanOutlineQuery, { variables: { id: planId } });
  const [isLoading, startLoading] = useTransition();
  if (!data.plan) return null;
  const { edges, totalCount, pageInfo } = data.plan.tasks;
  return (
    <>
      <Outline plan={data.plan} {...mending} />
      <LoadedCount
        loaded={edges.length}
        total={totalCount}
        isLoading={isLoading}
        onMore={() =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          })
        }
      />
    </>
  );
}

function Outline({ plan, mending, onMended }: Mending & { plan: Plan }) {
  const { t } = useLingui();
  const [chosen, setOpened] = useState<Opened | null>(null);
  const { deleteTask, deleteSection } = useDeletions(plan);
  const exchange = useExchangeTasks();
  // Two that change places come back with their numbers, and not with the list.
  const tasks = plan.tasks.edges.map(({ node }) => node).toSorted((a, b) => collator.compare(a.number, b.number));
  const sectionId = plan.sections.at(-1)?.id ?? null;
  const lacking = tasks.find(({ leadAgency }) => !leadAgency);
  const asked: Opened | null =
    mending === "NO_TASKS"
      ? { kind: "task", task: null, sectionId }
      : mending === "TASKS_WITHOUT_LEAD_AGENCY" && lacking
        ? { kind: "task", task: lacking, sectionId: null }
        : null;
  const opened = chosen ?? asked;
  function close() {
    setOpened(null);
    onMended();
  }
  const addTask = (sectionId: string | null) => setOpened({ kind: "task", task: null, sectionId });
  const addSection = () => setOpened({ kind: "section", section: null });
  const rowsOf = (sectionId: string | null) => (
    <OutlineTasks
      tasks={tasks.filter(({ section }) => (section?.id ?? null) === sectionId)}
      onEdit={(task) => setOpened({ kind: "task", task, sectionId })}
      onDelete={deleteTask}
      onExchange={exchange}
    />
  );
  return (
    <>
      {tasks.length + plan.sections.length === 0 && (
        <EmptyState title={t`Dự thảo chưa có nhiệm vụ nào`}>
          <Trans>Thêm đề mục trước để chia nhóm, hoặc thêm ngay nhiệm vụ đầu tiên.</Trans>
        </EmptyState>
      )}
      {rowsOf(null)}
      {plan.sections.map((section) => (
        <section key={section.id} aria-label={`${section.number} ${section.title}`} className={classes.section}>
          <div className={classes.heading}>
            <h2>
              <span>{section.number}</span>
              {section.title}
            </h2>
            <Button
              variant="subtle"
              leftSection={<IconPlus size={15} stroke={2} aria-hidden />}
              aria-label={t`Thêm nhiệm vụ vào đề mục ${section.number}`}
              onClick={() => addTask(section.id)}
            >
              <Trans>Nhiệm vụ</Trans>
            </Button>
            <RowActions
              name={t`đề mục ${section.number}`}
              onEdit={() => setOpened({ kind: "section", section })}
              onDelete={() => deleteSection(section)}
            />
          </div>
          {rowsOf(section.id)}
        </section>
      ))}
      <Group gap="xs" mt="md">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
          onClick={() => addTask(plan.sections.at(-1)?.id ?? null)}
        >
          <Trans>Thêm nhiệm vụ</Trans>
        </Button>
        <Button variant="default" onClick={addSection}>
          <Trans>Thêm đề mục</Trans>
        </Button>
      </Group>
      <TaskDrawer
        isOpen={opened?.kind === "task"}
        onClose={close}
        plan={plan}
        task={opened?.kind === "task" ? opened.task : null}
        sectionId={opened?.kind === "task" ? opened.sectionId : null}
      />
      <SectionDrawer
        isOpen={opened?.kind === "section"}
        onClose={close}
        planId={plan.id}
        planVersion={plan.version}
        section={opened?.kind === "section" ? opened.section : null}
      />
    </>
  );
}

/** Deletes a row of a draft; until the next change it can be written back as it was. */
function useDeletions(plan: Plan) {
  const { t } = useLingui();
  const showToast = useToast();
  const again = { refetchQueries: ["PlanPage", "PlanTimeline", "PlanOutline", "PlanAmendment"] };
  const taskDeletion = useIntent(DeleteTask, again);
  const taskAddition = useIntent(AddTask, again);
  const sectionDeletion = useIntent(DeletePlanSection, again);
  const sectionAddition = useIntent(AddPlanSection, again);

  function tell(message: string, undo: () => void) {
    showToast({ message, onUndo: undo });
  }
  const tellRefusal = (message: string | undefined) =>
    showToast({ tone: "late", message: message ?? t`Chưa xóa được; nội dung vẫn còn nguyên.` });

  async function deleteTask(task: OutlineTask) {
    const answer = await taskDeletion.send({ input: { id: task.id, expectedVersion: task.version } });
    const result = answer?.deleteTask;
    if (result?.__typename !== "Plan") return tellRefusal(result && readFragment(Refusal_error, result).message);
    tell(t`Đã xóa nhiệm vụ ${task.number}.`, () =>
      taskAddition.send({ input: { planId: plan.id, ...taskTextOf(valuesOfTask(task)) } }),
    );
  }

  async function deleteSection({ id, number, title }: OutlineSection) {
    const answer = await sectionDeletion.send({ input: { id, expectedVersion: plan.version } });
    const result = answer?.deletePlanSection;
    if (result?.__typename !== "Plan") return tellRefusal(result && readFragment(Refusal_error, result).message);
    const { version } = result;
    tell(t`Đã xóa đề mục ${number}.`, () =>
      sectionAddition.send({ input: { planId: plan.id, expectedVersion: version, number, title } }),
    );
  }

  return { deleteTask, deleteSection };
}

interface OutlineTasksProps {
  tasks: readonly OutlineTask[];
  onEdit(task: OutlineTask): void;
  onDelete(task: OutlineTask): void;
  onExchange(task: OutlineTask, other: OutlineTask): Promise<boolean>;
}

/** The tasks under one heading; Alt with an arrow moves the one in which the focus is. */
function OutlineTasks({ tasks, onEdit, onDelete, onExchange }: OutlineTasksProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const list = useRef<HTMLUListElement>(null);

  async function move(index: number, step: 1 | -1) {
    const [task, other] = [tasks[index], tasks[index + step]];
    const focused = document.activeElement;
    if (!task || !other || !(await onExchange(task, other))) return;
    // The row is drawn at its new place, where the browser has let go of the focus.
    requestAnimationFrame(() => focused instanceof HTMLElement && list.current?.contains(focused) && focused.focus());
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    void move(index, event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <ul ref={list} className={classes.tasks}>
      {tasks.map((task, index) => (
        <li key={task.id} onKeyDown={(event) => onKeyDown(event, index)}>
          <span className={classes.number}>{task.number}</span>
          <span className={classes.title}>
            <TextLink href={taskHref(task.id)}>{task.title}</TextLink>
            <span>
              {task.leadAgency ? nameOf(task.leadAgency) : t`Chưa phân công`}
              {task.coordinatingAgencies.length > 0 && ` +${task.coordinatingAgencies.length}`}
              {" · "}
              {formatDateRange(task.startsOn, task.dueOn, locale)}
            </span>
          </span>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              aria-label={t`Chuyển nhiệm vụ ${task.number} lên`}
              aria-keyshortcuts="Alt+ArrowUp"
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              <IconArrowUp size={17} stroke={1.7} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t`Chuyển nhiệm vụ ${task.number} xuống`}
              aria-keyshortcuts="Alt+ArrowDown"
              disabled={index === tasks.length - 1}
              onClick={() => move(index, 1)}
            >
              <IconArrowDown size={17} stroke={1.7} aria-hidden />
            </ActionIcon>
            <RowActions name={t`nhiệm vụ ${task.number}`} onEdit={() => onEdit(task)} onDelete={() => onDelete(task)} />
          </Group>
        </li>
      ))}
    </ul>
  );
}

function RowActions({ name, onEdit, onDelete }: { name: string; onEdit(): void; onDelete(): void }) {
  const { t } = useLingui();
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon aria-label={t`Sửa ${name}`} onClick={onEdit}>
        <IconPencil size={17} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t`Xóa ${name}`} onClick={onDelete}>
        <IconTrash size={17} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
