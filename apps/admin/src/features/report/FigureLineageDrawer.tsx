import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { LoadingState, NotFoundState } from "@camket/ui/states";
import { useWords } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer, FocusTrap } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "./FigureLineage.module.css";
import { FigureLineage, FigureLineage_figure } from "./FigureLineage.tsx";
import { useFigureParam } from "./use-figure-param.ts";

const FigureLineageQuery = graphql(
  `
    query FigureLineage($id: ID!, $after: String) {
      node(id: $id) {
        __typename
        ... on Figure {
          id
          ...FigureLineage_figure
        }
      }
    }
  `,
  [FigureLineage_figure],
);

/** One figure, one proof. Which figure stands in the address. */
export function FigureLineageDrawer() {
  const { t } = useLingui();
  const words = useWords();
  const { figure, close } = useFigureParam();
  // What is shown stays while the drawer slides away.
  const [shown, setShown] = useState(figure);
  useEffect(() => {
    if (figure) setShown(figure);
  }, [figure]);
  return (
    <Drawer
      className="camket-no-print"
      opened={figure !== undefined}
      onClose={close}
      size={792}
      padding="lg"
      title={t`Nguồn gốc số liệu`}
      closeButtonProps={{ "aria-label": words.close }}
      classNames={{ title: classes.drawerTitle ?? "" }}
    >
      <FocusTrap.InitialFocus />
      <CopyAddress />
      {shown && <Lineage key={shown} id={shown} />}
    </Drawer>
  );
}

function Lineage({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery(FigureLineageQuery, { variables: { id } });
  if (error) throw error;
  if (!data) return <LoadingState lines={8} hasTitle />;
  if (data.node?.__typename !== "Figure")
    return (
      <NotFoundState title={t`Không tìm thấy số liệu này`}>
        <Trans>Số liệu không còn trong bản nháp, hoặc nằm ngoài phạm vi của ban mình.</Trans>
      </NotFoundState>
    );
  return <FigureLineage figure={data.node} />;
}

function CopyAddress() {
  const { copied, copy } = useClipboard();
  return (
    <Button
      variant="subtle"
      className={classes.address ?? ""}
      leftSection={copied ? <IconCheck size={16} stroke={1.8} /> : <IconCopy size={16} stroke={1.8} />}
      onClick={() => copy(window.location.href)}
    >
      {copied ? <Trans>Đã chép</Trans> : <Trans>Chép đường dẫn</Trans>}
    </Button>
  );
}
