CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- foldName() in the API folds what people search for the same way; a test holds the two together.
-- unaccent() is only STABLE because its dictionary could change; naming the dictionary makes IMMUTABLE true.
CREATE FUNCTION fold_name(name TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, translate(normalize(name, NFC), 'Đđ', 'Dd')));

CREATE TYPE "GrantRole" AS ENUM ('ADMINISTRATOR', 'OFFICER', 'REVIEWER', 'ANALYST', 'VIEWER');

CREATE TYPE "AuditAction" AS ENUM ('INSERT', 'UPDATE', 'DELETE');

CREATE TYPE "NotificationKind" AS ENUM ('TASK_DUE', 'TASK_LATE', 'TASK_ASSIGNED', 'REPORT_DUE', 'REPORT_LATE', 'REPORT_RETURNED', 'REPORT_TO_REVIEW');

CREATE TYPE "AdministrativeLevel" AS ENUM ('NATION', 'PROVINCE', 'DISTRICT', 'COMMUNE');

CREATE TYPE "AgencyKind" AS ENUM ('MINISTRY', 'MINISTERIAL_AGENCY', 'DEPARTMENT', 'DIVISION', 'OFFICE', 'AUTHORITY', 'POLICE', 'MILITARY', 'INSPECTORATE', 'COURT', 'SOCIAL_INSURANCE', 'PUBLIC_UNIT', 'FRONT', 'MASS_ORGANISATION');

CREATE TYPE "MembershipRole" AS ENUM ('HEAD', 'STANDING_DEPUTY_HEAD', 'DEPUTY_HEAD', 'MEMBER', 'SECRETARY');

CREATE TYPE "RegisteredNumberState" AS ENUM ('RESERVED', 'USED', 'VOIDED');

CREATE TYPE "PlanState" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'ISSUED', 'CLOSED', 'WITHDRAWN');

CREATE TYPE "TaskState" AS ENUM ('NOT_BEGUN', 'UNDER_WAY', 'DONE', 'HANDED_OVER', 'WITHDRAWN');

CREATE TYPE "Recurrence" AS ENUM ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY');

CREATE TYPE "TaskAssignmentState" AS ENUM ('SENT', 'ACCEPTED', 'ANSWERED', 'CHANGE_ASKED');

CREATE TYPE "EventKind" AS ENUM ('CONFERENCE', 'TRAINING', 'OUTREACH', 'MOCK_TRIAL', 'SUPERVISION');

CREATE TYPE "AgendaItemKind" AS ENUM ('TOPIC', 'PAPER');

CREATE TYPE "Mechanism" AS ENUM ('UPR', 'CERD', 'CESCR', 'CCPR', 'CEDAW', 'CAT', 'CRC', 'CMW', 'CRPD', 'CED', 'SPECIAL_PROCEDURES');

CREATE TYPE "RecommendationPosition" AS ENUM ('SUPPORTED', 'NOTED', 'PENDING');

CREATE TYPE "ValueType" AS ENUM ('COUNT', 'AMOUNT', 'RATIO');

CREATE TYPE "AddingRule" AS ENUM ('SUM', 'LATEST', 'MAX', 'RATIO_OF_SUMS', 'NONE');

CREATE TYPE "IndicatorSource" AS ENUM ('ENTERED', 'TASKS', 'EVENTS', 'OUTPUTS');

CREATE TYPE "ValidationRuleKind" AS ENUM ('NON_NEGATIVE', 'WHOLE_NUMBER', 'NUMERATOR_LE_DENOMINATOR', 'DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE', 'DISAGGREGATION_SUMS_TO_TOTAL', 'PART_LE_TOTAL', 'LE_INDICATOR', 'CHANGE_FROM_PREVIOUS_PERCENT');

CREATE TYPE "Severity" AS ENUM ('ERROR', 'WARNING');

CREATE TYPE "FigurePart" AS ENUM ('NUMERATOR', 'DENOMINATOR');

CREATE TYPE "SectionKind" AS ENUM ('SITUATION', 'RESULTS', 'LIMITATIONS', 'CAUSES', 'DIRECTIONS', 'PROPOSALS');

CREATE TYPE "PeriodKind" AS ENUM ('MONTH', 'QUARTER', 'HALF_YEAR_1', 'HALF_YEAR_2', 'YEAR', 'CALENDAR_HALF_1', 'CALENDAR_YEAR', 'OTHER');

CREATE TYPE "ExpectationState" AS ENUM ('EXPECTED', 'EXEMPT', 'DECLARED_MISSING');

CREATE TYPE "ReportState" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED');

CREATE TYPE "FigureState" AS ENUM ('NUMBER', 'NOTHING_AROSE');

CREATE TYPE "FigureOrigin" AS ENUM ('TYPED', 'COUNTED', 'CONSOLIDATED', 'OVERRIDDEN');

CREATE TYPE "SuppressionKind" AS ENUM ('PRIMARY', 'SECONDARY');

CREATE TYPE "DecisionKind" AS ENUM ('RETURNED', 'APPROVED');

CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isGlobalAdministrator" BOOLEAN NOT NULL DEFAULT false,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Grant" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "role" "GrantRole" NOT NULL,
    "agencyId" INTEGER,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Session" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ApiToken" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "committeeId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "committeePath" TEXT COLLATE "C",
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" INTEGER,
    "requestId" TEXT,
    "model" TEXT NOT NULL,
    "rowId" INTEGER NOT NULL,
    "action" "AuditAction" NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "hash" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payloadHash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actor","operation","key")
);

CREATE TABLE "ImportBatch" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "userId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ImportedRow" (
    "id" SERIAL NOT NULL,
    "batchId" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "rowId" INTEGER NOT NULL,

    CONSTRAINT "ImportedRow_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Notification" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SampleLoad" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SampleLoad_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SavedQuery" (
    "id" SERIAL NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SavedQuery_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SavedQueryVersion" (
    "id" SERIAL NOT NULL,
    "savedQueryId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "variables" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedQueryVersion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AdministrativeUnit" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "level" "AdministrativeLevel" NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AdministrativeUnit_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "UnitPeriod" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "parentId" INTEGER,
    "kind" TEXT NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "nameEn" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("kind" || ' ' || "name")) STORED,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "UnitPeriod_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Agency" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AgencyPeriod" (
    "id" SERIAL NOT NULL,
    "agencyId" INTEGER NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "nameEn" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL,
    "kind" "AgencyKind" NOT NULL,
    "foldedName" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("name" || ' ' || "abbreviation")) STORED,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "AgencyPeriod_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Committee" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "parentId" INTEGER,
    "path" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Committee_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CommitteePeriod" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "nameEn" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "standingAgencyId" INTEGER,
    "documentId" INTEGER,
    "foldedName" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("name")) STORED,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "CommitteePeriod_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CommitteeReach" (
    "committeeId" INTEGER NOT NULL,
    "reachedPath" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CommitteeReach_pkey" PRIMARY KEY ("committeeId","reachedPath")
);

CREATE TABLE "Seat" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "role" "MembershipRole" NOT NULL,
    "office" TEXT NOT NULL,
    "agencyId" INTEGER,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "givenName" TEXT COLLATE "vi-x-icu" NOT NULL GENERATED ALWAYS AS (regexp_replace("name", '^.*\s', '')) STORED,
    "foldedName" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("name")) STORED,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Membership" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "personId" INTEGER NOT NULL,
    "seatId" INTEGER,
    "role" "MembershipRole" NOT NULL,
    "position" TEXT NOT NULL,
    "agencyId" INTEGER,
    "documentId" INTEGER,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Reorganisation" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "documentId" INTEGER,

    CONSTRAINT "Reorganisation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "UnitSuccession" (
    "id" SERIAL NOT NULL,
    "reorganisationId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "toId" INTEGER,
    "isWhole" BOOLEAN NOT NULL,

    CONSTRAINT "UnitSuccession_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AgencySuccession" (
    "id" SERIAL NOT NULL,
    "reorganisationId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "toId" INTEGER,
    "isWhole" BOOLEAN NOT NULL,

    CONSTRAINT "AgencySuccession_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CommitteeSuccession" (
    "id" SERIAL NOT NULL,
    "reorganisationId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "toId" INTEGER,
    "isWhole" BOOLEAN NOT NULL,

    CONSTRAINT "CommitteeSuccession_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DocumentType" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "isNumbered" BOOLEAN NOT NULL,

    CONSTRAINT "DocumentType_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Document" (
    "id" SERIAL NOT NULL,
    "typeId" INTEGER NOT NULL,
    "committeeId" INTEGER,
    "committeePath" TEXT COLLATE "C",
    "provincialCommitteeId" INTEGER,
    "number" INTEGER,
    "year" INTEGER,
    "reference" TEXT,
    "issuer" TEXT NOT NULL,
    "issuedOn" DATE,
    "subject" TEXT NOT NULL,
    "foldedSubject" TEXT NOT NULL GENERATED ALWAYS AS (fold_name(coalesce("reference" || ' ', '') || "subject")) STORED,
    "revisionId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "NumberRegister" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "typeId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NumberRegister_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RegisteredNumber" (
    "id" SERIAL NOT NULL,
    "registerId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RegisteredNumberState" NOT NULL,
    "reason" TEXT,
    "documentId" INTEGER,

    CONSTRAINT "RegisteredNumber_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Theme" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "nameEn" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "descriptionEn" TEXT NOT NULL,
    "sdgs" INTEGER[],
    "position" INTEGER NOT NULL,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Group" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "nameEn" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "descriptionEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Plan" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "title" TEXT COLLATE "vi-x-icu" NOT NULL,
    "foldedTitle" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("title")) STORED,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" "PlanState" NOT NULL DEFAULT 'DRAFT',
    "reason" TEXT,
    "summary" TEXT,
    "parentPlanId" INTEGER,
    "documentId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PlanSection" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PlanSection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Task" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "planId" INTEGER,
    "sectionId" INTEGER,
    "number" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT COLLATE "vi-x-icu" NOT NULL,
    "foldedTitle" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("title")) STORED,
    "expectedResult" TEXT NOT NULL,
    "leadAgencyId" INTEGER,
    "startsOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "baselineStartsOn" DATE,
    "baselineDueOn" DATE,
    "recurrence" "Recurrence",
    "state" "TaskState" NOT NULL DEFAULT 'NOT_BEGUN',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "doneOn" DATE,
    "conclusionId" INTEGER,
    "continuesId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TaskAssignment" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "assigneeId" INTEGER NOT NULL,
    "childTaskId" INTEGER,
    "state" "TaskAssignmentState" NOT NULL DEFAULT 'SENT',
    "answer" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TaskAssignment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TaskUpdate" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "date" DATE NOT NULL,
    "progress" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "limitation" TEXT,

    CONSTRAINT "TaskUpdate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DeadlineChange" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "previousDueOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "changedOn" DATE NOT NULL,

    CONSTRAINT "DeadlineChange_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TaskOccurrence" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "dueOn" DATE NOT NULL,
    "doneOn" DATE,

    CONSTRAINT "TaskOccurrence_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TaskComment" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "authorId" INTEGER,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TaskComment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PlanRevision" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "number" INTEGER NOT NULL,
    "documentId" INTEGER,
    "issuedOn" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,

    CONSTRAINT "PlanRevision_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PlanRevisionTask" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "expectedResult" TEXT NOT NULL,
    "leadAgencyId" INTEGER,
    "startsOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,

    CONSTRAINT "PlanRevisionTask_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Event" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "kind" "EventKind" NOT NULL,
    "title" TEXT COLLATE "vi-x-icu" NOT NULL,
    "foldedTitle" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("title" || ' ' || "place")) STORED,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "isDateApproximate" BOOLEAN NOT NULL DEFAULT false,
    "place" TEXT NOT NULL,
    "documentId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AgendaItem" (
    "id" SERIAL NOT NULL,
    "eventId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "position" INTEGER NOT NULL,
    "kind" "AgendaItemKind" NOT NULL,
    "title" TEXT NOT NULL,
    "speakerOffice" TEXT,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Attendance" (
    "id" SERIAL NOT NULL,
    "eventId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "attendingCommitteeId" INTEGER,
    "agencyId" INTEGER,
    "count" INTEGER NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Conclusion" (
    "id" SERIAL NOT NULL,
    "eventId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "leadAgencyId" INTEGER,

    CONSTRAINT "Conclusion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OutputKind" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "OutputKind_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "OutputChannel" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "OutputChannel_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Output" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "month" DATE NOT NULL,
    "kindId" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Output_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Recommendation" (
    "id" SERIAL NOT NULL,
    "mechanism" "Mechanism" NOT NULL,
    "stateUnderReview" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "foldedText" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("text")) STORED,
    "recommendingStates" TEXT[],
    "position" "RecommendationPosition" NOT NULL,
    "positionText" TEXT,
    "sourceThemes" TEXT[],
    "sdgs" INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Attachment" (
    "id" SERIAL NOT NULL,
    "committeePath" TEXT COLLATE "C",
    "provincialCommitteeId" INTEGER,
    "documentId" INTEGER,
    "taskUpdateId" INTEGER,
    "eventId" INTEGER,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Indicator" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "IndicatorVersion" (
    "id" SERIAL NOT NULL,
    "indicatorId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT COLLATE "vi-x-icu" NOT NULL,
    "nameEn" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL GENERATED ALWAYS AS (fold_name("name")) STORED,
    "definition" TEXT NOT NULL,
    "definitionEn" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "unitEn" TEXT NOT NULL,
    "valueType" "ValueType" NOT NULL,
    "numeratorName" TEXT,
    "numeratorNameEn" TEXT,
    "denominatorName" TEXT,
    "denominatorNameEn" TEXT,
    "overCommittees" "AddingRule" NOT NULL,
    "overPeriods" "AddingRule" NOT NULL,
    "source" "IndicatorSource" NOT NULL,
    "smallCellThreshold" INTEGER,
    "levels" "AdministrativeLevel"[],
    "themeId" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "IndicatorVersion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Disaggregation" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "addsUpToTotal" BOOLEAN NOT NULL,

    CONSTRAINT "Disaggregation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DisaggregationCategory" (
    "id" SERIAL NOT NULL,
    "disaggregationId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "DisaggregationCategory_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ValidationRule" (
    "id" SERIAL NOT NULL,
    "indicatorVersionId" INTEGER NOT NULL,
    "kind" "ValidationRuleKind" NOT NULL,
    "severity" "Severity" NOT NULL,
    "comparedIndicatorId" INTEGER,
    "comparedPart" "FigurePart",
    "limit" DECIMAL(20,4),

    CONSTRAINT "ValidationRule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ReportTemplate" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "ReportTemplate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ReportTemplateVersion" (
    "id" SERIAL NOT NULL,
    "templateId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "levels" "AdministrativeLevel"[],
    "validFrom" DATE NOT NULL,

    CONSTRAINT "ReportTemplateVersion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TemplateSection" (
    "id" SERIAL NOT NULL,
    "templateVersionId" INTEGER NOT NULL,
    "kind" "SectionKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "guidance" TEXT NOT NULL,
    "guidanceEn" TEXT NOT NULL,
    "isRequired" BOOLEAN NOT NULL,
    "maxWords" INTEGER,

    CONSTRAINT "TemplateSection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TemplateIndicator" (
    "id" SERIAL NOT NULL,
    "sectionId" INTEGER NOT NULL,
    "indicatorId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "isRequired" BOOLEAN NOT NULL,

    CONSTRAINT "TemplateIndicator_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ReportingRound" (
    "id" SERIAL NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "name" TEXT NOT NULL,
    "periodKind" "PeriodKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "opensOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportingRound_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RoundTemplate" (
    "id" SERIAL NOT NULL,
    "roundId" INTEGER NOT NULL,
    "level" "AdministrativeLevel" NOT NULL,
    "templateVersionId" INTEGER NOT NULL,

    CONSTRAINT "RoundTemplate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RoundExpectation" (
    "id" SERIAL NOT NULL,
    "roundId" INTEGER NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "state" "ExpectationState" NOT NULL DEFAULT 'EXPECTED',
    "dueOn" DATE NOT NULL,
    "reason" TEXT,
    "responsibleCommitteeId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RoundExpectation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Report" (
    "id" SERIAL NOT NULL,
    "roundId" INTEGER NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "state" "ReportState" NOT NULL DEFAULT 'DRAFT',
    "receivedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ReportRevision" (
    "id" SERIAL NOT NULL,
    "reportId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "number" INTEGER NOT NULL,
    "sealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportRevision_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Narrative" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "section" "SectionKind" NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Narrative_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Figure" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "indicatorVersionId" INTEGER NOT NULL,
    "categoryId" INTEGER,
    "state" "FigureState" NOT NULL DEFAULT 'NUMBER',
    "numerator" DECIMAL(20,4),
    "denominator" DECIMAL(20,4),
    "origin" "FigureOrigin" NOT NULL DEFAULT 'TYPED',
    "overrideReason" TEXT,
    "explanation" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Figure_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "FigureEvidence" (
    "id" SERIAL NOT NULL,
    "figureId" INTEGER NOT NULL,
    "taskId" INTEGER,
    "eventId" INTEGER,
    "outputId" INTEGER,

    CONSTRAINT "FigureEvidence_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "FigureSuppression" (
    "figureId" INTEGER NOT NULL,
    "kind" "SuppressionKind" NOT NULL,

    CONSTRAINT "FigureSuppression_pkey" PRIMARY KEY ("figureId")
);

CREATE TABLE "ConsolidationSource" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "sourceRevisionId" INTEGER,

    CONSTRAINT "ConsolidationSource_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "StaleMark" (
    "id" SERIAL NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "sourceRevisionId" INTEGER NOT NULL,
    "markedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaleMark_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ReportDecision" (
    "id" SERIAL NOT NULL,
    "reportId" INTEGER NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "kind" "DecisionKind" NOT NULL,
    "reason" TEXT,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportDecision_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CellComment" (
    "id" SERIAL NOT NULL,
    "reportId" INTEGER NOT NULL,
    "committeePath" TEXT COLLATE "C" NOT NULL,
    "provincialCommitteeId" INTEGER,
    "indicatorId" INTEGER NOT NULL,
    "categoryId" INTEGER,
    "authorId" INTEGER,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CellComment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "_coordinating" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_coordinating_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_legalBase" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_legalBase_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_GroupToTask" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_GroupToTask_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_GroupToRecommendation" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_GroupToRecommendation_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_GroupToIndicatorVersion" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_GroupToIndicatorVersion_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_TaskToTheme" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_TaskToTheme_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_EventToTheme" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_EventToTheme_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_RecommendationToTheme" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_RecommendationToTheme_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_RecommendationToTask" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_RecommendationToTask_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE TABLE "_DisaggregationToIndicatorVersion" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_DisaggregationToIndicatorVersion_AB_pkey" PRIMARY KEY ("A","B")
);

CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE INDEX "Grant_userId_idx" ON "Grant"("userId");
CREATE INDEX "Grant_committeeId_idx" ON "Grant"("committeeId");
CREATE INDEX "Grant_committeePath_idx" ON "Grant"("committeePath");
CREATE INDEX "Grant_agencyId_idx" ON "Grant"("agencyId");
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");
CREATE INDEX "Session_userId_idx" ON "Session"("userId");
CREATE UNIQUE INDEX "ApiToken_prefix_key" ON "ApiToken"("prefix");
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");
CREATE INDEX "ApiToken_committeeId_idx" ON "ApiToken"("committeeId");
CREATE INDEX "AuditEntry_model_rowId_idx" ON "AuditEntry"("model", "rowId");
CREATE INDEX "AuditEntry_committeePath_id_idx" ON "AuditEntry"("committeePath", "id");
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");
CREATE INDEX "ImportBatch_userId_idx" ON "ImportBatch"("userId");
CREATE UNIQUE INDEX "ImportedRow_batchId_model_rowId_key" ON "ImportedRow"("batchId", "model", "rowId");
CREATE UNIQUE INDEX "Notification_userId_kind_subjectId_dueOn_key" ON "Notification"("userId", "kind", "subjectId", "dueOn");
CREATE UNIQUE INDEX "SavedQuery_ownerId_name_key" ON "SavedQuery"("ownerId", "name");
CREATE UNIQUE INDEX "SavedQueryVersion_savedQueryId_number_key" ON "SavedQueryVersion"("savedQueryId", "number");
CREATE INDEX "AdministrativeUnit_level_code_idx" ON "AdministrativeUnit"("level", "code");
CREATE UNIQUE INDEX "AdministrativeUnit_code_validFrom_key" ON "AdministrativeUnit"("code", "validFrom");
CREATE INDEX "UnitPeriod_parentId_idx" ON "UnitPeriod"("parentId");
CREATE INDEX "UnitPeriod_foldedName_idx" ON "UnitPeriod" USING GIN ("foldedName" gin_trgm_ops);
CREATE UNIQUE INDEX "UnitPeriod_unitId_validFrom_key" ON "UnitPeriod"("unitId", "validFrom");
CREATE INDEX "Agency_unitId_idx" ON "Agency"("unitId");
CREATE INDEX "AgencyPeriod_foldedName_idx" ON "AgencyPeriod" USING GIN ("foldedName" gin_trgm_ops);
CREATE UNIQUE INDEX "AgencyPeriod_agencyId_validFrom_key" ON "AgencyPeriod"("agencyId", "validFrom");
CREATE UNIQUE INDEX "Committee_path_key" ON "Committee"("path");
CREATE INDEX "Committee_unitId_idx" ON "Committee"("unitId");
CREATE INDEX "Committee_parentId_idx" ON "Committee"("parentId");
CREATE INDEX "Committee_provincialCommitteeId_idx" ON "Committee"("provincialCommitteeId");
CREATE INDEX "CommitteePeriod_standingAgencyId_idx" ON "CommitteePeriod"("standingAgencyId");
CREATE INDEX "CommitteePeriod_documentId_idx" ON "CommitteePeriod"("documentId");
CREATE INDEX "CommitteePeriod_foldedName_idx" ON "CommitteePeriod" USING GIN ("foldedName" gin_trgm_ops);
CREATE UNIQUE INDEX "CommitteePeriod_committeeId_validFrom_key" ON "CommitteePeriod"("committeeId", "validFrom");
CREATE INDEX "Seat_committeeId_idx" ON "Seat"("committeeId");
CREATE INDEX "Seat_committeePath_idx" ON "Seat"("committeePath");
CREATE INDEX "Seat_provincialCommitteeId_idx" ON "Seat"("provincialCommitteeId");
CREATE INDEX "Seat_agencyId_idx" ON "Seat"("agencyId");
CREATE INDEX "Person_givenName_name_id_idx" ON "Person"("givenName", "name", "id");
CREATE INDEX "Person_foldedName_idx" ON "Person" USING GIN ("foldedName" gin_trgm_ops);
CREATE INDEX "Membership_committeeId_startsOn_idx" ON "Membership"("committeeId", "startsOn");
CREATE INDEX "Membership_committeePath_idx" ON "Membership"("committeePath");
CREATE INDEX "Membership_provincialCommitteeId_idx" ON "Membership"("provincialCommitteeId");
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");
CREATE INDEX "Membership_seatId_idx" ON "Membership"("seatId");
CREATE INDEX "Membership_agencyId_idx" ON "Membership"("agencyId");
CREATE INDEX "Membership_documentId_idx" ON "Membership"("documentId");
CREATE INDEX "Reorganisation_effectiveOn_idx" ON "Reorganisation"("effectiveOn");
CREATE INDEX "Reorganisation_documentId_idx" ON "Reorganisation"("documentId");
CREATE INDEX "UnitSuccession_toId_idx" ON "UnitSuccession"("toId");
CREATE INDEX "UnitSuccession_reorganisationId_idx" ON "UnitSuccession"("reorganisationId");
CREATE UNIQUE INDEX "UnitSuccession_fromId_toId_key" ON "UnitSuccession"("fromId", "toId") NULLS NOT DISTINCT;
CREATE INDEX "AgencySuccession_toId_idx" ON "AgencySuccession"("toId");
CREATE INDEX "AgencySuccession_reorganisationId_idx" ON "AgencySuccession"("reorganisationId");
CREATE UNIQUE INDEX "AgencySuccession_fromId_toId_key" ON "AgencySuccession"("fromId", "toId") NULLS NOT DISTINCT;
CREATE INDEX "CommitteeSuccession_toId_idx" ON "CommitteeSuccession"("toId");
CREATE INDEX "CommitteeSuccession_reorganisationId_idx" ON "CommitteeSuccession"("reorganisationId");
CREATE UNIQUE INDEX "CommitteeSuccession_fromId_toId_key" ON "CommitteeSuccession"("fromId", "toId") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "DocumentType_code_key" ON "DocumentType"("code");
CREATE INDEX "Document_typeId_idx" ON "Document"("typeId");
CREATE INDEX "Document_issuedOn_idx" ON "Document"("issuedOn");
CREATE INDEX "Document_committeePath_idx" ON "Document"("committeePath");
CREATE INDEX "Document_provincialCommitteeId_idx" ON "Document"("provincialCommitteeId");
CREATE INDEX "Document_revisionId_idx" ON "Document"("revisionId");
CREATE INDEX "Document_foldedSubject_idx" ON "Document" USING GIN ("foldedSubject" gin_trgm_ops);
CREATE UNIQUE INDEX "Document_committeeId_typeId_year_number_key" ON "Document"("committeeId", "typeId", "year", "number");
CREATE INDEX "NumberRegister_typeId_idx" ON "NumberRegister"("typeId");
CREATE UNIQUE INDEX "NumberRegister_committeeId_typeId_year_key" ON "NumberRegister"("committeeId", "typeId", "year");
CREATE UNIQUE INDEX "RegisteredNumber_documentId_key" ON "RegisteredNumber"("documentId");
CREATE UNIQUE INDEX "RegisteredNumber_registerId_number_key" ON "RegisteredNumber"("registerId", "number");
CREATE UNIQUE INDEX "Theme_code_key" ON "Theme"("code");
CREATE UNIQUE INDEX "Group_code_key" ON "Group"("code");
CREATE UNIQUE INDEX "Plan_documentId_key" ON "Plan"("documentId");
CREATE INDEX "Plan_committeeId_startsOn_idx" ON "Plan"("committeeId", "startsOn");
CREATE INDEX "Plan_committeePath_idx" ON "Plan"("committeePath");
CREATE INDEX "Plan_provincialCommitteeId_idx" ON "Plan"("provincialCommitteeId");
CREATE INDEX "Plan_state_idx" ON "Plan"("state");
CREATE INDEX "Plan_parentPlanId_idx" ON "Plan"("parentPlanId");
CREATE INDEX "Plan_foldedTitle_idx" ON "Plan" USING GIN ("foldedTitle" gin_trgm_ops);
CREATE INDEX "PlanSection_committeePath_idx" ON "PlanSection"("committeePath");
CREATE UNIQUE INDEX "PlanSection_planId_number_key" ON "PlanSection"("planId", "number");
CREATE INDEX "Task_committeeId_dueOn_idx" ON "Task"("committeeId", "dueOn");
CREATE INDEX "Task_committeePath_idx" ON "Task"("committeePath");
CREATE INDEX "Task_provincialCommitteeId_idx" ON "Task"("provincialCommitteeId");
CREATE INDEX "Task_planId_position_idx" ON "Task"("planId", "position");
CREATE INDEX "Task_sectionId_idx" ON "Task"("sectionId");
CREATE INDEX "Task_leadAgencyId_idx" ON "Task"("leadAgencyId");
CREATE INDEX "Task_conclusionId_idx" ON "Task"("conclusionId");
CREATE INDEX "Task_continuesId_idx" ON "Task"("continuesId");
CREATE INDEX "Task_state_dueOn_idx" ON "Task"("state", "dueOn");
CREATE INDEX "Task_foldedTitle_idx" ON "Task" USING GIN ("foldedTitle" gin_trgm_ops);
CREATE UNIQUE INDEX "TaskAssignment_childTaskId_key" ON "TaskAssignment"("childTaskId");
CREATE INDEX "TaskAssignment_assigneeId_idx" ON "TaskAssignment"("assigneeId");
CREATE INDEX "TaskAssignment_committeePath_idx" ON "TaskAssignment"("committeePath");
CREATE UNIQUE INDEX "TaskAssignment_taskId_assigneeId_key" ON "TaskAssignment"("taskId", "assigneeId");
CREATE INDEX "TaskUpdate_taskId_date_idx" ON "TaskUpdate"("taskId", "date");
CREATE INDEX "TaskUpdate_committeePath_idx" ON "TaskUpdate"("committeePath");
CREATE INDEX "TaskUpdate_provincialCommitteeId_idx" ON "TaskUpdate"("provincialCommitteeId");
CREATE INDEX "DeadlineChange_taskId_idx" ON "DeadlineChange"("taskId");
CREATE INDEX "DeadlineChange_committeePath_idx" ON "DeadlineChange"("committeePath");
CREATE INDEX "TaskOccurrence_committeePath_idx" ON "TaskOccurrence"("committeePath");
CREATE UNIQUE INDEX "TaskOccurrence_taskId_dueOn_key" ON "TaskOccurrence"("taskId", "dueOn");
CREATE INDEX "TaskComment_taskId_idx" ON "TaskComment"("taskId");
CREATE INDEX "TaskComment_committeePath_idx" ON "TaskComment"("committeePath");
CREATE INDEX "TaskComment_authorId_idx" ON "TaskComment"("authorId");
CREATE INDEX "PlanRevision_documentId_idx" ON "PlanRevision"("documentId");
CREATE INDEX "PlanRevision_committeePath_idx" ON "PlanRevision"("committeePath");
CREATE UNIQUE INDEX "PlanRevision_planId_number_key" ON "PlanRevision"("planId", "number");
CREATE INDEX "PlanRevisionTask_taskId_idx" ON "PlanRevisionTask"("taskId");
CREATE INDEX "PlanRevisionTask_leadAgencyId_idx" ON "PlanRevisionTask"("leadAgencyId");
CREATE UNIQUE INDEX "PlanRevisionTask_revisionId_taskId_key" ON "PlanRevisionTask"("revisionId", "taskId");
CREATE INDEX "Event_committeeId_startsOn_idx" ON "Event"("committeeId", "startsOn");
CREATE INDEX "Event_committeePath_idx" ON "Event"("committeePath");
CREATE INDEX "Event_provincialCommitteeId_idx" ON "Event"("provincialCommitteeId");
CREATE INDEX "Event_documentId_idx" ON "Event"("documentId");
CREATE INDEX "Event_foldedTitle_idx" ON "Event" USING GIN ("foldedTitle" gin_trgm_ops);
CREATE INDEX "AgendaItem_committeePath_idx" ON "AgendaItem"("committeePath");
CREATE UNIQUE INDEX "AgendaItem_eventId_position_key" ON "AgendaItem"("eventId", "position");
CREATE INDEX "Attendance_attendingCommitteeId_idx" ON "Attendance"("attendingCommitteeId");
CREATE INDEX "Attendance_agencyId_idx" ON "Attendance"("agencyId");
CREATE INDEX "Attendance_committeePath_idx" ON "Attendance"("committeePath");
CREATE UNIQUE INDEX "Attendance_eventId_attendingCommitteeId_agencyId_key" ON "Attendance"("eventId", "attendingCommitteeId", "agencyId") NULLS NOT DISTINCT;
CREATE INDEX "Conclusion_leadAgencyId_idx" ON "Conclusion"("leadAgencyId");
CREATE INDEX "Conclusion_committeePath_idx" ON "Conclusion"("committeePath");
CREATE UNIQUE INDEX "Conclusion_eventId_number_key" ON "Conclusion"("eventId", "number");
CREATE UNIQUE INDEX "OutputKind_code_key" ON "OutputKind"("code");
CREATE UNIQUE INDEX "OutputChannel_code_key" ON "OutputChannel"("code");
CREATE INDEX "Output_kindId_idx" ON "Output"("kindId");
CREATE INDEX "Output_channelId_idx" ON "Output"("channelId");
CREATE INDEX "Output_committeePath_idx" ON "Output"("committeePath");
CREATE INDEX "Output_provincialCommitteeId_idx" ON "Output"("provincialCommitteeId");
CREATE UNIQUE INDEX "Output_committeeId_month_kindId_channelId_key" ON "Output"("committeeId", "month", "kindId", "channelId");
CREATE INDEX "Recommendation_foldedText_idx" ON "Recommendation" USING GIN ("foldedText" gin_trgm_ops);
CREATE UNIQUE INDEX "Recommendation_mechanism_stateUnderReview_cycle_reference_key" ON "Recommendation"("mechanism", "stateUnderReview", "cycle", "reference");
CREATE INDEX "Attachment_documentId_idx" ON "Attachment"("documentId");
CREATE INDEX "Attachment_taskUpdateId_idx" ON "Attachment"("taskUpdateId");
CREATE INDEX "Attachment_eventId_idx" ON "Attachment"("eventId");
CREATE INDEX "Attachment_committeePath_idx" ON "Attachment"("committeePath");
CREATE UNIQUE INDEX "Indicator_code_key" ON "Indicator"("code");
CREATE INDEX "IndicatorVersion_themeId_idx" ON "IndicatorVersion"("themeId");
CREATE INDEX "IndicatorVersion_foldedName_idx" ON "IndicatorVersion" USING GIN ("foldedName" gin_trgm_ops);
CREATE UNIQUE INDEX "IndicatorVersion_indicatorId_number_key" ON "IndicatorVersion"("indicatorId", "number");
CREATE UNIQUE INDEX "Disaggregation_code_key" ON "Disaggregation"("code");
CREATE UNIQUE INDEX "DisaggregationCategory_disaggregationId_code_key" ON "DisaggregationCategory"("disaggregationId", "code");
CREATE INDEX "ValidationRule_indicatorVersionId_idx" ON "ValidationRule"("indicatorVersionId");
CREATE INDEX "ValidationRule_comparedIndicatorId_idx" ON "ValidationRule"("comparedIndicatorId");
CREATE UNIQUE INDEX "ReportTemplate_code_key" ON "ReportTemplate"("code");
CREATE UNIQUE INDEX "ReportTemplateVersion_templateId_number_key" ON "ReportTemplateVersion"("templateId", "number");
CREATE UNIQUE INDEX "TemplateSection_templateVersionId_kind_key" ON "TemplateSection"("templateVersionId", "kind");
CREATE INDEX "TemplateIndicator_indicatorId_idx" ON "TemplateIndicator"("indicatorId");
CREATE UNIQUE INDEX "TemplateIndicator_sectionId_indicatorId_key" ON "TemplateIndicator"("sectionId", "indicatorId");
CREATE INDEX "ReportingRound_committeePath_idx" ON "ReportingRound"("committeePath");
CREATE INDEX "ReportingRound_endsOn_idx" ON "ReportingRound"("endsOn");
CREATE UNIQUE INDEX "ReportingRound_committeeId_periodKind_year_key" ON "ReportingRound"("committeeId", "periodKind", "year");
CREATE INDEX "RoundTemplate_templateVersionId_idx" ON "RoundTemplate"("templateVersionId");
CREATE UNIQUE INDEX "RoundTemplate_roundId_level_key" ON "RoundTemplate"("roundId", "level");
CREATE INDEX "RoundExpectation_committeeId_idx" ON "RoundExpectation"("committeeId");
CREATE INDEX "RoundExpectation_committeePath_idx" ON "RoundExpectation"("committeePath");
CREATE INDEX "RoundExpectation_provincialCommitteeId_idx" ON "RoundExpectation"("provincialCommitteeId");
CREATE INDEX "RoundExpectation_responsibleCommitteeId_idx" ON "RoundExpectation"("responsibleCommitteeId");
CREATE UNIQUE INDEX "RoundExpectation_roundId_committeeId_key" ON "RoundExpectation"("roundId", "committeeId");
CREATE INDEX "Report_committeeId_idx" ON "Report"("committeeId");
CREATE INDEX "Report_committeePath_idx" ON "Report"("committeePath");
CREATE INDEX "Report_provincialCommitteeId_idx" ON "Report"("provincialCommitteeId");
CREATE INDEX "Report_state_idx" ON "Report"("state");
CREATE UNIQUE INDEX "Report_roundId_committeeId_key" ON "Report"("roundId", "committeeId");
CREATE INDEX "ReportRevision_committeePath_idx" ON "ReportRevision"("committeePath");
CREATE INDEX "ReportRevision_provincialCommitteeId_idx" ON "ReportRevision"("provincialCommitteeId");
CREATE UNIQUE INDEX "ReportRevision_reportId_number_key" ON "ReportRevision"("reportId", "number");
CREATE INDEX "Narrative_committeePath_idx" ON "Narrative"("committeePath");
CREATE UNIQUE INDEX "Narrative_revisionId_section_key" ON "Narrative"("revisionId", "section");
CREATE INDEX "Figure_indicatorVersionId_idx" ON "Figure"("indicatorVersionId");
CREATE INDEX "Figure_categoryId_idx" ON "Figure"("categoryId");
CREATE INDEX "Figure_committeePath_idx" ON "Figure"("committeePath");
CREATE INDEX "Figure_provincialCommitteeId_idx" ON "Figure"("provincialCommitteeId");
CREATE UNIQUE INDEX "Figure_revisionId_indicatorVersionId_categoryId_key" ON "Figure"("revisionId", "indicatorVersionId", "categoryId") NULLS NOT DISTINCT;
CREATE INDEX "FigureEvidence_taskId_idx" ON "FigureEvidence"("taskId");
CREATE INDEX "FigureEvidence_eventId_idx" ON "FigureEvidence"("eventId");
CREATE INDEX "FigureEvidence_outputId_idx" ON "FigureEvidence"("outputId");
CREATE UNIQUE INDEX "FigureEvidence_figureId_taskId_eventId_outputId_key" ON "FigureEvidence"("figureId", "taskId", "eventId", "outputId") NULLS NOT DISTINCT;
CREATE INDEX "ConsolidationSource_committeeId_idx" ON "ConsolidationSource"("committeeId");
CREATE INDEX "ConsolidationSource_sourceRevisionId_idx" ON "ConsolidationSource"("sourceRevisionId");
CREATE UNIQUE INDEX "ConsolidationSource_revisionId_committeeId_key" ON "ConsolidationSource"("revisionId", "committeeId");
CREATE INDEX "StaleMark_sourceRevisionId_idx" ON "StaleMark"("sourceRevisionId");
CREATE UNIQUE INDEX "StaleMark_revisionId_sourceRevisionId_key" ON "StaleMark"("revisionId", "sourceRevisionId");
CREATE INDEX "ReportDecision_reportId_idx" ON "ReportDecision"("reportId");
CREATE INDEX "ReportDecision_revisionId_idx" ON "ReportDecision"("revisionId");
CREATE INDEX "ReportDecision_committeePath_idx" ON "ReportDecision"("committeePath");
CREATE INDEX "CellComment_reportId_indicatorId_idx" ON "CellComment"("reportId", "indicatorId");
CREATE INDEX "CellComment_indicatorId_idx" ON "CellComment"("indicatorId");
CREATE INDEX "CellComment_categoryId_idx" ON "CellComment"("categoryId");
CREATE INDEX "CellComment_authorId_idx" ON "CellComment"("authorId");
CREATE INDEX "CellComment_committeePath_idx" ON "CellComment"("committeePath");
CREATE INDEX "_coordinating_B_index" ON "_coordinating"("B");
CREATE INDEX "_legalBase_B_index" ON "_legalBase"("B");
CREATE INDEX "_GroupToTask_B_index" ON "_GroupToTask"("B");
CREATE INDEX "_GroupToRecommendation_B_index" ON "_GroupToRecommendation"("B");
CREATE INDEX "_GroupToIndicatorVersion_B_index" ON "_GroupToIndicatorVersion"("B");
CREATE INDEX "_TaskToTheme_B_index" ON "_TaskToTheme"("B");
CREATE INDEX "_EventToTheme_B_index" ON "_EventToTheme"("B");
CREATE INDEX "_RecommendationToTheme_B_index" ON "_RecommendationToTheme"("B");
CREATE INDEX "_RecommendationToTask_B_index" ON "_RecommendationToTask"("B");
CREATE INDEX "_DisaggregationToIndicatorVersion_B_index" ON "_DisaggregationToIndicatorVersion"("B");

ALTER TABLE "Grant" ADD CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ImportedRow" ADD CONSTRAINT "ImportedRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedQuery" ADD CONSTRAINT "SavedQuery_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedQueryVersion" ADD CONSTRAINT "SavedQueryVersion_savedQueryId_fkey" FOREIGN KEY ("savedQueryId") REFERENCES "SavedQuery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "UnitPeriod" ADD CONSTRAINT "UnitPeriod_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "AdministrativeUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "UnitPeriod" ADD CONSTRAINT "UnitPeriod_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "AdministrativeUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "AdministrativeUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AgencyPeriod" ADD CONSTRAINT "AgencyPeriod_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "AdministrativeUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommitteePeriod" ADD CONSTRAINT "CommitteePeriod_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommitteePeriod" ADD CONSTRAINT "CommitteePeriod_standingAgencyId_fkey" FOREIGN KEY ("standingAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommitteePeriod" ADD CONSTRAINT "CommitteePeriod_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommitteeReach" ADD CONSTRAINT "CommitteeReach_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Reorganisation" ADD CONSTRAINT "Reorganisation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "UnitSuccession" ADD CONSTRAINT "UnitSuccession_reorganisationId_fkey" FOREIGN KEY ("reorganisationId") REFERENCES "Reorganisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "UnitSuccession" ADD CONSTRAINT "UnitSuccession_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "AdministrativeUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "UnitSuccession" ADD CONSTRAINT "UnitSuccession_toId_fkey" FOREIGN KEY ("toId") REFERENCES "AdministrativeUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AgencySuccession" ADD CONSTRAINT "AgencySuccession_reorganisationId_fkey" FOREIGN KEY ("reorganisationId") REFERENCES "Reorganisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AgencySuccession" ADD CONSTRAINT "AgencySuccession_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AgencySuccession" ADD CONSTRAINT "AgencySuccession_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommitteeSuccession" ADD CONSTRAINT "CommitteeSuccession_reorganisationId_fkey" FOREIGN KEY ("reorganisationId") REFERENCES "Reorganisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CommitteeSuccession" ADD CONSTRAINT "CommitteeSuccession_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommitteeSuccession" ADD CONSTRAINT "CommitteeSuccession_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Document" ADD CONSTRAINT "Document_typeId_fkey" FOREIGN KEY ("typeId") REFERENCES "DocumentType"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Document" ADD CONSTRAINT "Document_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Document" ADD CONSTRAINT "Document_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "ReportRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "NumberRegister" ADD CONSTRAINT "NumberRegister_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "NumberRegister" ADD CONSTRAINT "NumberRegister_typeId_fkey" FOREIGN KEY ("typeId") REFERENCES "DocumentType"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RegisteredNumber" ADD CONSTRAINT "RegisteredNumber_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "NumberRegister"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RegisteredNumber" ADD CONSTRAINT "RegisteredNumber_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_parentPlanId_fkey" FOREIGN KEY ("parentPlanId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanSection" ADD CONSTRAINT "PlanSection_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "PlanSection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_leadAgencyId_fkey" FOREIGN KEY ("leadAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_conclusionId_fkey" FOREIGN KEY ("conclusionId") REFERENCES "Conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_continuesId_fkey" FOREIGN KEY ("continuesId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TaskAssignment" ADD CONSTRAINT "TaskAssignment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TaskAssignment" ADD CONSTRAINT "TaskAssignment_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TaskAssignment" ADD CONSTRAINT "TaskAssignment_childTaskId_fkey" FOREIGN KEY ("childTaskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TaskUpdate" ADD CONSTRAINT "TaskUpdate_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DeadlineChange" ADD CONSTRAINT "DeadlineChange_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaskOccurrence" ADD CONSTRAINT "TaskOccurrence_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaskComment" ADD CONSTRAINT "TaskComment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TaskComment" ADD CONSTRAINT "TaskComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanRevision" ADD CONSTRAINT "PlanRevision_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanRevision" ADD CONSTRAINT "PlanRevision_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanRevisionTask" ADD CONSTRAINT "PlanRevisionTask_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "PlanRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PlanRevisionTask" ADD CONSTRAINT "PlanRevisionTask_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlanRevisionTask" ADD CONSTRAINT "PlanRevisionTask_leadAgencyId_fkey" FOREIGN KEY ("leadAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Event" ADD CONSTRAINT "Event_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Event" ADD CONSTRAINT "Event_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_attendingCommitteeId_fkey" FOREIGN KEY ("attendingCommitteeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Conclusion" ADD CONSTRAINT "Conclusion_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Conclusion" ADD CONSTRAINT "Conclusion_leadAgencyId_fkey" FOREIGN KEY ("leadAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Output" ADD CONSTRAINT "Output_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Output" ADD CONSTRAINT "Output_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "OutputKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Output" ADD CONSTRAINT "Output_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "OutputChannel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_taskUpdateId_fkey" FOREIGN KEY ("taskUpdateId") REFERENCES "TaskUpdate"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DisaggregationCategory" ADD CONSTRAINT "DisaggregationCategory_disaggregationId_fkey" FOREIGN KEY ("disaggregationId") REFERENCES "Disaggregation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ValidationRule" ADD CONSTRAINT "ValidationRule_indicatorVersionId_fkey" FOREIGN KEY ("indicatorVersionId") REFERENCES "IndicatorVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ValidationRule" ADD CONSTRAINT "ValidationRule_comparedIndicatorId_fkey" FOREIGN KEY ("comparedIndicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportTemplateVersion" ADD CONSTRAINT "ReportTemplateVersion_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "ReportTemplate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TemplateSection" ADD CONSTRAINT "TemplateSection_templateVersionId_fkey" FOREIGN KEY ("templateVersionId") REFERENCES "ReportTemplateVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TemplateIndicator" ADD CONSTRAINT "TemplateIndicator_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "TemplateSection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TemplateIndicator" ADD CONSTRAINT "TemplateIndicator_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportingRound" ADD CONSTRAINT "ReportingRound_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RoundTemplate" ADD CONSTRAINT "RoundTemplate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReportingRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RoundTemplate" ADD CONSTRAINT "RoundTemplate_templateVersionId_fkey" FOREIGN KEY ("templateVersionId") REFERENCES "ReportTemplateVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RoundExpectation" ADD CONSTRAINT "RoundExpectation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReportingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RoundExpectation" ADD CONSTRAINT "RoundExpectation_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RoundExpectation" ADD CONSTRAINT "RoundExpectation_responsibleCommitteeId_fkey" FOREIGN KEY ("responsibleCommitteeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Report" ADD CONSTRAINT "Report_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReportingRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Report" ADD CONSTRAINT "Report_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Report" ADD CONSTRAINT "Report_roundId_committeeId_fkey" FOREIGN KEY ("roundId", "committeeId") REFERENCES "RoundExpectation"("roundId", "committeeId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportRevision" ADD CONSTRAINT "ReportRevision_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Narrative" ADD CONSTRAINT "Narrative_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "ReportRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "ReportRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_indicatorVersionId_fkey" FOREIGN KEY ("indicatorVersionId") REFERENCES "IndicatorVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "DisaggregationCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FigureEvidence" ADD CONSTRAINT "FigureEvidence_figureId_fkey" FOREIGN KEY ("figureId") REFERENCES "Figure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FigureEvidence" ADD CONSTRAINT "FigureEvidence_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FigureEvidence" ADD CONSTRAINT "FigureEvidence_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FigureEvidence" ADD CONSTRAINT "FigureEvidence_outputId_fkey" FOREIGN KEY ("outputId") REFERENCES "Output"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FigureSuppression" ADD CONSTRAINT "FigureSuppression_figureId_fkey" FOREIGN KEY ("figureId") REFERENCES "Figure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "ReportRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_sourceRevisionId_fkey" FOREIGN KEY ("sourceRevisionId") REFERENCES "ReportRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StaleMark" ADD CONSTRAINT "StaleMark_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "ReportRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "StaleMark" ADD CONSTRAINT "StaleMark_sourceRevisionId_fkey" FOREIGN KEY ("sourceRevisionId") REFERENCES "ReportRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportDecision" ADD CONSTRAINT "ReportDecision_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportDecision" ADD CONSTRAINT "ReportDecision_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "ReportRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CellComment" ADD CONSTRAINT "CellComment_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CellComment" ADD CONSTRAINT "CellComment_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CellComment" ADD CONSTRAINT "CellComment_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "DisaggregationCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CellComment" ADD CONSTRAINT "CellComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "_coordinating" ADD CONSTRAINT "_coordinating_A_fkey" FOREIGN KEY ("A") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_coordinating" ADD CONSTRAINT "_coordinating_B_fkey" FOREIGN KEY ("B") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_legalBase" ADD CONSTRAINT "_legalBase_A_fkey" FOREIGN KEY ("A") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_legalBase" ADD CONSTRAINT "_legalBase_B_fkey" FOREIGN KEY ("B") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_GroupToTask" ADD CONSTRAINT "_GroupToTask_A_fkey" FOREIGN KEY ("A") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_GroupToTask" ADD CONSTRAINT "_GroupToTask_B_fkey" FOREIGN KEY ("B") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_GroupToRecommendation" ADD CONSTRAINT "_GroupToRecommendation_A_fkey" FOREIGN KEY ("A") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_GroupToRecommendation" ADD CONSTRAINT "_GroupToRecommendation_B_fkey" FOREIGN KEY ("B") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_GroupToIndicatorVersion" ADD CONSTRAINT "_GroupToIndicatorVersion_A_fkey" FOREIGN KEY ("A") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_GroupToIndicatorVersion" ADD CONSTRAINT "_GroupToIndicatorVersion_B_fkey" FOREIGN KEY ("B") REFERENCES "IndicatorVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_TaskToTheme" ADD CONSTRAINT "_TaskToTheme_A_fkey" FOREIGN KEY ("A") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_TaskToTheme" ADD CONSTRAINT "_TaskToTheme_B_fkey" FOREIGN KEY ("B") REFERENCES "Theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_EventToTheme" ADD CONSTRAINT "_EventToTheme_A_fkey" FOREIGN KEY ("A") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_EventToTheme" ADD CONSTRAINT "_EventToTheme_B_fkey" FOREIGN KEY ("B") REFERENCES "Theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_RecommendationToTheme" ADD CONSTRAINT "_RecommendationToTheme_A_fkey" FOREIGN KEY ("A") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_RecommendationToTheme" ADD CONSTRAINT "_RecommendationToTheme_B_fkey" FOREIGN KEY ("B") REFERENCES "Theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_RecommendationToTask" ADD CONSTRAINT "_RecommendationToTask_A_fkey" FOREIGN KEY ("A") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_RecommendationToTask" ADD CONSTRAINT "_RecommendationToTask_B_fkey" FOREIGN KEY ("B") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_DisaggregationToIndicatorVersion" ADD CONSTRAINT "_DisaggregationToIndicatorVersion_A_fkey" FOREIGN KEY ("A") REFERENCES "Disaggregation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_DisaggregationToIndicatorVersion" ADD CONSTRAINT "_DisaggregationToIndicatorVersion_B_fkey" FOREIGN KEY ("B") REFERENCES "IndicatorVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
