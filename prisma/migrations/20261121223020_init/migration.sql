-- CreateTable
CREATE TABLE "stored_update" (
    "channel" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "lane" TEXT,
    "payload" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "day" DATE NOT NULL,

    CONSTRAINT "stored_update_pkey" PRIMARY KEY ("channel","number")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
    "kind" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "about" JSONB NOT NULL DEFAULT '{}',
    "dedupe" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "twice" TEXT NOT NULL DEFAULT 'fine',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "account_id" TEXT,
    "message_id" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "due" (
    "organisation_id" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "due_pkey" PRIMARY KEY ("organisation_id","job")
);

-- CreateTable
CREATE TABLE "claim" (
    "job" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "missed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("job","organisation_id","period")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "organisation_id" TEXT NOT NULL,
    "parent_id" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("organisation_id","from")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "phone_tail" TEXT,
    "card_tail" TEXT,
    "tails_until" DATE,
    "unreachable" BOOLEAN NOT NULL DEFAULT false,
    "pin" TEXT,
    "pin_failures" INTEGER NOT NULL DEFAULT 0,
    "pin_until" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "party_status" TEXT NOT NULL,
    "cell" TEXT,
    "joined_on" DATE,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "thing_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "party_status" TEXT NOT NULL,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("thing_id","person_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "person_id" TEXT,
    "invitation_id" TEXT,
    "language" TEXT,
    "linked_on" DATE,
    "blocked" BOOLEAN NOT NULL DEFAULT false,
    "state" BYTEA,
    "owed" BYTEA,
    "view_hash" TEXT,
    "dirty" BOOLEAN NOT NULL DEFAULT false,
    "closes_at" TIMESTAMPTZ(3),
    "tidy_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent" BOOLEAN NOT NULL DEFAULT false,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3),
    "asked_by" TEXT,
    "others" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_set" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "question_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "state" TEXT NOT NULL DEFAULT 'proposed',

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "question_set_id" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "tally" BYTEA,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "self_check" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "question_set_id" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL DEFAULT false,
    "record" BYTEA,
    "keep_until" DATE,

    CONSTRAINT "self_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stored_update_state_idx" ON "stored_update"("state");

-- CreateIndex
CREATE INDEX "stored_update_day_idx" ON "stored_update"("day");

-- CreateIndex
CREATE UNIQUE INDEX "notice_dedupe_key" ON "notice"("dedupe");

-- CreateIndex
CREATE INDEX "notice_state_not_before_idx" ON "notice"("state", "not_before");

-- CreateIndex
CREATE INDEX "notice_person_id_seq_idx" ON "notice"("person_id", "seq");

-- CreateIndex
CREATE INDEX "due_at_idx" ON "due"("at");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_code_key" ON "organisation"("code");

-- CreateIndex
CREATE INDEX "placement_parent_id_idx" ON "placement"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_code_key" ON "person"("code");

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_organisation_id_from_key" ON "membership"("person_id", "organisation_id", "from");

-- CreateIndex
CREATE INDEX "participant_person_id_idx" ON "participant"("person_id");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "account_view_hash_idx" ON "account"("view_hash");

-- CreateIndex
CREATE INDEX "account_closes_at_idx" ON "account"("closes_at");

-- CreateIndex
CREATE INDEX "account_tidy_at_idx" ON "account"("tidy_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_channel_address_key" ON "account"("channel", "address");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_person_id_key" ON "invitation"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_code_hash_key" ON "invitation"("code_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "consent_person_id_idx" ON "consent"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_set_version_key" ON "question_set"("version");

-- CreateIndex
CREATE UNIQUE INDEX "question_set_digest_key" ON "question_set"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_organisation_id_kind_period_key" ON "meeting"("organisation_id", "kind", "period");

-- CreateIndex
CREATE UNIQUE INDEX "round_meeting_id_key" ON "round"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "round_organisation_id_period_key" ON "round"("organisation_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "self_check_person_id_period_key" ON "self_check"("person_id", "period");
