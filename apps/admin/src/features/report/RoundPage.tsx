import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate, formatRelativeDays } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { ConsolidateRound } from "./ConsolidateRound.tsx";
import { DeleteRoundDialog } from "./DeleteRoundDialog.tsx";
import { EditRoundDrawer, EditRoundDrawer_round } from "./EditRoundDrawer.tsx";
import { ExpectationTable } from "./ExpectationTable.tsx";
import { reportsHref, restatementHref } from "./hrefs.ts";
import { MissingByName, MissingByName_round } from "./MissingByName.tsx";
import { RefreshExpectationsDrawer } from "./RefreshExpectationsDrawer.tsx";
import { RoundCompleteness, RoundCompleteness_round } from "./RoundCompleteness.tsx";
import { useRoundNames } from "./round-names.ts";

const RoundPageQuery = graphql(
  `
    query RoundPage($id: ID!) {
      reportingRound(id: $id) {
        id
        name
        periodKind
        year
        startsOn
        endsOn
        opensOn
        dueOn
        version
        viewerCanEdit
        completeness {
          expected
          received
        }
        reports(first: 1) {
          totalCount
        }
        committee {
          id
          viewerCanDraft
          unit {
            id
            level
            kind
            name
            nameEn
          }
        }
        ...EditRoundDrawer_round
        ...RoundCompleteness_round
        ...MissingByName_round
      }
      reorganisations(first: 100) {
        edges {
          node {
            id
            effectiveOn
            committeeSuccessions(first: 1) {
              totalCount
            }
          }
        }
      }
    }
  `,
  [EditRoundDrawer_round, RoundCompleteness_round, MissingByName_round],
);

const route = getRouteApi("/rounds/$id");

export function RoundPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { roundNameOf, roundDatesOf } = useRoundNames();
  const { id } = route.useParams();
  const { shown } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(RoundPageQuery, { variables: { id } });
  const [isEditing, editing] = useDisclosure();
  const [isRefreshing, refreshing] = useDisclosure();
  const [isDeleting, deleting] = useDisclosure();
  const round = data.reportingRound;
  if (!round) return <NotFoundPage />;
  const name = roundNameOf(round);
  const isBeforeReform = data.reorganisations.edges.some(
    ({ node: { effectiveOn, committeeSuccessions } }) =>
      effectiveOn > round.endsOn && effectiveOn <= today() && committeeSuccessions.totalCount > 0,
  );
  return (
    <AppPage
      breadcrumbs={[{ label: t`Báo cáo`, href: reportsHref() }, { label: name }]}
      title={name}
      kicker={t`Kỳ báo cáo của ${unitNameOf(round.committee.unit)}`}
      meta={
        <>
          <span>{roundDatesOf(round)}</span>
          <span>
            <Trans>
              Soạn từ {formatDate(round.opensOn, locale)}, hạn nộp {formatDate(round.dueOn, locale)}
            </Trans>
            {round.completeness.received < round.completeness.expected &&
              ` (${formatRelativeDays(round.dueOn, today(), locale)})`}
          </span>
          {isBeforeReform && (
            <TextLink href={restatementHref(round.id)}>
              <Trans>Theo địa giới hiện nay</Trans>
            </TextLink>
          )}
        </>
      }
      actions={
        <>
          {round.committee.viewerCanDraft && <ConsolidateRound roundId={round.id} />}
          {round.viewerCanEdit && (
            <Button variant="default" onClick={refreshing.open}>
              <Trans>Rà soát danh sách phải báo cáo</Trans>
            </Button>
          )}
          {round.viewerCanEdit && round.dueOn >= today() && (
            <Button variant="default" onClick={editing.open}>
              <Trans>Sửa kỳ</Trans>
            </Button>
          )}
          {round.viewerCanEdit && round.reports.totalCount === 0 && (
            <Button variant="default" onClick={deleting.open}>
              <Trans>Xóa kỳ</Trans>
            </Button>
          )}
        </>
      }
      side={
        <>
          <Section title={t`Mức đầy đủ`}>
            <RoundCompleteness round={round} />
          </Section>
          <MissingByName round={round} />
        </>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở báo cáo` },
        ...(round.viewerCanEdit ? [{ keys: ["X", "⇧ X"], label: t`chọn, chọn đến đây` }] : []),
      ]}
    >
      <Suspense fallback={<LoadingState lines={10} />}>
        <ExpectationTable
          roundId={round.id}
          shown={shown}
          onShow={(chosen) => navigate({ search: { shown: chosen }, replace: true })}
        />
      </Suspense>
      <EditRoundDrawer round={round} isOpen={isEditing} onClose={editing.close} />
      <DeleteRoundDialog round={round} name={name} isOpen={isDeleting} onClose={deleting.close} />
      <RefreshExpectationsDrawer round={round} isOpen={isRefreshing} onClose={refreshing.close} />
    </AppPage>
  );
}
