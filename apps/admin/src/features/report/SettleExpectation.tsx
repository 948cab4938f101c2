import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";

export const SettleExpectation_expectation = graphql(`
  fragment SettleExpectation_expectation on RoundExpectation {
    id
    version
    state
    standing
    dueOn
    reason
    viewerCanSettle
    committee {
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
`);

const DeclareMissing = graphql(
  `
    mutation DeclareMissing($input: DeclareMissingInput!) {
      settled: declareMissing(input: $input) {
        __typename
        ... on RoundExpectation {
          ...SettleExpectation_expectation
        }
        ...Refusal_error
      }
    }
  `,
  [SettleExpectation_expectation, Refusal_error],
);

const ExemptFromReporting = graphql(
  `
    mutation ExemptFromReporting($input: ExemptFromReportingInput!) {
      settled: exemptFromReporting(input: $input) {
        __typename
        ... on RoundExpectation {
          ...SettleExpectation_expectation
        }
        ...Refusal_error
      }
    }
  `,
  [SettleExpectation_expectation, Refusal_error],
);

const ExtendReporting = graphql(
  `
    mutation ExtendReporting($input: ExtendReportingInput!) {
      settled: extendReporting(input: $input) {
        __typename
        ... on RoundExpectation {
          ...SettleExpectation_expectation
        }
        ...Refusal_error
      }
    }
  `,
  [SettleExpectation_expectation, Refusal_error],
);

type Act = "missing" | "exempt" | "extend";

/** What is done about a report that does not come, each with a reason. */
export function SettleExpectation({ expectation }: { expectation: FragmentOf<typeof SettleExpectation_expectation> }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const present = readFragment(SettleExpectation_expectation, expectation);
  const [act, setAct] = useState<Act>();
  const [isOpen, setOpen] = useState(false);
  if (!present.viewerCanSettle) return null;
  const unitName = unitNameOf(present.committee.unit);
  const titles = {
    missing: t`Ghi nhận không có báo cáo`,
    exempt: t`Miễn báo cáo`,
    extend: t`Gia hạn nộp`,
  } satisfies Record<Act, string>;
  const begin = (chosen: Act) => {
    setAct(chosen);
    setOpen(true);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t`Xử lý báo cáo chưa nộp của ${unitName}`}>
            <IconDots size={18} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => begin("extend")}>{titles.extend}</Menu.Item>
          {present.state !== "DECLARED_MISSING" && (
            <Menu.Item onClick={() => begin("missing")}>{titles.missing}</Menu.Item>
          )}
          {present.state !== "EXEMPT" && <Menu.Item onClick={() => begin("exempt")}>{titles.exempt}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <FormDrawer isOpen={isOpen} onClose={() => setOpen(false)} title={`${act ? titles[act] : ""}: ${unitName}`}>
        {act && (
          <SettleForm
            key={act}
            act={act}
            label={titles[act]}
            unitName={unitName}
            expectation={present}
            onClose={() => setOpen(false)}
          />
        )}
      </FormDrawer>
    </>
  );
}

interface SettleFormProps {
  act: Act;
  label: string;
  unitName: string;
  expectation: { id: string; version: number; dueOn: string };
  onClose(): void;
}

function SettleForm({ act, label, unitName, expectation, onClose }: SettleFormProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const [refusal, setRefusal] = useState<string | null>(null);
  const changed = { refetchQueries: ["RoundPage", "ExpectationTable"] };
  const declared = useIntent(DeclareMissing, changed);
  const exempted = useIntent(ExemptFromReporting, changed);
  const extended = useIntent(ExtendReporting, changed);
  const intent = { missing: declared, exempt: exempted, extend: extended }[act];
  const form = useForm<{ dueOn: string | null; reason: string }>({ defaultValues: { dueOn: null, reason: "" } });
  const hints = {
    missing: t`Báo cáo cấp trên được duyệt mà không đợi báo cáo này. Không có là không có, không phải số 0. Báo cáo vẫn nộp được về sau.`,
    exempt: t`Ban này không còn được tính là phải nộp trong kỳ.`,
    extend: t`Hạn đang là ngày đã ghi trong kỳ; hạn mới chỉ cho ban này.`,
  } satisfies Record<Act, string>;
  const done = {
    missing: t`Đã ghi nhận ${unitName} không có báo cáo.`,
    exempt: t`Đã miễn báo cáo cho ${unitName}.`,
    extend: t`Đã gia hạn nộp cho ${unitName}.`,
  } satisfies Record<Act, string>;

  async function settle({ dueOn, reason }: { dueOn: string | null; reason: string }) {
    setRefusal(null);
    const input = { id: expectation.id, expectedVersion: expectation.version, reason };
    const answer =
      act === "extend"
        ? await extended.send({ input: { ...input, dueOn: dueOn ?? "" } })
        : act === "missing"
          ? await declared.send({ input })
          : await exempted.send({ input });
    const result = answer?.settled;
    if (!result) return;
    if (result.__typename !== "RoundExpectation") return setRefusal(refuse(form, ["reason", "dueOn"], result));
    onClose();
    showToast({ message: done[act] });
  }

  return (
    <IntentForm
      label={label}
      form={form}
      onSubmit={settle}
      submitLabel={label}
      isSending={intent.isSending}
      failure={intent.failure ?? refusal}
      onCancel={onClose}
    >
      <Text>{hints[act]}</Text>
      {act === "extend" && <FormDateField control={form.control} name="dueOn" label={t`Hạn mới`} required />}
      <FormTextAreaField control={form.control} name="reason" label={t`Lý do`} required minRows={3} maxLength={2000} />
    </IntentForm>
  );
}
