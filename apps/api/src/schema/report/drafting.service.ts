import type { Prisma, SectionKind, Transaction } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { transact } from "../../transact.ts";
import { combine } from "./consolidation.service.ts";
import { countFigures } from "./counting.service.ts";
import {
  composeSection,
  ofDocument,
  ofEvent,
  ofTask,
  type Passage,
  quoted,
  type SectionDraft,
  sayDay,
} from "./narrative-draft.ts";
import { AGAINST_TYPING, holdDraft } from "./report.service.ts";
import { formSelect, sectionsOf } from "./report-sheet.ts";
import { periodAfter } from "./reporting-period.ts";

/** Of each kind of work; a section has no room for more. */
const MOST_TOLD = 300;
const AT_LENGTH = { timeout: 20_000 };

/**
 * Counts again what is counted, and drafts again what nobody has edited or confirmed. What a person typed stays.
 *
 * @returns the id of the report.
 */
export async function refillReport(reportId: number, context: Context): Promise<number> {
  return transact(
    context,
    async (tx) => {
      const { draftId } = await holdDraft(reportId, context, tx, AGAINST_TYPING);
      await recount([draftId], tx);
      await draftNarratives(reportId, draftId, tx);
      return reportId;
    },
    AT_LENGTH,
  );
}

/** What is consolidated follows. */
export async function recount(draftIds: number[], tx: Transaction) {
  await countFigures(draftIds, tx);
  await combine(draftIds, tx);
}

/**
 * Takes an event out of what drafts were counted and drafted from.
 *
 * @returns the drafts, to be counted again once it is gone.
 */
export async function releaseFromDrafts(eventId: number, tx: Transaction): Promise<number[]> {
  const inDraft = { revision: { sealedAt: null } };
  const drafts = await tx.reportRevision.findMany({
    where: { sealedAt: null, figures: { some: { evidence: { some: { eventId } } } } },
    select: { id: true },
  });
  await tx.figureEvidence.deleteMany({ where: { eventId, figure: inDraft } });
  await tx.narrativeSource.deleteMany({ where: { eventId, narrative: inDraft } });
  return drafts.map(({ id }) => id);
}

interface Period {
  committeeId: number;
  startsOn: Date;
  endsOn: Date;
}

/** Drafts every section of the form that tells of the committee's work, but those that somebody wrote. */
export async function draftNarratives(reportId: number, draftId: number, tx: Transaction) {
  const report = await tx.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { committeeId: true, ...formSelect, round: { select: { ...formSelect.round.select, startsOn: true } } },
  });
  const { startsOn, endsOn } = report.round;
  const period = { committeeId: report.committeeId, startsOn, endsOn };
  const drafts: SectionDraft[] = [];
  for (const { kind, maxWords } of sectionsOf(report))
    drafts.push(composeSection(kind, await tell[kind](period, tx), maxWords));
  const written = await tx.$queryRaw<{ id: number; section: SectionKind }[]>`
    INSERT INTO "Narrative" ("revisionId", "section", "text", "isDrafted")
    SELECT ${draftId}, draft."section", draft."text", draft."text" <> ''
    FROM jsonb_to_recordset(${JSON.stringify(drafts, ["section", "text"])}::jsonb) AS draft("section" "SectionKind", "text" TEXT)
    WHERE draft."text" <> ''
      OR EXISTS (SELECT FROM "Narrative" WHERE "revisionId" = ${draftId} AND "section" = draft."section" AND "isDrafted")
    ON CONFLICT ("revisionId", "section") DO UPDATE SET "text" = EXCLUDED."text", "isDrafted" = EXCLUDED."isDrafted",
      "version" = "Narrative"."version" + 1
      WHERE ("Narrative"."isDrafted" OR "Narrative"."text" = '') AND "Narrative"."text" <> EXCLUDED."text"
    RETURNING "id", "section"`;
  await tx.narrativeSource.deleteMany({ where: { narrativeId: { in: written.map(({ id }) => id) } } });
  await tx.narrativeSource.createMany({
    data: written.flatMap(({ id, section }) =>
      drafts
        .filter((draft) => draft.section === section)
        .flatMap(({ sources }) => sources.map((source) => ({ narrativeId: id, ...source }))),
    ),
  });
}

/** Tasks that the committee undertook: of plans as issued, and not those of an amendment being written. */
const undertaken = ({ committeeId }: Period) =>
  ({ committeeId, amendsId: null, baselineDueOn: { not: null } }) satisfies Prisma.TaskWhereInput;

const during = ({ startsOn, endsOn }: Omit<Period, "committeeId">) => ({ gte: startsOn, lte: endsOn });

/** What each section says of the period; each line is one row of the committee's work. */
const tell: Record<SectionKind, (period: Period, tx: Transaction) => Promise<Passage[]>> = {
  async SITUATION(period, tx) {
    const documents = await tx.document.findMany({
      where: { committeeId: period.committeeId, issuedOn: during(period), reference: { not: null }, revisionId: null },
      orderBy: [{ issuedOn: "asc" }, { id: "asc" }],
      take: MOST_TOLD,
      select: { id: true, reference: true, issuedOn: true, subject: true, type: { select: { name: true } } },
    });
    const events = await tx.event.findMany({
      where: { committeeId: period.committeeId, startsOn: during(period), conclusions: { some: {} } },
      orderBy: [{ startsOn: "asc" }, { id: "asc" }],
      take: MOST_TOLD,
      select: {
        id: true,
        title: true,
        startsOn: true,
        conclusions: { orderBy: { number: "asc" }, take: 20, select: { text: true } },
      },
    });
    return [
      {
        heading: `Trong kỳ, Ban Chỉ đạo đã ban hành ${documents.length} văn bản:`,
        lines: documents.map(({ id, type, reference, issuedOn, subject }) => ({
          source: ofDocument(id),
          text: `${type.name} số ${reference}${issuedOn ? ` ngày ${sayDay(issuedOn)}` : ""}: ${quoted(subject)}.`,
        })),
      },
      {
        heading: `Kết luận của ${events.length} hội nghị, sự kiện trong kỳ:`,
        lines: events.flatMap(({ id, title, startsOn, conclusions }) =>
          conclusions.map(({ text }) => ({
            source: ofEvent(id),
            text: `${quoted(title)}, ngày ${sayDay(startsOn)}: ${quoted(text)}.`,
          })),
        ),
      },
    ];
  },

  async RESULTS(period, tx) {
    const tasks = await tx.task.findMany({
      where: { ...undertaken(period), state: "DONE", doneOn: during(period) },
      orderBy: [{ doneOn: "asc" }, { id: "asc" }],
      take: MOST_TOLD,
      select: {
        id: true,
        title: true,
        doneOn: true,
        dueOn: true,
        themes: { orderBy: { position: "asc" }, take: 1, select: { id: true, name: true, position: true } },
        updates: { orderBy: [{ date: "desc" }, { id: "desc" }], take: 1, select: { note: true } },
      },
    });
    const themes = new Map(tasks.map(({ themes: [theme] }) => [theme?.id, theme]));
    return [...themes.values()]
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((theme) => ({ theme, ofTheme: tasks.filter(({ themes: [first] }) => first?.id === theme?.id) }))
      .map(({ theme, ofTheme }) => ({
        heading: `**${theme?.name ?? "Nhiệm vụ chung"}.** Đã hoàn thành ${ofTheme.length} nhiệm vụ:`,
        lines: ofTheme.map(({ id, title, doneOn, dueOn, updates: [last] }) => {
          const days = doneOn ? daysBetween(dueOn, doneOn) : 0;
          const done = `hoàn thành ngày ${sayDay(doneOn ?? dueOn)}, ${days > 0 ? `chậm ${days} ngày` : "đúng hạn"}`;
          return {
            source: ofTask(id),
            text: [`${quoted(title)}: ${done}.`, last?.note ? `${quoted(last.note)}.` : ""].join(" ").trim(),
          };
        }),
      }));
  },

  async LIMITATIONS(period, tx) {
    const updates = await tx.taskUpdate.findMany({
      where: { task: undertaken(period), date: during(period), limitation: { not: null } },
      orderBy: [{ date: "desc" }, { id: "desc" }],
      take: MOST_TOLD,
      select: { taskId: true, limitation: true, task: { select: { title: true } } },
    });
    const last = new Map(updates.toReversed().map((update) => [update.taskId, update]));
    return [
      {
        heading: `Còn ${last.size} nhiệm vụ gặp khó khăn, hạn chế:`,
        lines: [...last.values()].map(({ taskId, limitation, task }) => ({
          source: ofTask(taskId),
          text: `${quoted(task.title)}: ${quoted(limitation ?? "")}.`,
        })),
      },
    ];
  },

  async CAUSES(period, tx) {
    const changes = await tx.deadlineChange.findMany({
      where: { task: undertaken(period), changedOn: during(period) },
      orderBy: [{ changedOn: "asc" }, { id: "asc" }],
      take: MOST_TOLD,
      select: { taskId: true, reason: true, previousDueOn: true, dueOn: true, task: { select: { title: true } } },
    });
    return [
      {
        heading: `Nguyên nhân của ${changes.length} lần gia hạn nhiệm vụ trong kỳ:`,
        lines: changes.map(({ taskId, reason, previousDueOn, dueOn, task }) => ({
          source: ofTask(taskId),
          text: `${quoted(task.title)}, từ ngày ${sayDay(previousDueOn)} đến ngày ${sayDay(dueOn)}: ${quoted(reason)}.`,
        })),
      },
    ];
  },

  async DIRECTIONS(period, tx) {
    const tasks = await tx.task.findMany({
      where: { ...undertaken(period), state: { in: ["NOT_BEGUN", "UNDER_WAY"] }, dueOn: during(periodAfter(period)) },
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      take: MOST_TOLD,
      select: { id: true, title: true, dueOn: true, expectedResult: true },
    });
    return [
      {
        heading: `Kỳ tới, Ban Chỉ đạo tập trung thực hiện ${tasks.length} nhiệm vụ:`,
        lines: tasks.map(({ id, title, dueOn, expectedResult }) => ({
          source: ofTask(id),
          text: `${quoted(title)}, hạn ngày ${sayDay(dueOn)}${expectedResult ? `; kết quả: ${quoted(expectedResult)}` : ""}.`,
        })),
      },
    ];
  },

  async PROPOSALS() {
    return [];
  },
};

/** What serves no field of rights stands last. */
const placeOf = (theme: { position: number } | undefined) => theme?.position ?? Number.MAX_SAFE_INTEGER;

const daysBetween = (from: Date, to: Date) => Math.round((to.valueOf() - from.valueOf()) / 86_400_000);
