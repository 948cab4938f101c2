import { type FragmentOf, graphql, type PlanBlocker, readFragment } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useIntent } from "../../intent.ts";
import type { PageKey } from "../../keys.ts";
import { Refusal_error } from "../../refusal.ts";
import { today } from "../../today.ts";
import { ClosePlanDrawer, ClosePlanDrawer_plan } from "./ClosePlanDrawer.tsx";
import { CopyPlanDrawer } from "./CopyPlanDrawer.tsx";
import { DecidePlanDrawer, DecidePlanDrawer_plan } from "./DecidePlanDrawer.tsx";
import { DeletePlanDialog, DeletePlanDialog_plan } from "./DeletePlanDialog.tsx";
import { EditPlanDrawer, EditPlanDrawer_plan } from "./EditPlanDrawer.tsx";
import { useForgetLists } from "./forget-lists.ts";
import { IssuePlanDialog, IssuePlanDialog_plan } from "./IssuePlanDialog.tsx";
import { planQueries } from "./plan-queries.ts";
import { type PlanStep, planStepsOf } from "./plan-steps.ts";

export const PlanSteps_plan = graphql(
  `
    fragment PlanSteps_plan on Plan {
      id
      version
      state
      endsOn
      viewerMoves
      blockers
      viewerCanAmend
      viewerCanEdit
      committee {
        id
        viewerCanDraft
        successors(first: 5) {
          edges {
            node {
              id
              to {
                id
                viewerCanDraft
              }
            }
          }
        }
      }
      document {
        id
        reference
      }
      amends {
        id
      }
      taskCounts {
        total
        done
      }
      ...EditPlanDrawer_plan
      ...DeletePlanDialog_plan
      ...DecidePlanDrawer_plan
      ...ClosePlanDrawer_plan
      ...IssuePlanDialog_plan
    }
  `,
  [EditPlanDrawer_plan, DeletePlanDialog_plan, DecidePlanDrawer_plan, ClosePlanDrawer_plan, IssuePlanDialog_plan],
);

const SubmitPlan = graphql(
  `
    mutation SubmitPlan($input: SubmitPlanInput!) {
      submitPlan(input: $input) {
        __typename
        ... on Plan {
          id
          version
          state
        }
        ... on PlanIncompleteError {
          blockers
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const RecallPlan = graphql(
  `
    mutation RecallPlan($input: RecallPlanInput!) {
      recallPlan(input: $input) {
        __typename
        ... on Plan {
          id
          version
          state
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const AmendPlan = graphql(
  `
    mutation AmendPlan($input: AmendPlanInput!) {
      amendPlan(input: $input) {
        __typename
        ... on Plan {
          id
          amends {
            id
            viewerCanAmend
            openAmendment {
              id
              state
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const keyOf: Partial<Record<PlanStep, string>> = {
  SUBMIT: "T",
  RECALL: "Z",
  ISSUE: "B",
  RETURN: "R",
  CLOSE: "C",
  WITHDRAW: "X",
  AMEND: "S",
  COPY: "L",
};

function useStepLabels(): Record<PlanStep, string> {
  const { t } = useLingui();
  return {
    SUBMIT: t`Trình`,
    RECALL: t`Rút về`,
    ISSUE: t`Ban hành`,
    RETURN: t`Trả lại`,
    CLOSE: t({ message: "Tổng kết", context: "kế hoạch" }),
    WITHDRAW: t`Hủy bỏ kế hoạch`,
    AMEND: t`Lập bản sửa đổi`,
    COPY: t`Lập từ kế hoạch này`,
    EDIT: t`Sửa kế hoạch`,
    DELETE: t`Xóa dự thảo`,
  };
}

/** What is done at once, without a form: whatever it says of the result goes into a toast. */
function usePlanActs(
  plan: { id: string; version: number; committee: { id: string } },
  onBlocked: (blocker: PlanBlocker) => void,
) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const again = { refetchQueries: planQueries };
  const submission = useIntent(SubmitPlan, again);
  const recalling = useIntent(RecallPlan, again);
  const amending = useIntent(AmendPlan, again);
  const failure = submission.failure ?? recalling.failure ?? amending.failure;
  useEffect(() => {
    if (failure) showToast({ tone: "late", message: failure });
  }, [failure, showToast]);
  const { id, version, committee } = plan;
  const tell = (refusal: FragmentOf<typeof Refusal_error>) =>
    showToast({ tone: "late", message: readFragment(Refusal_error, refusal).message });

  async function recall(expectedVersion = version) {
    const result = (await recalling.send({ input: { id, expectedVersion } }))?.recallPlan;
    if (!result) return;
    if (result.__typename !== "Plan") return tell(result);
    forgetLists(committee.id);
    showToast({ message: t`Đã rút kế hoạch về để viết tiếp.` });
  }

  async function submit() {
    const result = (await submission.send({ input: { id, expectedVersion: version } }))?.submitPlan;
    if (!result) return;
    if (result.__typename !== "Plan") {
      const [blocker] = result.__typename === "PlanIncompleteError" ? result.blockers : [];
      if (blocker) onBlocked(blocker);
      return tell(result);
    }
    forgetLists(committee.id);
    showToast({
      message: t`Đã trình kế hoạch. Chưa ban hành thì vẫn rút về được.`,
      undoLabel: t`Rút về`,
      onUndo: () => recall(result.version),
    });
  }

  async function amend() {
    const result = (await amending.send({ input: { id, expectedVersion: version } }))?.amendPlan;
    if (!result) return;
    if (result.__typename !== "Plan") return tell(result);
    forgetLists(committee.id);
    await navigate({ to: "/plans/$id", params: { id: result.id } });
    showToast({
      message: t`Đã lập dự thảo sửa đổi. Kế hoạch vẫn có hiệu lực như cũ cho đến khi ban hành bản sửa đổi.`,
    });
  }

  return { submit, recall, amend, isBusy: submission.isSending || recalling.isSending || amending.isSending };
}

type MaskedPlan = FragmentOf<typeof PlanSteps_plan>;

/**
 * The steps of a plan for whoever looks at it: buttons, their keys, and the forms that they open.
 *
 * @param onBlocked leads to what keeps the plan from being submitted, where that stands on the page itself
 */
export function usePlanSteps(masked: MaskedPlan, onBlocked: (blocker: PlanBlocker) => void) {
  const plan = readFragment(PlanSteps_plan, masked);
  const labels = useStepLabels();
  const [opened, setOpened] = useState<PlanStep | null>(null);
  const [isBaseMissing, setBaseMissing] = useState(false);
  const { committee, amends, state, blockers } = plan;
  const drafters = [committee, ...committee.successors.edges.map(({ node }) => node.to)];
  const canCopy =
    !amends && (state === "ISSUED" || state === "CLOSED") && drafters.some((drafter) => drafter?.viewerCanDraft);
  const steps = planStepsOf({ ...plan, canCopy }, today());

  function mend(blocker: PlanBlocker) {
    if (blocker !== "NO_LEGAL_BASE") return onBlocked(blocker);
    setBaseMissing(true);
    setOpened("EDIT");
  }
  const acts = usePlanActs(plan, mend);

  function begin(step: PlanStep) {
    const [blocker] = blockers;
    if (acts.isBusy) return;
    if (step === "SUBMIT") return blocker ? mend(blocker) : acts.submit();
    if (step === "RECALL") return acts.recall();
    if (step === "AMEND") return acts.amend();
    setBaseMissing(false);
    setOpened(step);
  }

  const keys = [...(steps.next ? [steps.next] : []), ...steps.beside, ...steps.others].flatMap((step): PageKey[] => {
    const key = keyOf[step];
    return key
      ? [{ keys: key, label: lowered(labels[step]), onPress: { [key.toLowerCase()]: () => void begin(step) } }]
      : [];
  });
  return { steps, labels, begin, mend, keys, isBusy: acts.isBusy, opened, isBaseMissing, close: () => setOpened(null) };
}

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

type Steps = ReturnType<typeof usePlanSteps>;

export function PlanStepButtons({ steps: { steps, labels, begin, isBusy } }: { steps: Steps }) {
  const { next, beside, others } = steps;
  return (
    <>
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconDots size={16} stroke={1.8} aria-hidden />}>
              <Trans>Việc khác</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((step) => (
              <Menu.Item key={step} onClick={() => begin(step)}>
                {labels[step]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {beside.toReversed().map((step) => (
        <Button key={step} variant="default" onClick={() => begin(step)}>
          {labels[step]}
        </Button>
      ))}
      {next && (
        <Button onClick={() => begin(next)} loading={isBusy}>
          {labels[next]}
        </Button>
      )}
    </>
  );
}

export function PlanStepForms({ plan: masked, steps }: { plan: MaskedPlan; steps: Steps }) {
  const plan = readFragment(PlanSteps_plan, masked);
  const { opened, isBaseMissing, close } = steps;
  return (
    <>
      <EditPlanDrawer plan={plan} isOpen={opened === "EDIT"} isBaseMissing={isBaseMissing} onClose={close} />
      <DeletePlanDialog plan={plan} isOpen={opened === "DELETE"} onClose={close} />
      <IssuePlanDialog plan={plan} isOpen={opened === "ISSUE"} onClose={close} />
      <DecidePlanDrawer
        plan={plan}
        move={opened === "RETURN" || opened === "WITHDRAW" ? opened : null}
        onClose={close}
      />
      <ClosePlanDrawer plan={plan} isOpen={opened === "CLOSE"} onClose={close} />
      <CopyPlanDrawer planId={opened === "COPY" ? plan.id : null} onClose={close} />
    </>
  );
}
