import { Kbd } from "@camket/ui/kbd";
import { useLetterKeys } from "@camket/ui/provider";
import { useWords } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { Modal, Switch } from "@mantine/core";
import classes from "./KeysDialog.module.css";
import { findKeys, type PageKey, useLetterKeysSwitch } from "./keys.ts";
import { footerNavigation, navigation } from "./navigation.ts";

interface KeysDialogProps {
  isOpen: boolean;
  onClose(): void;
  pageKeys: readonly PageKey[];
}

export function KeysDialog({ isOpen, onClose, pageKeys }: KeysDialogProps) {
  const { t, i18n } = useLingui();
  const words = useWords();
  const hasLetterKeys = useLetterKeys();
  const setLetterKeys = useLetterKeysSwitch();
  const groups = [
    { title: t`Trên trang này`, keys: pageKeys },
    {
      title: t`Đi tới`,
      keys: [...navigation, ...footerNavigation].map(({ letter, label }) => ({
        keys: ["G", letter.toUpperCase()],
        label: i18n._(label),
      })),
    },
    {
      title: t`Ở mọi nơi`,
      keys: [
        { keys: findKeys, label: t`tìm hoặc ra lệnh` },
        { keys: ["J", "K"], label: t`xuống, lên trong bảng` },
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
        { keys: "Esc", label: t`đóng` },
        { keys: "?", label: t`bảng phím này` },
      ],
    },
  ];
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={620}
      title={<strong>{words.keys}</strong>}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <div className={classes.groups}>
        {groups
          .filter(({ keys }) => keys.length > 0)
          .map(({ title, keys }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {keys.map(({ keys, label }) => (
                  <div key={label}>
                    <dt>
                      <Kbd keys={keys} />
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <Switch
        mt="lg"
        checked={hasLetterKeys}
        label={t`Dùng phím tắt một chữ`}
        onChange={(event) => setLetterKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}
