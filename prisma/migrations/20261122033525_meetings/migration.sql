-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "adopted_at" TIMESTAMPTZ(3),
ADD COLUMN     "agenda" BYTEA,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "minutes" BYTEA,
ADD COLUMN     "note_taker_id" TEXT,
ADD COLUMN     "posted_at" TIMESTAMPTZ(3),
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "with_id" TEXT;

-- CreateTable
CREATE TABLE "attendance" (
    "meeting_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "intention" TEXT,
    "reason" TEXT,
    "words" BYTEA,
    "present" TEXT,
    "excused" BOOLEAN,
    "entered_by" TEXT,
    "spoke" TEXT,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "name" BYTEA NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "added_on" DATE NOT NULL,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_part" (
    "paper_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "paper_part_pkey" PRIMARY KEY ("paper_id","n")
);

-- CreateTable
CREATE TABLE "group_post" (
    "meeting_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,

    CONSTRAINT "group_post_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "owner_id" TEXT,
    "due" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "record" BYTEA NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branch_request" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "meeting_id" TEXT,
    "asked_on" DATE NOT NULL,
    "answered_on" DATE,
    "record" BYTEA NOT NULL,

    CONSTRAINT "branch_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orientation" (
    "organisation_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "sent_on" DATE NOT NULL,
    "record" BYTEA NOT NULL,

    CONSTRAINT "orientation_pkey" PRIMARY KEY ("organisation_id","period")
);

-- CreateTable
CREATE TABLE "visit" (
    "organisation_id" TEXT NOT NULL,
    "period" TEXT NOT NULL DEFAULT '',
    "person_id" TEXT NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("organisation_id","period")
);

-- CreateTable
CREATE TABLE "visit_note" (
    "meeting_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "came" BOOLEAN NOT NULL,
    "record" BYTEA,
    "on" DATE NOT NULL,

    CONSTRAINT "visit_note_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateIndex
CREATE INDEX "attendance_person_id_idx" ON "attendance"("person_id");

-- CreateIndex
CREATE INDEX "paper_meeting_id_idx" ON "paper"("meeting_id");

-- CreateIndex
CREATE INDEX "group_post_account_id_idx" ON "group_post"("account_id");

-- CreateIndex
CREATE INDEX "assignment_organisation_id_state_idx" ON "assignment"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "assignment_owner_id_idx" ON "assignment"("owner_id");

-- CreateIndex
CREATE INDEX "branch_request_organisation_id_idx" ON "branch_request"("organisation_id");

-- CreateIndex
CREATE INDEX "branch_request_held_by_answered_on_idx" ON "branch_request"("held_by", "answered_on");

-- CreateIndex
CREATE INDEX "visit_person_id_idx" ON "visit"("person_id");

-- CreateIndex
CREATE INDEX "meeting_with_id_idx" ON "meeting"("with_id");

-- AddForeignKey
ALTER TABLE "paper_part" ADD CONSTRAINT "paper_part_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;
