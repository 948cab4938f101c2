import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useEntryKeys } from "../home/entry-keys.ts";
import { AssignmentDrawer } from "./AssignmentDrawer.tsx";
import { AssignmentList } from "./AssignmentList.tsx";
import type { AssignmentAct } from "./assignment-acts.ts";

const AssignmentsPageQuery = graphql(`
  query AssignmentsPage {
    sent: taskAssignments(where: { viewerCanAnswer: true, state: [SENT], isInForce: true }) {
      totalCount
    }
    changed: taskAssignments(where: { viewerCanAnswer: true, isChangeOpen: true }) {
      totalCount
    }
    all: taskAssignments(where: { viewerCanAnswer: true }) {
      totalCount
    }
  }
`);

const route = getRouteApi("/assignments");

/** Tasks from above, those first that wait for a word of the committee. */
export function AssignmentsPage() {
  const { t } = useLingui();
  const { act, on } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(AssignmentsPageQuery);
  const { list, step } = useEntryKeys();
  const { sent, changed, all } = data;
  const go = (next: AssignmentAct | undefined, id?: string) =>
    navigate({ search: next ? { act: next, on: id } : {}, replace: true });
  /** Presses a button of the entry that has the focus, or of the first one that has such a button. */
  const press = (...acts: AssignmentAct[]) => {
    const buttons = acts.map((each) => `[data-act="${each}"]`).join();
    const entry = list.current?.querySelector("li:focus-within") ?? list.current;
    entry?.querySelector<HTMLElement>(buttons)?.click();
  };
  const groups = [
    { title: t`Chờ tiếp nhận`, where: { state: ["SENT"], isInForce: true } },
    { title: t`Cấp trên đã thay đổi`, where: { isChangeOpen: true } },
    {
      title: t`Đã đề nghị điều chỉnh, chờ cấp trên`,
      where: { state: ["CHANGE_ASKED"], isChangeOpen: false, isInForce: true },
    },
    { title: t`Đã tiếp nhận hoặc trả lời`, where: { state: ["ACCEPTED", "ANSWERED"], isChangeOpen: false } },
    {
      title: t`Chưa thống nhất, nay không còn hiệu lực`,
      where: { state: ["SENT", "CHANGE_ASKED"], isChangeOpen: false, isInForce: false },
    },
  ] satisfies { title: string; where: Parameters<typeof AssignmentList>[0]["where"] }[];
  return (
    <AppPage
      breadcrumbs={[{ label: t`Việc cấp trên giao` }]}
      title={t`Việc cấp trên giao`}
      {...(all.totalCount > 0 && {
        meta: (
          <>
            <span>
              <Plural value={sent.totalCount} _0="Không có việc nào chờ tiếp nhận" other="# việc chờ tiếp nhận" />
            </span>
            {changed.totalCount > 0 && (
              <span>
                <Plural value={changed.totalCount} other="# việc cấp trên đã thay đổi" />
              </span>
            )}
          </>
        ),
      })}
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên`, onPress: { j: () => step(1), k: () => step(-1) } },
        { keys: "↵", label: t`mở` },
        { keys: "A", label: t`tiếp nhận, hoặc xem thay đổi`, onPress: { a: () => press("accept", "settle") } },
        { keys: "R", label: t`trả lời`, onPress: { r: () => press("answer") } },
        { keys: "D", label: t`đề nghị điều chỉnh`, onPress: { d: () => press("ask") } },
      ]}
    >
      <div ref={list}>
        {all.totalCount === 0 ? (
          <EmptyState tone="quiet" title={t`Chưa có việc nào cấp trên giao`}>
            <Trans>
              Nhiệm vụ mà ban cấp trên giao cho ban mình sẽ hiện ở đây, kèm hạn và ban giao. Việc tự lập nằm ở trang
              Nhiệm vụ.
            </Trans>
          </EmptyState>
        ) : (
          <>
            {sent.totalCount + changed.totalCount === 0 && (
              <EmptyState icon={IconCheck} tone="ok" title={t`Không còn việc nào chờ ban trả lời`} />
            )}
            {groups.map(({ title, where }) => (
              <Suspense key={title} fallback={<LoadingState lines={3} hasTitle />}>
                <AssignmentList title={title} where={{ viewerCanAnswer: true, ...where }} onAct={go} />
              </Suspense>
            ))}
          </>
        )}
      </div>
      <AssignmentDrawer act={act ?? null} id={on} onClose={() => go(undefined)} />
    </AppPage>
  );
}
