-- CreateTable
CREATE TABLE "own_record" (
    "key" TEXT NOT NULL,
    "record" BYTEA NOT NULL,

    CONSTRAINT "own_record_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "feedback_case" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "record" BYTEA NOT NULL,
    "author" BYTEA NOT NULL,

    CONSTRAINT "feedback_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_reader" (
    "case_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "feedback_reader_pkey" PRIMARY KEY ("case_id","key")
);

-- CreateTable
CREATE TABLE "feedback_release" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "record" BYTEA NOT NULL,

    CONSTRAINT "feedback_release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "names_opened" (
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "names_opened_pkey" PRIMARY KEY ("organisation_id","person_id","quarter")
);

-- CreateIndex
CREATE INDEX "feedback_case_organisation_id_state_idx" ON "feedback_case"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "feedback_case_held_by_state_idx" ON "feedback_case"("held_by", "state");

-- CreateIndex
CREATE INDEX "feedback_release_key_idx" ON "feedback_release"("key");

-- CreateIndex
CREATE INDEX "feedback_release_organisation_id_quarter_idx" ON "feedback_release"("organisation_id", "quarter");
