import { useQuery } from "@apollo/client/react";
import { graphql, type SectionKind } from "@camket/schema";
import { LoadingState } from "@camket/ui/states";
import { Plural, Trans } from "@lingui/react/macro";
import { Button, UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import classes from "./DraftedFrom.module.css";

const DraftedFromQuery = graphql(`
  query DraftedFrom($id: ID!) {
    node(id: $id) {
      __typename
      ... on Narrative {
        id
        sources(first: 100) {
          edges {
            cursor
            node {
              task {
                id
                title
              }
              event {
                id
                title
              }
              document {
                id
                reference
                subject
              }
            }
          }
        }
      }
    }
  }
`);

interface DraftedFromProps {
  kind: SectionKind;
  narrativeId: string;
  count: number;
  /** Nobody has edited or confirmed it. */
  isUnread: boolean;
  onConfirm(): void;
  register(element: HTMLElement | null): void;
}

/** What Camket drafted a section from, and how somebody says that it was read. */
export function DraftedFrom({ kind, narrativeId, count, isUnread, onConfirm, register }: DraftedFromProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.drafted} data-unread={isUnread || undefined}>
      <p>
        {kind === "SITUATION" ? (
          <Plural value={count} other="Camket soạn từ # văn bản, sự kiện" />
        ) : (
          <Plural value={count} other="Camket soạn từ # nhiệm vụ" />
        )}
        {": "}
        <UnstyledButton
          className="camket-link"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <Trans>ẩn</Trans> : <Trans>xem</Trans>}
        </UnstyledButton>
        {isUnread && (
          <Button
            ref={register}
            variant="default"
            size="compact-sm"
            leftSection={<IconCheck size={16} stroke={1.8} />}
            onClick={onConfirm}
          >
            <Trans>Đã xem, giữ như vậy</Trans>
          </Button>
        )}
      </p>
      <div id={id}>{isOpen && <Sources narrativeId={narrativeId} />}</div>
    </div>
  );
}

function Sources({ narrativeId }: { narrativeId: string }) {
  const { data } = useQuery(DraftedFromQuery, { variables: { id: narrativeId }, fetchPolicy: "cache-and-network" });
  if (data?.node?.__typename !== "Narrative") return <LoadingState lines={2} />;
  return (
    <ol className={classes.sources}>
      {data.node.sources.edges.map(({ cursor, node: { task, event, document } }) => (
        <li key={cursor}>
          {task && (
            <Link className="camket-link" to="/tasks/$id" params={{ id: task.id }}>
              {task.title}
            </Link>
          )}
          {event && (
            <Link className="camket-link" to="/events/$id" params={{ id: event.id }}>
              {event.title}
            </Link>
          )}
          {document && (
            <Link className="camket-link" to="/documents/$id" params={{ id: document.id }}>
              {[document.reference, document.subject].filter(Boolean).join(", ")}
            </Link>
          )}
          {!task && !event && !document && <Trans>Nằm ngoài phạm vi của ban mình.</Trans>}
        </li>
      ))}
    </ol>
  );
}
