import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatPeriodName } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { OpenRoundDrawer } from "./OpenRoundDrawer.tsx";
import { nextPeriod } from "./round-opening.ts";

const RoundsToOpenQuery = graphql(`
  query RoundsToOpen {
    viewer {
      id
      homeCommittee {
        id
        name
        nameEn
        viewerCanOpenRound
        rounds(first: 20) {
          edges {
            node {
              id
              periodKind
              year
            }
          }
        }
      }
    }
  }
`);

interface RoundsToOpenProps {
  isOpening: boolean;
  onOpen(): void;
  onClose(): void;
}

/** The period that the viewer's committee should open next. Nothing for those who open none. */
export function RoundsToOpen({ isOpening, onOpen, onClose }: RoundsToOpenProps) {
  const locale = useLocale();
  const { nameOf } = useNames();
  const { data } = useSuspenseQuery(RoundsToOpenQuery);
  const home = data.viewer?.homeCommittee;
  if (!home?.viewerCanOpenRound) return null;
  const period = nextPeriod(
    home.rounds.edges.map(({ node }) => node),
    today(),
  );
  return (
    <>
      {period ? (
        <Note tone="acc">
          <Group justify="space-between" gap="sm">
            <Trans>Kỳ {formatPeriodName(period, locale)} chưa mở.</Trans>
            <Button onClick={onOpen}>
              <Trans>Mở kỳ</Trans>
            </Button>
          </Group>
        </Note>
      ) : (
        <Group justify="flex-end" mb="xs">
          <Button variant="default" onClick={onOpen}>
            <Trans>Mở kỳ</Trans>
          </Button>
        </Group>
      )}
      <OpenRoundDrawer
        isOpen={isOpening}
        onClose={onClose}
        committee={{ id: home.id, label: nameOf(home) }}
        period={period}
      />
    </>
  );
}
