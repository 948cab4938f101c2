import { graphql, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormTextAreaField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refusalWords, refuse } from "../../refusal.ts";
import { NameList } from "./NameList.tsx";
import { type SettleAct, Settled_expectation, type SettledExpectation, useSettleActs } from "./settle-acts.ts";

const DeclareMissing = graphql(
  `
    mutation DeclareMissing($input: DeclareMissingInput!) {
      settled: declareMissing(input: $input) {
        __typename
        ... on SettledExpectations {
          expectations {
            ...Settled_expectation
          }
        }
        ... on ExpectationsNotSettledError {
          expectations {
            ...Settled_expectation
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Settled_expectation, Refusal_error],
);

const ExemptFromReporting = graphql(
  `
    mutation ExemptFromReporting($input: ExemptFromReportingInput!) {
      settled: exemptFromReporting(input: $input) {
        __typename
        ... on SettledExpectations {
          expectations {
            ...Settled_expectation
          }
        }
        ... on ExpectationsNotSettledError {
          expectations {
            ...Settled_expectation
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Settled_expectation, Refusal_error],
);

const ExtendReporting = graphql(
  `
    mutation ExtendReporting($input: ExtendReportingInput!) {
      settled: extendReporting(input: $input) {
        __typename
        ... on SettledExpectations {
          expectations {
            ...Settled_expectation
          }
        }
        ... on ExpectationsNotSettledError {
          expectations {
            ...Settled_expectation
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Settled_expectation, Refusal_error],
);

const RestoreExpectations = graphql(
  `
    mutation RestoreExpectations($input: RestoreExpectationsInput!) {
      restoreExpectations(input: $input) {
        __typename
        ... on SettledExpectations {
          expectations {
            ...Settled_expectation
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Settled_expectation, Refusal_error],
);

const changed = { refetchQueries: ["RoundPage", "ExpectationTable"] };
/** A sentence names so many. */
const mostNamed = 10;

interface SettleDrawerProps {
  act: SettleAct;
  expectations: readonly SettledExpectation[];
  isOpen: boolean;
  onClose(): void;
  onSettled?(): void;
  /** Some of them came in or were settled meanwhile, and are no longer among those chosen. */
  onLeftOut?(ids: readonly string[]): void;
}

/** One or many settled together, for one reason: all of them, or none. */
export function SettleDrawer({ act, expectations, isOpen, ...props }: SettleDrawerProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { titles } = useSettleActs();
  const [only, ...others] = expectations.map((each) => readFragment(Settled_expectation, each));
  const title = titles[act];
  const count = expectations.length;
  return (
    <FormDrawer
      isOpen={isOpen}
      onClose={props.onClose}
      title={only && others.length === 0 ? `${title}: ${unitNameOf(only.committee.unit)}` : t`${title}: ${count} ban`}
    >
      <SettleForm key={act} act={act} label={title} expectations={expectations} {...props} />
    </FormDrawer>
  );
}

interface SettleFormProps extends Omit<SettleDrawerProps, "isOpen"> {
  label: string;
}

function SettleForm({ act, label, expectations, onClose, onSettled, onLeftOut }: SettleFormProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { hints } = useSettleActs();
  const showToast = useToast();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [areAllNamed, setAllNamed] = useState(false);
  const declared = useIntent(DeclareMissing, changed);
  const exempted = useIntent(ExemptFromReporting, changed);
  const extended = useIntent(ExtendReporting, changed);
  const restored = useIntent(RestoreExpectations, changed);
  const intent = { missing: declared, exempt: exempted, extend: extended }[act];
  const form = useForm<{ dueOn: string | null; reason: string }>({ defaultValues: { dueOn: null, reason: "" } });
  const chosen = expectations.map((each) => readFragment(Settled_expectation, each));
  const namesOf = (some: readonly SettledExpectation[]) =>
    some.map((each) => unitNameOf(readFragment(Settled_expectation, each).committee.unit));
  const asked = (some: readonly SettledExpectation[]) =>
    some
      .map((each) => readFragment(Settled_expectation, each))
      .map(({ id, version }) => ({ id, expectedVersion: version }));

  async function restore(settled: readonly SettledExpectation[]) {
    const result = (await restored.send({ input: { expectations: asked(settled) } }))?.restoreExpectations;
    if (result?.__typename === "SettledExpectations")
      showToast({ message: <Plural value={settled.length} other="Đã hoàn tác cho # ban." /> });
    else showToast({ tone: "late", message: result ? refusalWords(result) : t`Chưa hoàn tác được.` });
  }

  async function settle({ dueOn, reason }: { dueOn: string | null; reason: string }) {
    setRefusal(null);
    const input = { expectations: asked(expectations), reason };
    const answer =
      act === "extend"
        ? await extended.send({ input: { ...input, dueOn: dueOn ?? "" } })
        : act === "missing"
          ? await declared.send({ input })
          : await exempted.send({ input });
    const result = answer?.settled;
    if (!result) return;
    if (result.__typename === "SettledExpectations") {
      onClose();
      onSettled?.();
      const [name] = namesOf(result.expectations);
      showToast({
        message: done(result.expectations.length, name ?? ""),
        onUndo: () => void restore(result.expectations),
      });
    } else if (result.__typename === "ExpectationsNotSettledError" && onLeftOut) {
      const names = namesOf(result.expectations);
      const listed = names.slice(0, mostNamed).join(", ");
      const rest = names.length - mostNamed;
      const named = rest > 0 ? t`${listed} và ${rest} ban khác` : listed;
      const message = t`Chưa xử lý ban nào. Đã nộp, vừa được người khác xử lý hoặc đã có hạn muộn hơn, nên bỏ khỏi lựa chọn: ${named}. Bấm lại để xử lý các ban còn lại.`;
      if (names.length === expectations.length) {
        onClose();
        showToast({ tone: "late", message: refusalWords(result) });
      } else setRefusal(message);
      onLeftOut(result.expectations.map((each) => readFragment(Settled_expectation, each).id));
    } else setRefusal(refuse(form, ["reason", "dueOn"], result));
  }

  const done = (count: number, name: string) =>
    ({
      missing:
        count === 1 ? (
          t`Đã ghi nhận ${name} không có báo cáo.`
        ) : (
          <Plural value={count} other="Đã ghi nhận # ban không có báo cáo." />
        ),
      exempt:
        count === 1 ? t`Đã miễn báo cáo cho ${name}.` : <Plural value={count} other="Đã miễn báo cáo cho # ban." />,
      extend: count === 1 ? t`Đã gia hạn nộp cho ${name}.` : <Plural value={count} other="Đã gia hạn nộp cho # ban." />,
    })[act];

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
      {chosen.length > 1 && (
        <Text c="var(--camket-ink2)">
          <NameList
            names={namesOf(areAllNamed ? expectations : expectations.slice(0, mostNamed))}
            count={chosen.length}
            others={{ onShow: () => setAllNamed(true) }}
          />
          .
        </Text>
      )}
      {chosen.length > 1 && (
        <Text c="var(--camket-ink3)">
          <Trans>Tất cả cùng một lý do. Một ban không xử lý được thì không ban nào được xử lý.</Trans>
        </Text>
      )}
      {act === "extend" && <FormDateField control={form.control} name="dueOn" label={t`Hạn mới`} required />}
      <FormTextAreaField control={form.control} name="reason" label={t`Lý do`} required minRows={3} maxLength={2000} />
    </IntentForm>
  );
}
