import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { FormDrawer } from "@camket/ui/form-layout";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import { today } from "../../today.ts";
import { eventQueries, useForgetLists } from "./forget-lists.ts";
import { OwnTaskFields, type OwnTaskValues, ownTaskNames, ownTaskTextOf } from "./OwnTaskFields.tsx";

export const CarryOutDrawer_conclusion = graphql(`
  fragment CarryOutDrawer_conclusion on Conclusion {
    id
    number
    text
    leadAgency {
      id
      name
      nameEn
    }
    event {
      id
      committee {
        id
        unit {
          id
        }
      }
    }
  }
`);

const CarryOutConclusion = graphql(
  `
    mutation CarryOutConclusion($input: CarryOutConclusionInput!) {
      carryOutConclusion(input: $input) {
        __typename
        ... on Task {
          id
          number
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface CarryOutDrawerProps {
  /** Null while the drawer is closed. */
  conclusion: FragmentOf<typeof CarryOutDrawer_conclusion> | null;
  onClose(): void;
}

export function CarryOutDrawer({ conclusion, onClose }: CarryOutDrawerProps) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={conclusion !== null} onClose={onClose} title={t`Kết luận thành nhiệm vụ`} width={640}>
      {conclusion && (
        <CarryOutForm conclusion={readFragment(CarryOutDrawer_conclusion, conclusion)} onClose={onClose} />
      )}
    </FormDrawer>
  );
}

const longestTitle = 500;
/** How long a task from a conclusion has, until somebody says otherwise. */
const usualDays = 30;

/** The conclusion as a title; one that is too long ends at a whole word. */
function titleOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1).replace(/\s+\S*$/, "")}…`;
}

interface CarryOutFormProps {
  conclusion: ResultOf<typeof CarryOutDrawer_conclusion>;
  onClose(): void;
}

function CarryOutForm({ conclusion, onClose }: CarryOutFormProps) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { id, number, text, leadAgency, event } = conclusion;
  const { send, isSending, failure } = useIntent(CarryOutConclusion, {
    refetchQueries: [...eventQueries, "PlanPage", "PlanOutline"],
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<OwnTaskValues>({
    defaultValues: {
      ...{ planId: "", sectionId: "", title: titleOf(text) },
      expectedResult: t`Báo cáo kết quả thực hiện kết luận ${number}.`,
      leadAgencyId: leadAgency && { id: leadAgency.id, label: nameOf(leadAgency) },
      ...{ startsOn: today(), dueOn: addDays(today(), usualDays) },
    },
  });

  async function give(values: OwnTaskValues) {
    setRefusal(null);
    const answer = await send({ input: { conclusionId: id, ...ownTaskTextOf(values) } });
    const result = answer?.carryOutConclusion;
    if (!result) return;
    if (result.__typename === "Task") {
      forgetLists(event.committee.id);
      onClose();
      showToast({ message: t`Kết luận ${number} đã thành nhiệm vụ ${result.number}.` });
    } else setRefusal(refuse(form, ownTaskNames, result));
  }

  return (
    <IntentForm
      label={t`Kết luận thành nhiệm vụ`}
      form={form}
      onSubmit={give}
      submitLabel={t`Giao`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <Note tone="quiet">
        <Trans>
          Kết luận {number}: {text}
        </Trans>
      </Note>
      <OwnTaskFields form={form} committee={event.committee} />
    </IntentForm>
  );
}
