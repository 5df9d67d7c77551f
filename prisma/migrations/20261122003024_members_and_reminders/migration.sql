-- A notice may also be told to an organisation's group.
ALTER TABLE "notice" RENAME COLUMN "person_id" TO "to_id";
ALTER INDEX "notice_person_id_seq_idx" RENAME TO "notice_to_id_seq_idx";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "group_of" TEXT,
ADD COLUMN     "suspended" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "freezes_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "status_until" DATE;

-- AlterTable
ALTER TABLE "question_set" ADD COLUMN     "organisation_id" TEXT;

-- AlterTable
ALTER TABLE "self_check" ADD COLUMN     "locked_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "role_change" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "until" DATE,
    "asked_by" TEXT NOT NULL,
    "asked_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,

    CONSTRAINT "role_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "entered_by" TEXT NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "actor_id" TEXT,
    "role" TEXT,
    "action" TEXT NOT NULL,
    "subject_id" TEXT,
    "thing_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_made" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation_id" TEXT,
    "person_id" TEXT NOT NULL,
    "people" TEXT[],
    "made_on" DATE NOT NULL,

    CONSTRAINT "document_made_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wording" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "content" JSONB NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_wish" (
    "person_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "snoozed_until" TIMESTAMPTZ(3),
    "silent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "reminder_wish_pkey" PRIMARY KEY ("person_id","period")
);

-- CreateTable
CREATE TABLE "raised" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "text" BYTEA NOT NULL,

    CONSTRAINT "raised_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "role_change_organisation_id_person_id_key" ON "role_change"("organisation_id", "person_id");

-- CreateIndex
CREATE INDEX "absence_person_id_idx" ON "absence"("person_id");

-- CreateIndex
CREATE INDEX "audit_entry_organisation_id_at_idx" ON "audit_entry"("organisation_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_at_idx" ON "audit_entry"("subject_id", "at");

-- CreateIndex
CREATE INDEX "document_made_organisation_id_idx" ON "document_made"("organisation_id");

-- CreateIndex
CREATE INDEX "document_made_people_idx" ON "document_made" USING GIN ("people");

-- CreateIndex
CREATE INDEX "raised_meeting_id_idx" ON "raised"("meeting_id");

-- CreateIndex
CREATE INDEX "raised_person_id_idx" ON "raised"("person_id");

-- CreateIndex
CREATE INDEX "account_group_of_idx" ON "account"("group_of");
