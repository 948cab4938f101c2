import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { ChoiceField, DateField } from "@camket/ui/field";
import { formatDate } from "@camket/ui/format";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Thread } from "@camket/ui/thread";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useRef } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { CategoryField } from "./CategoryField.tsx";
import { FigureLineageDrawer } from "./FigureLineageDrawer.tsx";
import { reportsHref, roundHref } from "./hrefs.ts";
import classes from "./ReportsPage.module.css";
import { RestatementTable } from "./RestatementTable.tsx";
import { useRoundNames } from "./round-names.ts";

const RestatementPageQuery = graphql(`
  query RestatementPage($id: ID!) {
    reportingRound(id: $id) {
      id
      name
      periodKind
      year
      startsOn
      endsOn
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
      indicators {
        id
        name
        nameEn
        indicator {
          id
          code
        }
      }
    }
  }
`);

const route = getRouteApi("/rounds/$id/restatement");

/** A round of the past on the map of today, or of any other day: what was merged is put together, nothing is shared out. */
export function RestatementPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const { roundNameOf, roundDatesOf } = useRoundNames();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const dayField = useRef<HTMLInputElement>(null);
  const now = today();
  const asOf = search.asOf ?? now;
  const { data } = useSuspenseQuery(RestatementPageQuery, { variables: { id } });
  const round = data.reportingRound;
  const versions = round?.indicators ?? [];
  const version = search.indicator ? versions.find(({ indicator }) => indicator.id === search.indicator) : versions[0];
  const shown = useDeferredValue({ version, categoryId: search.category, asOf });
  if (!round) return <NotFoundPage />;

  const name = roundNameOf(round);
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const map = asOf === now ? t`Theo địa giới hiện nay` : t`Theo địa giới ngày ${formatDate(asOf, locale)}`;
  const indicatorName = version && `${version.indicator.code} ${nameOf(version)}`;

  return (
    <AppPage
      breadcrumbs={[
        { label: t`Báo cáo`, href: reportsHref() },
        { label: name, href: roundHref(round.id) },
        { label: map },
      ]}
      title={`${name}, ${map.charAt(0).toLowerCase()}${map.slice(1)}`}
      kicker={t`Kỳ báo cáo của ${unitNameOf(round.committee.unit)}`}
      thread={
        <Thread
          knots={[{ label: t`Kỳ ${roundDatesOf(round)}`, href: roundHref(round.id) }, { label: map }]}
          current={1}
        />
      }
      isPast={asOf < now}
      meta={
        <span>
          <Trans>
            Báo cáo cũ giữ nguyên. Số của các đơn vị đã nhập được gộp lại; số của đơn vị đã chia tách không bị chia ra.
          </Trans>
        </span>
      }
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.8} />} onClick={() => window.print()}>
          <Trans>In</Trans>
        </Button>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: ["→", "←"], label: t`mở, đóng số đã dùng` },
        { keys: "↵", label: t`mở báo cáo` },
        { keys: "T", label: t`chọn ngày của địa giới`, onPress: { t: () => dayField.current?.focus() } },
      ]}
    >
      <div className={`${classes.filters} camket-no-print`}>
        <ChoiceField
          label={t`Chỉ tiêu`}
          labels={Object.fromEntries(
            versions.map((each) => [each.indicator.id, `${each.indicator.code} ${nameOf(each)}`]),
          )}
          {...(!version && { emptyLabel: t`Chọn chỉ tiêu` })}
          value={version?.indicator.id ?? ""}
          onChange={(event) => change({ indicator: event.currentTarget.value || undefined, category: undefined })}
        />
        {version && (
          <CategoryField
            key={version.id}
            versionId={version.id}
            categoryId={search.category}
            onChange={(category) => change({ category })}
          />
        )}
        <DateField
          label={t`Địa giới tại ngày`}
          value={asOf}
          onChange={(day) => day && change({ asOf: day === now ? undefined : day })}
          ref={dayField}
        />
      </div>
      {shown.version ? (
        <Suspense fallback={<LoadingState lines={10} />}>
          <RestatementTable
            caption={indicatorName ?? ""}
            roundId={round.id}
            indicatorId={shown.version.indicator.id}
            categoryId={shown.categoryId}
            asOf={shown.asOf}
            empty={
              <EmptyState
                title={t`Ngày này không có ban cấp dưới nào của ${unitNameOf(round.committee.unit)} trong phạm vi được xem`}
                actions={
                  asOf !== now && (
                    <Button variant="default" onClick={() => change({ asOf: undefined })}>
                      <Trans>Xem theo địa giới hiện nay</Trans>
                    </Button>
                  )
                }
              />
            }
          />
        </Suspense>
      ) : (
        <EmptyState
          title={versions.length > 0 ? t`Kỳ này không hỏi chỉ tiêu ấy` : t`Kỳ này không hỏi chỉ tiêu nào`}
          actions={
            <ButtonLink href={roundHref(round.id)}>
              <Trans>Về kỳ báo cáo</Trans>
            </ButtonLink>
          }
        />
      )}
      <FigureLineageDrawer />
    </AppPage>
  );
}
