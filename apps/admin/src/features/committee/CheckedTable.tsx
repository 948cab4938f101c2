import { formatNumber } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, Suspense } from "react";
import type { FollowedJob } from "../access/use-job.ts";
import classes from "./TableImport.module.css";

interface CheckedTableProps {
  job: FollowedJob;
  /** Whether anything was mended since. */
  isChanged: boolean;
  isAsking: boolean;
  onStart(isPreview: boolean, validOnly: boolean): void;
  /** How its numbers are written, where that is asked. */
  numberStyle: ReactNode;
  seen: ReactNode;
  /** The rows with something wrong. */
  children: ReactNode;
}

/** What a check or an import came to, and the next step. */
export function CheckedTable({ job, isChanged, isAsking, onStart, numberStyle, seen, children }: CheckedTableProps) {
  const locale = useLocale();
  const countOf = (measure: string) => job.counts.find((each) => each.measure === measure)?.count ?? 0;
  const failed = countOf("FAILED");
  const problems = job.entryCounts.find(({ kind }) => kind === "PROBLEM")?.count ?? 0;
  const work = job.entryCounts.some(({ kind }) => kind !== "PROBLEM");
  if (job.batch?.undoneAt) return null;
  if (!job.isPreview && job.state === "DONE" && (job.batch || problems === 0))
    return (
      <Note>
        {job.batch ? <Trans>Đã nhập. {seen}</Trans> : <Trans>Mọi dòng đã có sẵn, không ghi gì thêm. {seen}</Trans>}
      </Note>
    );
  return (
    <>
      {problems > 0 && (
        <p role="status">
          <Plural
            value={problems}
            other={`${formatNumber(problems, locale)} chỗ sai. Sửa ngay trong bảng, phím Enter sang ô kế tiếp; tệp gốc không đổi.`}
          />
        </p>
      )}
      {numberStyle}
      {problems > 0 && <Suspense fallback={<LoadingState lines={6} />}>{children}</Suspense>}
      <div className={classes.actions}>
        {problems === 0 && !isChanged && work && (
          <Button loading={isAsking} onClick={() => onStart(false, false)}>
            <Trans>Nhập tất cả</Trans>
          </Button>
        )}
        <Button
          variant={problems > 0 || isChanged || !work ? "filled" : "default"}
          loading={isAsking}
          onClick={() => onStart(true, false)}
        >
          <Trans>Kiểm tra lại</Trans>
        </Button>
        {problems > 0 && !isChanged && work && (
          <Button variant="default" loading={isAsking} onClick={() => onStart(false, true)}>
            <Plural value={failed} other={`Chỉ nhập dòng hợp lệ, bỏ ${formatNumber(failed, locale)} dòng sai`} />
          </Button>
        )}
        {problems === 0 &&
          !work &&
          (countOf("UNCHANGED") > 0 ? (
            <Trans>Mọi dòng đã có sẵn, không có gì để nhập.</Trans>
          ) : (
            <Trans>Không dòng nào của tệp có nội dung để nhập. Điền tệp, lưu lại rồi chọn lại.</Trans>
          ))}
      </div>
    </>
  );
}
