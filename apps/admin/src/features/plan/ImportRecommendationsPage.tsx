import { useApolloClient, useSuspenseQuery } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { ChoiceField, TextField } from "@camket/ui/field";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useFailureWords } from "../../failure.ts";
import { useIntent } from "../../intent.ts";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { Refusal_error } from "../../refusal.ts";
import { JobProgress } from "../access/JobProgress.tsx";
import type { FollowedJob } from "../access/use-job.ts";
import { FileDrop } from "../committee/FileDrop.tsx";
import { sendTable, TableRefused } from "../committee/send-table.ts";
import { recommendationsHref } from "./hrefs.ts";
import classes from "./Recommendations.module.css";
import { useMechanismNames } from "./recommendation-words.ts";

const ImportRecommendationsPageQuery = graphql(`
  query ImportRecommendationsPage {
    viewer {
      isGlobalAdministrator
    }
  }
`);

const ImportRecommendations = graphql(
  `
    mutation ImportRecommendations($input: ImportRecommendationsInput!) {
      importRecommendations(input: $input) {
        __typename
        ... on Job {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const OUR_STATE = "Viet Nam";

const route = getRouteApi("/recommendations/import");

/** A list of recommendations, from the file to what it wrote. */
export function ImportRecommendationsPage() {
  const { t, i18n } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useApolloClient();
  const failureWords = useFailureWords();
  const mechanismNames = useMechanismNames();
  const { data } = useSuspenseQuery(ImportRecommendationsPageQuery);
  const { send, isSending: isAsking, failure } = useIntent(ImportRecommendations);
  const [fileName, setFileName] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!data.viewer?.isGlobalAdministrator) return <NotFoundPage />;

  const { table, job, mechanism = "UPR", state = OUR_STATE, cycle = "" } = search;
  const mechanisms = Object.keys(mechanismNames) as (keyof typeof mechanismNames)[]; // keys of an object literal
  // What was checked was checked with what was said then.
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, job: undefined, ...changes }), replace: true });

  async function sendFile(file: File) {
    setRefusal(null);
    setSending(true);
    try {
      const sent = await sendTable(file, { purpose: "recommendations", locale: i18n.locale });
      setFileName(file.name);
      await change({ table: sent.id });
    } catch (error) {
      setRefusal(error instanceof TableRefused ? error.message : failureWords(error));
    } finally {
      setSending(false);
    }
  }

  async function start(isPreview: boolean) {
    if (!table) return setRefusal(t`Chọn tệp trước.`);
    setRefusal(null);
    const input = { tableId: table, mechanism, stateUnderReview: state, cycle: cycle || null, isPreview };
    const answer = (await send({ input }))?.importRecommendations;
    if (answer?.__typename === "Job") return change({ job: answer.id });
    if (!answer) return setRefusal(failure ?? t`Chưa gửi được. Gửi lại sau ít phút.`);
    const error = readFragment(Refusal_error, answer);
    const isCycle = error.__typename === "InvalidInputError" && error.fields.some(({ path }) => path === "cycle");
    const isTable = error.__typename === "InvalidInputError" && error.fields.some(({ path }) => path === "tableId");
    setRefusal(
      isCycle
        ? t`Tệp không ghi năm, nên cần ghi chu kỳ.`
        : isTable
          ? t`Không còn tệp này: tệp chỉ được giữ một ngày. Chọn lại tệp.`
          : error.message,
    );
  }

  async function end({ isPreview, batch }: FollowedJob) {
    // What was written may stand on every page that was open before.
    if (!isPreview && batch) await client.refetchQueries({ include: "active" });
  }

  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Khuyến nghị", context: "danh sách" }), href: recommendationsHref() },
        { label: t`Nhập danh mục` },
      ]}
      title={t`Nhập danh mục khuyến nghị`}
      meta={
        <span>
          <Trans>Khuyến nghị đã có cùng số được ghi lại nếu tệp ghi khác; không khuyến nghị nào bị xóa.</Trans>
        </span>
      }
    >
      <Section title={t`1. Tệp và nguồn`}>
        <FileDrop fileName={fileName} isSending={isSending} accept=".docx,.xlsx,.csv,text/csv" onFile={sendFile}>
          <Trans>
            Danh mục theo chủ đề của Liên hợp quốc, nguyên dạng Word (.docx), hoặc bảng XLSX, CSV có cột nội dung và lập
            trường; nhiều nhất 10 MB. Tệp gửi lên được giữ một ngày.
          </Trans>
        </FileDrop>
        <div className={classes.fields}>
          <ChoiceField
            label={t`Cơ chế`}
            description={t`ai đưa ra khuyến nghị`}
            labels={mechanismNames}
            value={mechanism}
            onChange={({ currentTarget: { value } }) =>
              change({ mechanism: mechanisms.find((each) => each === value) })
            }
          />
          <TextField
            label={t`Quốc gia được rà soát`}
            description={t`tên tiếng Anh như Liên hợp quốc ghi`}
            required
            value={state}
            onChange={({ currentTarget: { value } }) => change({ state: value })}
          />
          <TextField
            label={t`Chu kỳ`}
            description={t`để trống nếu mỗi dòng của tệp có năm`}
            value={cycle}
            onChange={({ currentTarget: { value } }) => change({ cycle: value || undefined })}
          />
        </div>
        {!job && (
          <Button loading={isAsking} onClick={() => start(true)}>
            <Trans>Kiểm tra</Trans>
          </Button>
        )}
        {refusal && (
          <div role="alert">
            <Note tone="late">{refusal}</Note>
          </div>
        )}
      </Section>
      {job && (
        <Section title={t`2. Kiểm tra và nhập`}>
          <JobProgress key={job} id={job} onEnd={end}>
            {(followed) =>
              followed.finishedAt && <CheckedList job={followed} isAsking={isAsking} onStart={() => start(false)} />
            }
          </JobProgress>
        </Section>
      )}
    </AppPage>
  );
}

interface CheckedListProps {
  job: FollowedJob;
  isAsking: boolean;
  onStart(): void;
}

/** What a check or an import came to, and the next step. */
function CheckedList({ job, isAsking, onStart }: CheckedListProps) {
  const seen = (
    <TextLink href={recommendationsHref()}>
      <Trans>Xem danh sách khuyến nghị</Trans>
    </TextLink>
  );
  if (job.state !== "DONE") return null;
  const skipped = job.entryCounts.find(({ kind }) => kind === "PROBLEM")?.count ?? 0;
  const hasWork = job.entryCounts.some(({ kind }) => kind !== "PROBLEM");
  return (
    <>
      {skipped > 0 && (
        <Note tone="warn">
          <Plural value={skipped} other="# dòng không đọc được nên để lại, kể ở “Chỗ sai” bên dưới." />
        </Note>
      )}
      {job.isPreview && hasWork && (
        <div className={classes.actions}>
          <Button loading={isAsking} onClick={onStart}>
            <Trans>Nhập</Trans>
          </Button>
        </div>
      )}
      {job.isPreview && !hasWork && (
        <Note>
          <Trans>Mọi khuyến nghị trong tệp đã có sẵn, không có gì để nhập. {seen}</Trans>
        </Note>
      )}
      {!job.isPreview && (
        <Note>
          {job.batch ? (
            <Trans>Đã nhập. {seen}</Trans>
          ) : (
            <Trans>Mọi khuyến nghị đã có sẵn, không ghi gì thêm. {seen}</Trans>
          )}
        </Note>
      )}
    </>
  );
}
