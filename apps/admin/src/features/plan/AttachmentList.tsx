import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconPhoto,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import classes from "./Attachments.module.css";
import { formatSize } from "./attachment-words.ts";

export const AttachmentList_attachment = graphql(`
  fragment AttachmentList_attachment on Attachment {
    id
    fileName
    mediaType
    size
    href
    viewerCanDelete
  }
`);

const DeleteAttachment = graphql(
  `
    mutation DeleteAttachment($input: DeleteAttachmentInput!) {
      deleteAttachment(input: $input) {
        __typename
        ... on Attachment {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

/** The queries in which files stand. */
export const queriesWithAttachments = ["TaskPage", "AttachmentsOfOwner"];

interface AttachmentListProps {
  attachments: readonly FragmentOf<typeof AttachmentList_attachment>[];
}

/** Files to be saved; those who may, delete them. */
export function AttachmentList({ attachments }: AttachmentListProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const { send, isSending } = useIntent(DeleteAttachment, { refetchQueries: queriesWithAttachments });
  const [asked, setAsked] = useState<{ id: string; fileName: string } | null>(null);
  if (attachments.length === 0) return null;

  async function remove() {
    if (!asked) return;
    const result = (await send({ input: asked }))?.deleteAttachment;
    setAsked(null);
    if (result?.__typename === "Attachment") showToast({ message: t`Đã xóa tệp “${asked.fileName}”.` });
    else
      showToast({
        tone: "late",
        message: result ? readFragment(Refusal_error, result).message : t`Chưa xóa được; tệp vẫn còn nguyên.`,
      });
  }

  return (
    <>
      <ul className={classes.files}>
        {attachments.map((each) => {
          const { id, fileName, mediaType, size, href, viewerCanDelete } = readFragment(
            AttachmentList_attachment,
            each,
          );
          const Icon = iconOf(mediaType);
          return (
            <li key={id}>
              <Icon size={18} stroke={1.6} aria-hidden className={classes.icon} />
              <span className={classes.words}>
                <a className={classes.link} href={href} download={fileName}>
                  {fileName}
                </a>
                <span className={classes.size}>{formatSize(size, locale)}</span>
              </span>
              {viewerCanDelete && (
                <Tooltip label={t`Xóa tệp`}>
                  <ActionIcon
                    className="camket-no-print"
                    variant="subtle"
                    aria-label={t`Xóa tệp ${fileName}`}
                    onClick={() => setAsked({ id, fileName })}
                  >
                    <IconTrash size={16} stroke={1.8} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        isOpen={asked !== null}
        title={t`Xóa tệp này?`}
        confirmLabel={t`Xóa tệp`}
        isBusy={isSending}
        onConfirm={remove}
        onCancel={() => setAsked(null)}
      >
        <Trans>“{asked?.fileName ?? ""}” sẽ bị xóa hẳn, không lấy lại được. Nhật ký còn ghi tên tệp.</Trans>
      </ConfirmDialog>
    </>
  );
}

function iconOf(mediaType: string) {
  if (mediaType === "application/pdf") return IconFileTypePdf;
  if (mediaType.startsWith("image/")) return IconPhoto;
  if (/sheet|csv/.test(mediaType)) return IconFileSpreadsheet;
  return /word|text/.test(mediaType) ? IconFileText : IconFile;
}
