import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import type { PickerOption } from "@camket/ui/entity-picker";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDateRange } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDateField, FormEntityPicker, FormTextField } from "../../FormFields.tsx";
import { IntentForm } from "../../IntentForm.tsx";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error, refuse } from "../../refusal.ts";
import classes from "./CopyPlanDrawer.module.css";
import { useForgetLists } from "./forget-lists.ts";
import { copyOfYear } from "./plan-copy.ts";

const CopyPlanQuery = graphql(`
  query CopyPlanSource($id: ID!) {
    plan(id: $id) {
      id
      title
      startsOn
      endsOn
      document {
        id
        reference
      }
      parentPlan {
        id
      }
      taskCounts {
        total
      }
      committee {
        id
        name
        nameEn
        viewerCanDraft
        successors(first: 5) {
          edges {
            node {
              id
              to {
                id
                name
                nameEn
                viewerCanDraft
              }
            }
          }
        }
      }
    }
  }
`);

const CopyPlan = graphql(
  `
    mutation CopyPlan($input: CopyPlanInput!) {
      copyPlan(input: $input) {
        __typename
        ... on Plan {
          id
          title
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface CopyPlanDrawerProps {
  /** The plan that is copied; null while the drawer is closed. */
  planId: string | null;
  /** For which year; without it, the one after. */
  year?: number;
  onClose(): void;
}

export function CopyPlanDrawer({ planId, year, onClose }: CopyPlanDrawerProps) {
  const { t } = useLingui();
  const { data } = useQuery(CopyPlanQuery, { variables: { id: planId ?? "" }, skip: !planId });
  const plan = data?.plan;
  return (
    <FormDrawer isOpen={planId !== null} onClose={onClose} title={t`Lập từ kế hoạch đã có`} width={640}>
      {plan ? (
        <CopyPlanForm plan={plan} year={year ?? Number(plan.startsOn.slice(0, 4)) + 1} onClose={onClose} />
      ) : (
        <LoadingState />
      )}
    </FormDrawer>
  );
}

interface Values {
  committeeId: PickerOption | null;
  title: string;
  startsOn: CalendarDate | null;
}

const names = ["committeeId", "title", "startsOn"] as const satisfies (keyof Values)[];

interface CopyPlanFormProps {
  plan: NonNullable<ResultOf<typeof CopyPlanQuery>["plan"]>;
  year: number;
  onClose(): void;
}

function CopyPlanForm({ plan, year, onClose }: CopyPlanFormProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const navigate = useNavigate();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { send, isSending, failure } = useIntent(CopyPlan);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { committee, taskCounts } = plan;
  const heirs = committee.successors.edges.map(({ node }) => node.to);
  const drafters = [committee, ...heirs].flatMap((drafter) =>
    drafter?.viewerCanDraft ? [{ id: drafter.id, label: nameOf(drafter) }] : [],
  );
  const [first = null] = drafters;
  const form = useForm<Values>({ defaultValues: { committeeId: first, ...copyOfYear(plan, year) } });
  const { control } = form;
  const isOfHeir = first !== null && first.id !== committee.id;
  const source = plan.document?.reference ?? plan.title;

  async function copy({ committeeId, title, startsOn }: Values) {
    setRefusal(null);
    const result = (
      await send({
        // The form is only sent with both of them.
        input: { id: plan.id, committeeId: committeeId?.id ?? "", title, startsOn: startsOn ?? "" },
      })
    )?.copyPlan;
    if (!result) return;
    if (result.__typename !== "Plan") return setRefusal(refuse(form, names, result));
    onClose();
    await navigate({ to: "/plans/$id", params: { id: result.id } });
    forgetLists(committeeId?.id ?? committee.id);
    showToast({ message: t`Đã lập dự thảo từ ${source}. Rà lại thời hạn và căn cứ trước khi trình.` });
  }

  return (
    <IntentForm
      label={t`Lập từ kế hoạch đã có`}
      form={form}
      onSubmit={copy}
      submitLabel={t`Lập dự thảo`}
      isSending={isSending}
      failure={failure ?? refusal}
      onCancel={onClose}
    >
      <p className={classes.source}>
        <strong>{plan.document?.reference}</strong> {plan.title}, {formatDateRange(plan.startsOn, plan.endsOn, locale)},{" "}
        <Plural value={taskCounts.total} other="# nhiệm vụ" />
      </p>
      {isOfHeir && (
        <Note>
          <Trans>{nameOf(committee)} đã kết thúc hoạt động; dự thảo là của ban kế thừa.</Trans>
        </Note>
      )}
      {(isOfHeir || drafters.length > 1) && (
        <FormEntityPicker
          control={control}
          name="committeeId"
          label={t`Ban chỉ đạo`}
          options={drafters}
          onSearch={() => {}}
          required
        />
      )}
      <FormTextField control={control} name="title" label={t`Tên kế hoạch`} required maxLength={500} />
      <FormDateField
        control={control}
        name="startsOn"
        label={t`Từ ngày`}
        description={t`Mọi thời hạn trong kế hoạch dời theo đúng số tháng của ngày này.`}
        required
      />
      <div className={classes.lists}>
        <section>
          <h3>
            <Trans>Chép sang</Trans>
          </h3>
          <ul>
            <li>
              <Trans>đề mục, nhiệm vụ, kết quả cần đạt, lịch lặp lại</Trans>
            </li>
            <li>
              <Trans>cơ quan chủ trì, cơ quan phối hợp</Trans>
            </li>
            <li>
              <Trans>lĩnh vực, nhóm chủ thể quyền</Trans>
            </li>
            <li>
              {plan.parentPlan && !isOfHeir ? (
                <Trans>mục đích, căn cứ, kế hoạch cấp trên: nhớ thay bằng văn bản của năm mới</Trans>
              ) : (
                <Trans>mục đích, căn cứ: nhớ thay bằng văn bản của năm mới</Trans>
              )}
            </li>
          </ul>
        </section>
        <section>
          <h3>
            <Trans>Không chép</Trans>
          </h3>
          <ul>
            <li>
              <Trans>số, ký hiệu và ngày ban hành</Trans>
            </li>
            <li>
              <Trans>tiến độ, kết quả đã báo cáo, các lần gia hạn</Trans>
            </li>
            <li>
              <Trans>việc giao cho ban cấp dưới</Trans>
            </li>
            <li>
              <Trans>nhiệm vụ đã thôi thực hiện</Trans>
            </li>
          </ul>
        </section>
      </div>
    </IntentForm>
  );
}
