import { Mark } from "@camket/ui/shell";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { chooseLocale } from "../../locale.ts";
import classes from "./DoorPage.module.css";
import { Weave } from "./Weave.tsx";

interface DoorPageProps {
  /** Of the document. */
  title: string;
  heading: ReactNode;
  children: ReactNode;
}

/** What stands before the door: nobody has signed in yet. */
export function DoorPage({ title, heading, children }: DoorPageProps) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <div className={classes.door}>
      <title>{`${title} · Camket`}</title>
      <div className={classes.side}>
        <header className={classes.head}>
          <Mark size={32} />
          <span className={classes.name}>Camket</span>
          <SegmentedControl
            className={classes.language}
            aria-label={t`Ngôn ngữ`}
            value={locale}
            data={[
              { value: "vi", label: "Tiếng Việt" },
              { value: "en", label: "English" },
            ]}
            onChange={(chosen) => chooseLocale(chosen === "en" ? "en" : "vi")}
          />
        </header>
        <main className={classes.main}>
          <h1 className={classes.heading}>{heading}</h1>
          {children}
        </main>
        <footer className={classes.foot}>
          <Trans>Không lưu hồ sơ về bất kỳ người dân nào. Số liệu về người chỉ là tổng số.</Trans>
        </footer>
      </div>
      <div className={classes.night}>
        <Weave />
      </div>
    </div>
  );
}
