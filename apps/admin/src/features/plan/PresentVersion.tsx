import { Facts, Note } from "@camket/ui/page";
import { Trans } from "@lingui/react/macro";

interface PresentVersionProps {
  facts: readonly { label: string; value: string }[];
}

/** Somebody else saved in the meantime: what they saved, beside what was typed. */
export function PresentVersion({ facts }: PresentVersionProps) {
  return (
    <Note tone="warn">
      <div role="status">
        <Trans>
          Nội dung vừa được sửa ở nơi khác; dưới đây là bản hiện tại. Những gì đã nhập vẫn còn trong các ô: xem lại rồi
          lưu lần nữa.
        </Trans>
        <Facts facts={facts.filter(({ value }) => value)} />
      </div>
    </Note>
  );
}
