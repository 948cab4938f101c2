import { useQuery } from "@apollo/client/react";
import { readFigure } from "@camket/figure-text";
import { graphql, readFragment } from "@camket/schema";
import { FormDrawer } from "@camket/ui/form-layout";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { OwnPartRow, OwnPartRow_figure, type OwnTexts, readOwnPart } from "./OwnPartRow.tsx";
import classes from "./OwnParts.module.css";

const OwnPartsQuery = graphql(
  `
    query OwnParts($id: ID!, $after: String) {
      node(id: $id) {
        __typename
        ... on ReportRevision {
          id
          figures(first: 100, after: $after) {
            edges {
              node {
                ...OwnPartRow_figure
              }
            }
            pageInfo {
              endCursor
              hasNextPage
            }
          }
        }
      }
    }
  `,
  [OwnPartRow_figure],
);

const SaveOwnParts = graphql(
  `
    mutation SaveOwnParts($input: SaveOwnPartsInput!) {
      saveOwnParts(input: $input) {
        __typename
        ... on Report {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface OwnPartsProps {
  reportId: string;
  revisionId: string;
}

/** Each consolidated figure: what those below make, what the committee adds, and the whole. */
export function OwnPartsDrawer({ isOpen, onClose, ...props }: OwnPartsProps & { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  return (
    <FormDrawer isOpen={isOpen} onClose={onClose} title={t`Phần của chính ban và số của cấp dưới`} width={792}>
      <OwnParts {...props} />
    </FormDrawer>
  );
}

function OwnParts({ reportId, revisionId }: OwnPartsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const { data, fetchMore, refetch } = useQuery(OwnPartsQuery, {
    variables: { id: revisionId },
    fetchPolicy: "cache-and-network",
  });
  const { send, isSending, failure } = useIntent(SaveOwnParts);
  const [typed, setTyped] = useState<ReadonlyMap<string, OwnTexts>>(new Map());
  const figures = data?.node?.__typename === "ReportRevision" ? data.node.figures : undefined;
  const next = figures?.pageInfo.hasNextPage ? figures.pageInfo.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  if (!figures) return <LoadingState lines={8} />;
  const rows = figures.edges
    .map(({ node }) => node)
    .filter((node) => {
      const { origin, indicatorVersion } = readOwnPart(node);
      return origin !== "COUNTED" && indicatorVersion.overCommittees !== "NONE";
    });
  if (rows.length === 0) return <EmptyState title={t`Chưa có số nào được tổng hợp`} />;

  const decimal = (text: string) => {
    const read = readFigure(text, locale);
    return read.kind === "NUMBER" ? read.value : null;
  };

  async function save() {
    const changed = rows.flatMap((row) => {
      const { id, version, category, indicatorVersion } = readOwnPart(row);
      const texts = typed.get(id);
      return texts
        ? {
            indicatorId: indicatorVersion.indicator.id,
            ...(category && { categoryId: category.id }),
            expectedVersion: version,
            numerator: decimal(texts.numerator),
            denominator: decimal(texts.denominator),
          }
        : [];
    });
    const result = (await send({ input: { reportId, figures: changed } }))?.saveOwnParts;
    if (!result) return;
    if (result.__typename !== "Report")
      return showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
    setTyped(new Map());
    await refetch();
    showToast({ message: t`Đã lưu phần của chính ban.` });
  }

  return (
    <>
      <Text c="var(--camket-ink2)" mb="sm">
        <Trans>Phần của chính ban được cộng vào số của cấp dưới theo quy tắc gộp của từng chỉ tiêu.</Trans>
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Chỉ tiêu</Trans>
            </th>
            <th scope="col">
              <Trans>Cấp dưới</Trans>
            </th>
            <th scope="col">
              <Trans>Chính ban</Trans>
            </th>
            <th scope="col">
              <Trans>Cả hai</Trans>
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { id } = readOwnPart(row);
            return (
              <OwnPartRow
                key={id}
                reportId={reportId}
                figure={row}
                texts={typed.get(id)}
                onType={(texts) => setTyped((others) => new Map(others).set(id, texts))}
                onChanged={() => refetch()}
              />
            );
          })}
        </tbody>
      </table>
      <Group className={classes.foot ?? ""} gap="xs">
        <Button disabled={typed.size === 0} loading={isSending} onClick={save}>
          {typed.size === 0 ? <Trans>Lưu</Trans> : <Plural value={typed.size} other="Lưu # số" />}
        </Button>
        {failure && <span role="alert">{failure}</span>}
      </Group>
    </>
  );
}
