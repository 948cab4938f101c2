import { useQuery } from "@apollo/client/react";
import { type AdministrativeLevel, graphql, type ResultOf } from "@camket/schema";
import type { PickerOption } from "@camket/ui/entity-picker";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatNumber } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useController, useForm } from "react-hook-form";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { AssigneesPicker } from "./AssigneesPicker.tsx";
import { assignmentQueries, useForgetLists } from "./forget-lists.ts";
import { TaskNow, TaskNow_task } from "./TaskNow.tsx";

const GiveTaskQuery = graphql(
  `
    query GiveTask($id: ID!, $committeeId: ID!, $asOf: Date!) {
      task(id: $id) {
        id
        version
        committee {
          id
          unit {
            id
            level
          }
        }
        ...TaskNow_task
      }
      provinces: committees(where: { underCommitteeId: $committeeId, level: PROVINCE }, asOf: $asOf) {
        totalCount
      }
      communes: committees(where: { underCommitteeId: $committeeId, level: COMMUNE }, asOf: $asOf) {
        totalCount
      }
      givenProvinces: taskAssignments(where: { taskId: $id, assigneeLevel: PROVINCE }) {
        totalCount
      }
      givenCommunes: taskAssignments(where: { taskId: $id, assigneeLevel: COMMUNE }) {
        totalCount
      }
      given: taskAssignments(where: { taskId: $id }, orderBy: ASSIGNEE, first: 12) {
        totalCount
        edges {
          node {
            id
            assignee {
              id
              unit {
                id
                level
                kind
                name
                nameEn
              }
            }
          }
        }
      }
    }
  `,
  [TaskNow_task],
);

const GiveTaskToCommittees = graphql(
  `
    mutation GiveTaskToCommittees($input: GiveTaskInput!) {
      giveTask(input: $input) {
        __typename
        ... on Task {
          id
          version
          assignmentCounts {
            total
            accepted
            done
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface GiveTaskDrawerProps {
  /** Null while the drawer is closed. */
  task: { id: string; committee: { id: string } } | null;
  onClose(): void;
}

export function GiveTaskDrawer({ task, onClose }: GiveTaskDrawerProps) {
  const { t } = useLingui();
  const { data } = useQuery(GiveTaskQuery, {
    variables: { id: task?.id ?? "", committeeId: task?.committee.id ?? "", asOf: today() },
    skip: !task,
  });
  return (
    <FormDrawer isOpen={task !== null} onClose={onClose} title={t`Giao cho cấp dưới`} width={640}>
      {data?.task ? <GiveTaskForm key={data.task.id} {...data} task={data.task} onClose={onClose} /> : <LoadingState />}
    </FormDrawer>
  );
}

type Below = ResultOf<typeof GiveTaskQuery>;

interface GiveTaskFormProps extends Below {
  task: NonNullable<Below["task"]>;
  onClose(): void;
}

type GivenLevel = Extract<AdministrativeLevel, "PROVINCE" | "COMMUNE">;

interface Values {
  to: GivenLevel | "CHOSEN";
  assigneeIds: PickerOption[];
}

function GiveTaskForm({ task, onClose, ...below }: GiveTaskFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(GiveTaskToCommittees, { refetchQueries: assignmentQueries });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const { level: own } = task.committee.unit;
  const everyLevel: { level: GivenLevel; total: number; given: number }[] = [
    { level: "PROVINCE", total: below.provinces.totalCount, given: below.givenProvinces.totalCount },
    { level: "COMMUNE", total: below.communes.totalCount, given: below.givenCommunes.totalCount },
  ];
  // A committee is not below itself.
  const levels = everyLevel.filter(({ level, total }) => level !== own && total > 0);
  const form = useForm<Values>({ defaultValues: { to: levels[0]?.level ?? "CHOSEN", assigneeIds: [] } });
  const { field } = useController({ control: form.control, name: "to" });
  const levelNames = {
    PROVINCE: (total: number) => plural(total, { other: "Tất cả # ban cấp tỉnh" }),
    COMMUNE: (total: number) => plural(total, { other: "Tất cả # ban cấp xã" }),
  } satisfies Record<GivenLevel, unknown>;
  const rest = below.given.totalCount - below.given.edges.length;

  async function give({ to, assigneeIds }: Values) {
    setRefusal(null);
    setChanged(false);
    if (to === "CHOSEN" && assigneeIds.length === 0) {
      form.setError("assigneeIds", { message: t`Chọn ít nhất một ban.` });
      return;
    }
    const answer = await send({
      input: {
        ...{ taskId: task.id, expectedVersion: task.version },
        ...(to === "CHOSEN" ? { assigneeIds: assigneeIds.map(({ id }) => id) } : { assigneeIds: [], level: to }),
      },
    });
    const result = answer?.giveTask;
    if (!result) return;
    if (result.__typename === "Task") {
      const before = below.given.totalCount;
      const added = result.assignmentCounts.total - before;
      forgetLists(task.committee.id);
      onClose();
      showToast({
        message:
          added > 0
            ? `${plural(added, { other: "Đã giao cho # ban." })}${before > 0 ? ` ${plural(before, { other: "# ban có từ trước vẫn giữ nguyên." })}` : ""}`
            : t`Các ban này đều đã được giao từ trước, không có gì thay đổi.`,
      });
    } else if (result.__typename === "VersionConflictError") setChanged(true);
    else setRefusal(refuse(form, ["assigneeIds"], result));
  }

  return (
    <IntentForm
      label={t`Giao cho cấp dưới`}
      form={form}
      onSubmit={give}
      submitLabel={t`Giao nhiệm vụ`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <TaskNow task={task} isChanged={isChanged} />
      {below.given.totalCount > 0 && (
        <Note tone="quiet">
          <Trans>
            Đã giao cho <strong>{formatNumber(below.given.totalCount, locale)} ban</strong>:
          </Trans>{" "}
          {below.given.edges.map(({ node }) => unitNameOf(node.assignee.unit)).join(", ")}
          {rest > 0 && (
            <>
              {" "}
              <Plural value={rest} other="và # ban khác" />
            </>
          )}
          . <Trans>Ban đã có thì giữ nguyên, không giao lại.</Trans>
        </Note>
      )}
      <Radio.Group label={t`Giao cho`} {...field}>
        <Stack gap={8} mt={4}>
          {levels.map(({ level, total, given }) => (
            <Radio
              key={level}
              value={level}
              label={levelNames[level](total)}
              description={
                given > 0 ? <Plural value={given} other="# ban đã có" /> : <Trans>Chưa ban nào có nhiệm vụ này</Trans>
              }
            />
          ))}
          <Radio value="CHOSEN" label={t`Một số ban`} />
        </Stack>
      </Radio.Group>
      {field.value === "CHOSEN" && (
        <AssigneesPicker
          control={form.control}
          name="assigneeIds"
          label={t`Ban được giao`}
          description={t`Tìm theo tên, không cần dấu. Nhiều nhất 500 ban một lần.`}
          taskId={task.id}
          underCommitteeId={task.committee.id}
        />
      )}
      <Text fz={13} c="var(--camket-ink3)">
        <Trans>Mỗi ban thấy nhiệm vụ ở trang Việc cấp trên giao, và không thấy ban khác làm đến đâu.</Trans>
      </Text>
    </IntentForm>
  );
}
