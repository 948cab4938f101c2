import { useApolloClient, useQuery } from "@apollo/client/react";
import { type FragmentOf, graphql } from "@camket/schema";
import { Section } from "@camket/ui/page";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useToast } from "@camket/ui/toast";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import { AttachmentList, AttachmentList_attachment, queriesWithAttachments } from "./AttachmentList.tsx";
import { ChosenFiles } from "./ChosenFiles.tsx";
import { type ChosenFile, useSending } from "./use-sending.ts";

interface AttachmentsProps {
  ownerId: string;
  attachments: readonly FragmentOf<typeof AttachmentList_attachment>[];
  canAttach: boolean;
}

/** The files of one owner, to which those who may give others. */
export function Attachments({ ownerId, attachments, canAttach }: AttachmentsProps) {
  const client = useApolloClient();
  const showToast = useToast();
  const { files, choose, sendAll, retry, cancel } = useSending();

  async function send(chosen: readonly ChosenFile[]) {
    const kept = await sendAll(ownerId, chosen);
    if (kept === 0) return;
    const shown = [...client.getObservableQueries("active")].map(({ queryName }) => queryName);
    await client.refetchQueries({ include: queriesWithAttachments.filter((name) => shown.includes(name)) });
    showToast({ message: plural(kept, { other: "Đã đính kèm # tệp." }) });
  }

  return (
    <>
      <AttachmentList attachments={attachments} />
      {canAttach && (
        <ChosenFiles
          files={files}
          onChoose={(chosen) => send(choose(chosen))}
          onCancel={cancel}
          onRetry={(failed) => send(retry([failed]))}
        />
      )}
    </>
  );
}

/** The same below one report of progress among many: where files are given is shown when it is asked for. */
export function UpdateAttachments({ canAttach, ...props }: AttachmentsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Attachments {...props} canAttach={canAttach && isOpen} />
      {canAttach && !isOpen && (
        <Button
          className="camket-no-print"
          variant="subtle"
          size="compact-sm"
          ml={-8}
          leftSection={<IconPaperclip size={16} stroke={1.8} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          <Trans>Thêm tệp</Trans>
        </Button>
      )}
    </>
  );
}

const AttachmentsOfOwnerQuery = graphql(
  `
    query AttachmentsOfOwner($id: ID!) {
      node(id: $id) {
        id
        ... on Event {
          viewerCanAttach
          attachments {
            ...AttachmentList_attachment
          }
        }
        ... on Document {
          viewerCanAttach
          attachments {
            ...AttachmentList_attachment
          }
        }
      }
    }
  `,
  [AttachmentList_attachment],
);

/** The same as a section of the page of an event or a document. */
export function AttachmentsSection({ ownerId }: { ownerId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(AttachmentsOfOwnerQuery, { variables: { id: ownerId } });
  if (data && !(data.node && "attachments" in data.node)) return null;
  const attachments = data?.node && "attachments" in data.node ? data.node.attachments : [];
  const canAttach = Boolean(data?.node && "viewerCanAttach" in data.node && data.node.viewerCanAttach);
  return (
    <Section title={t`Tệp đính kèm`} {...(data && { count: attachments.length })}>
      {data ? (
        <>
          {attachments.length === 0 && !canAttach && <EmptyState tone="quiet" title={t`Chưa có tệp nào`} />}
          <Attachments ownerId={ownerId} attachments={attachments} canAttach={canAttach} />
        </>
      ) : (
        <LoadingState lines={2} />
      )}
    </Section>
  );
}
