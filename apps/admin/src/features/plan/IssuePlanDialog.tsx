import { useApolloClient } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { formatDate } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { today } from "../../today.ts";
import { useForgetLists } from "./forget-lists.ts";
import classes from "./IssuePlanDialog.module.css";
import { planQueries } from "./plan-queries.ts";

export const IssuePlanDialog_plan = graphql(`
  fragment IssuePlanDialog_plan on Plan {
    id
    version
    title
    committee {
      id
      name
      nameEn
    }
    amends {
      id
      title
      document {
        id
        reference
      }
    }
    taskCounts {
      total
    }
  }
`);

const IssuePlan = graphql(
  `
    mutation IssuePlan($input: IssuePlanInput!) {
      issuePlan(input: $input) {
        __typename
        ... on Plan {
          id
          version
          state
          document {
            id
            reference
          }
          revisions(first: 1) {
            edges {
              node {
                id
                document {
                  id
                  reference
                }
              }
            }
          }
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface IssuePlanDialogProps {
  plan: FragmentOf<typeof IssuePlanDialog_plan>;
  isOpen: boolean;
  onClose(): void;
}

/** Asks before a plan is issued, and says what that does: it can't be undone. */
export function IssuePlanDialog({ plan, isOpen, onClose }: IssuePlanDialogProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const client = useApolloClient();
  const navigate = useNavigate();
  const showToast = useToast();
  const forgetLists = useForgetLists();
  const { id, version, title, committee, amends, taskCounts } = readFragment(IssuePlanDialog_plan, plan);
  // An amendment is gone once it is issued, so that its page can't be read again.
  const { send, isSending, failure } = useIntent(IssuePlan, { refetchQueries: amends ? [] : planQueries });
  const [refusal, setRefusal] = useState<string | null>(null);
  const now = today();
  const year = now.slice(0, 4);
  const amended = amends && (amends.document?.reference ?? amends.title);

  async function issue() {
    setRefusal(null);
    const result = (await send({ input: { id, expectedVersion: version } }))?.issuePlan;
    if (!result) return;
    if (result.__typename !== "Plan") {
      setRefusal(readFragment(Refusal_error, result).message);
      // What it is now stands behind the dialog.
      await client.refetchQueries({ include: ["PlanPage"] });
      return;
    }
    onClose();
    if (amends) {
      await navigate({ to: "/plans/$id", params: { id: result.id } });
      await client.refetchQueries({ include: ["PlanPage"] });
    }
    forgetLists(committee.id);
    const reference = result.revisions.edges[0]?.node.document?.reference;
    showToast({ message: reference ? t`Đã ban hành, số ${reference}.` : t`Đã ban hành.` });
  }

  function close() {
    setRefusal(null);
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={amends ? t`Ban hành bản sửa đổi này?` : t`Ban hành kế hoạch này?`}
      confirmLabel={t`Ban hành`}
      isBusy={isSending}
      onConfirm={issue}
      onCancel={close}
    >
      {(refusal ?? failure) && (
        <Note tone="late">
          <div role="alert">{refusal ?? failure}</div>
        </Note>
      )}
      <p className={classes.title}>{title}</p>
      <ul className={classes.effects}>
        <li>
          <Trans>
            Lấy số kế tiếp trong sổ đăng ký kế hoạch năm {year} của {nameOf(committee)}, ngày ban hành{" "}
            {formatDate(now, locale)}.
          </Trans>
        </li>
        {amends ? (
          <>
            <li>
              <Trans>
                Nội dung vào kế hoạch {amended}, thành lần ban hành kế tiếp; các lần trước vẫn xem lại được.
              </Trans>
            </li>
            <li>
              <Trans>Nhiệm vụ còn trong bản sửa đổi giữ nguyên tiến độ; nhiệm vụ bị bỏ thì thôi thực hiện.</Trans>
            </li>
          </>
        ) : (
          <>
            <li>
              <Trans>Nội dung được giữ nguyên từ đây; muốn đổi thì lập bản sửa đổi.</Trans>
            </li>
            <li>
              <Trans>
                Thời hạn của {taskCounts.total} nhiệm vụ thành mốc gốc để đối chiếu; các cơ quan bắt đầu báo cáo tiến
                độ.
              </Trans>
            </li>
          </>
        )}
      </ul>
      <Trans>Việc này không hoàn tác được.</Trans>
    </ConfirmDialog>
  );
}
